using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Which units are assessed, since when and until when, in which category, ranked or not.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ParticipantsModel(CampaignDbContext db, Access access, ParticipantChanging changing, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 50;

    /// <param name="LastDay">Inclusive; null while it takes part until further notice.</param>
    public sealed record ParticipantView(int UnitId, string Name, UnitKind Kind, string Category, bool IsRanked, DateOnly JoinedOn, DateOnly? LastDay, bool IsOver);

    /// <summary>Also those that have left.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Past { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [FromRoute]
    public int Id { get; set; }

    public Campaign Campaign { get; private set; } = null!;
    public string? Office { get; private set; }
    public PageOf<ParticipantView> Participants { get; private set; } = new();
    public IReadOnlyList<OpenRoundView> OpenRounds { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];
    public Refusal? WhyNotChange => Campaign.State.WhyNotPlan();
    public int CountToday => Campaign.ParticipantsOn(access.Today).Count;

    public IDictionary<string, string> Filters => new Dictionary<string, string>(StringComparer.Ordinal) { ["category"] = Category ?? "", ["past"] = Past ? "true" : "false" };

    public async Task<IActionResult> OnGetAsync(int? p, CancellationToken ct)
    {
        if (await changing.FindAsync(Id, ct) is not { } campaign)
        {
            return NotFound();
        }

        Campaign = campaign;
        Categories = [new(texts["Campaigns.Participants.AnyCategory"], ""), .. campaign.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(c.Name, c.Code, c.Code == Category))];
        Office = await db.Units.Where(u => u.Id == campaign.Outline.OfficeUnitId).Select(u => u.Name).SingleOrDefaultAsync(ct);
        OpenRounds = await changing.OpenRoundsAsync(Id, ct);
        Participants = await Rows(Q?.Trim()).PageAsync(p, PageSize, ct);
        return Page();
    }

    private IQueryable<ParticipantView> Rows(string? search)
    {
        var today = access.Today;
        return from x in db.Campaigns.Where(c => c.Id == Id).SelectMany(c => c.Participations)
               where (Past || x.LeftOn == null || x.LeftOn > today) && (string.IsNullOrEmpty(Category) || x.CategoryCode == Category)
               join u in db.Units on x.UnitId equals u.Id
               where string.IsNullOrEmpty(search) || u.Name.Contains(search)
               orderby u.Path, x.JoinedOn
               select new ParticipantView(
                   u.Id, u.Name, u.Kind,
                   db.Campaigns.Where(c => c.Id == Id).SelectMany(c => c.Categories).Where(c => c.Code == x.CategoryCode).Select(c => c.Name).First(),
                   x.IsRanked, x.JoinedOn, x.LeftOn == null ? null : x.LeftOn.Value.AddDays(-1), x.LeftOn != null && x.LeftOn <= today);
    }
}
