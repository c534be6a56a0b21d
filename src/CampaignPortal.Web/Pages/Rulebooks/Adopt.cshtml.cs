using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Says what the next round will do otherwise, and which rounds keep what they have; then adopts both documents at once.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class AdoptModel(CampaignDbContext db, Access access, RulebookDesk desk, RulebookReading reading, RulebookAdopting adopting, RulebookWords words, DifferenceWords differences)
    : PageModel, IRedisplay
{
    public sealed record RoundView(Quarter Quarter, RoundState State, bool IsDecided);

    public sealed class DraftForm
    {
        public long Version { get; set; }
    }

    public sealed class CampaignForm
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public DraftForm Input { get; set; } = new();

    [BindProperty]
    public CampaignForm Stored { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public IReadOnlyList<string> Problems { get; private set; } = [];
    public IReadOnlyList<DifferenceSection> Sections { get; private set; } = [];

    /// <summary>Rounds that are open or over: they stay on what they pinned.</summary>
    public IReadOnlyList<RoundView> Keeping { get; private set; } = [];

    /// <summary>The next one that opens.</summary>
    public RoundView? Next { get; private set; }

    public Refusal? WhyNot => Open.WhyNotEdit ?? (Problems.Count > 0 ? Refusal.Incomplete : WhyNotName);
    private Refusal? WhyNotName { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version, Stored.Version) = (open, open.Version, open.Campaign.Version);
        var offices = await reading.OfficesAsync(ct);
        Problems = [.. RulebookChecks.Run(open.Book, offices.Keys.ToHashSet(StringComparer.Ordinal)).Select(p => words.Of(p, open.Book))];
        WhyNotName = await adopting.WhyNotNameAsync(open.Campaign, open.Adopted, open.Book, ct);
        Sections = differences.Of(open.Adopted, open.Book, offices);
        var rounds = await db.Rounds.Where(r => r.CampaignId == Id).OrderBy(r => r.Quarter.Year).ThenBy(r => r.Quarter.Number)
            .Select(r => new RoundView(r.Quarter, r.State, db.RoundResults.Any(x => x.RoundId == r.Id && ResultStates.InForce.Contains(x.State)))).ToListAsync(ct);
        Keeping = [.. rounds.Where(r => r.State != RoundState.Planned)];
        Next = rounds.Find(r => r.State == RoundState.Planned);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AnyAsync(c => c.Id == Id, ct))
        {
            return NotFound();
        }

        await adopting.AdoptAsync(Id, Input.Version, Stored.Version, access.Self, ct);
        TempData["Notice"] = "Rulebooks.Adopt.Done";
        return RedirectToPage("Details", new { Id });
    }
}
