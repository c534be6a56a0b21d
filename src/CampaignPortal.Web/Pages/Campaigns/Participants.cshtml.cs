using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Which units are assessed, in which category, ranked or not. A change counts from today on; open rounds keep what they pinned.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ParticipantsModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public IList<Row> Units { get; } = [];
    }

    public sealed class Row
    {
        public int UnitId { get; set; }
        public bool IsIn { get; set; }
        public string Category { get; set; } = "";
        public bool IsRanked { get; set; } = true;
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public IReadOnlyDictionary<int, string> Names { get; private set; } = new Dictionary<int, string>();
    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Campaign is not null)
        {
            var joined = Campaign.ParticipantsOn(access.Today).ToDictionary(p => p.UnitId);
            foreach (var id in Names.Keys)
            {
                var present = joined.GetValueOrDefault(id);
                Input.Units.Add(new Row
                {
                    UnitId = id, IsIn = present is not null, Category = present?.CategoryCode ?? Categories[0].Value, IsRanked = present?.IsRanked ?? true,
                });
            }
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        Categories = [.. campaign.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(c.Name, c.Code))];
        Names = await CandidatesAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        var candidates = await CandidatesAsync(ct);
        if (Input.Units.Any(r => !candidates.ContainsKey(r.UnitId)))
        {
            return NotFound();
        }

        db.ExpectVersion(campaign, Input.Version);
        foreach (var row in Input.Units)
        {
            Apply(campaign, row);
        }

        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.Participants.Done";
        return RedirectToPage("Details", new { Id });
    }

    /// <summary>Leaves a unit alone whose row says what is stored already.</summary>
    private void Apply(Campaign campaign, Row row)
    {
        var (today, now) = (access.Today, clock.GetUtcNow());
        var present = campaign.ParticipantsOn(today).SingleOrDefault(p => p.UnitId == row.UnitId);
        var isSame = present is not null && row.IsIn && present.CategoryCode == row.Category && present.IsRanked == row.IsRanked;
        if (present is not null && !isSame)
        {
            campaign.Leave(row.UnitId, today, access.Self, now);
        }

        if (row.IsIn && !isSame)
        {
            campaign.Join(row.UnitId, row.Category, row.IsRanked, today, access.Self, now);
        }
    }

    /// <summary>Units below the organiser, in tree order.</summary>
    private async Task<IReadOnlyDictionary<int, string>> CandidatesAsync(CancellationToken ct) =>
        await db.Units.VisibleTo(access, Permit.SetUpCampaigns).Where(u => u.ClosedOn == null).OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, ct);

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == Id, ct);
}
