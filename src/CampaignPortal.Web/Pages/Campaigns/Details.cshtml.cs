using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>One campaign as its administrator sees it: what it is, what is missing before it can start, and its quarters.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class DetailsModel(CampaignDbContext db, Access access, Schemes schemes, CampaignPortraits portraits, WeightWords weights) : PageModel
{
    /// <param name="Result">State of the newest result; null while there is none.</param>
    public sealed record RoundView(int Id, Quarter Quarter, RoundState State, RoundDates Dates, ResultState? Result);
    public sealed record PhaseView(PhasePlan Plan, PhaseState State, int TaskCount);
    public sealed record CategoryView(string Name, int Count, int Ranked);

    /// <summary>Something that is missing, and the page where it is said.</summary>
    public sealed record MissingView(StartBlocker Blocker, string Page);

    public Campaign Campaign { get; private set; } = null!;
    public CampaignPortrait Portrait { get; private set; } = null!;
    public AboutView About => new(Campaign, Portrait);
    public IReadOnlyList<MissingView> Missing { get; private set; } = [];
    public IReadOnlyList<CategoryView> Categories { get; private set; } = [];
    public IReadOnlyList<PhaseView> Phases { get; private set; } = [];
    public IReadOnlyList<RoundView> Rounds { get; private set; } = [];
    public string Weights { get; private set; } = "";
    public bool IsRunning => Campaign.State == CampaignState.Running;
    public bool MayStart => Campaign.WhyNotStart(access.Today) is null;
    public bool MayDiscard { get; private set; }
    public bool MayArchive => Campaign.WhyNotArchive() is null;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations)
            .AsSingleQuery().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (campaign is null)
        {
            return NotFound();
        }

        (Campaign, Portrait) = (campaign, await portraits.OfAsync(campaign, ct));
        Missing = campaign.State == CampaignState.Draft ? [.. campaign.StartBlockers(access.Today).Select(b => new MissingView(b, PageOf(b)))] : [];
        var present = campaign.ParticipantsOn(access.Today);
        Categories = [.. campaign.Categories.OrderBy(c => c.Order).Select(c => new CategoryView(
            c.Name, present.Count(p => p.CategoryCode == c.Code), present.Count(p => p.CategoryCode == c.Code && p.IsRanked)))];
        Rounds = await db.Rounds.Where(r => r.CampaignId == id).OrderByDescending(r => r.Quarter.Year).ThenByDescending(r => r.Quarter.Number)
            .Select(r => new RoundView(
                r.Id, r.Quarter, r.State, r.Dates, db.RoundResults.Where(x => x.RoundId == r.Id).OrderByDescending(x => x.Number).Select(x => (ResultState?)x.State).FirstOrDefault())).ToListAsync(ct);
        var belowCount = await db.Campaigns.CountAsync(c => c.Outline.ParentCampaignId == id && c.State != CampaignState.Discarded, ct);
        MayDiscard = campaign.WhyNotDiscard(Rounds.Count, belowCount) is null;
        var phases = await PhaseGate.Of(db, id).AsNoTracking()
            .Select(p => new { Phase = p, Tasks = db.PhaseTasks.Count(t => t.PhaseId == p.Id && t.CancelledAt == null) }).ToListAsync(ct);
        Phases = phases.ConvertAll(p => new PhaseView(p.Phase.Plan, p.Phase.StateAt(access.ArrivedAt), p.Tasks));
        Weights = campaign.SchemeVersionId is { } version ? weights.Brief((await schemes.OfVersionAsync(version, ct)).Content) : "";
        return Page();
    }

    private static string PageOf(StartBlocker blocker) => blocker switch
    {
        StartBlocker.ParticipantsTooFew => "AddParticipants",
        StartBlocker.SchemeMissing or StartBlocker.StandardsMissing => "/Rulebooks/Details",
        StartBlocker.OfficeNotChosen => "Edit",
        _ => "Settings",
    };
}
