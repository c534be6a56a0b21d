using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Opens a planned round by hand, earlier than its day.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class OpenModel(CampaignDbContext db, Access access, RoundOpening opening) : PageModel, IRedisplay
{
    public sealed record RoundView(Quarter Quarter, RoundState State, DateOnly OpensOn, string Campaign, int ParticipantCount, long Version);

    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public RoundView Round { get; private set; } = null!;
    public Refusal? WhyNot => Round.State == RoundState.Planned ? null : Refusal.WrongState;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var today = access.Today;
        var round = await (from r in db.Rounds.Organised(access, Permit.RunRounds)
                           where r.Id == Id
                           join c in db.Campaigns on r.CampaignId equals c.Id
                           select new RoundView(
                               r.Quarter, r.State, r.Dates.OpensOn, c.Name,
                               c.Participations.Count(p => p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today)), r.Version)).SingleOrDefaultAsync(ct);
        if (round is null)
        {
            return NotFound();
        }

        (Round, Input.Version) = (round, round.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.Rounds.Organised(access, Permit.RunRounds).AnyAsync(r => r.Id == Id, ct))
        {
            return NotFound();
        }

        await opening.OpenAsync(Id, Input.Version, access.Self, ct);
        TempData["Notice"] = "Rounds.Open.Done";
        return RedirectToPage("Details", new { Id });
    }
}
