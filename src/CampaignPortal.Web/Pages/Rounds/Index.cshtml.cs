using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>The quarters of the campaigns that concern the person, newest first.</summary>
[Authorize(Policy = Permit.SeeRounds)]
public sealed class IndexModel(CampaignDbContext db, Access access) : PageModel
{
    private const int Limit = 40;

    public sealed record RoundView(
        int Id, string Campaign, Quarter Quarter, RoundState State, RoundDates Dates, int ParticipantCount, int SelfInCount, int SheetCount, int SheetInCount, int UndecidedCount);

    public IReadOnlyList<RoundView> Rounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Rounds = await (from r in db.Rounds.VisibleTo(access, Permit.SeeRounds)
                        join c in db.Campaigns on r.CampaignId equals c.Id
                        orderby r.Quarter.Year descending, r.Quarter.Number descending, r.Id descending
                        select new RoundView(
                            r.Id, c.Name, r.Quarter, r.State, r.Dates, r.Participants.Count,
                            db.SelfAssessments.Count(s => s.RoundId == r.Id && (s.State == SheetState.Submitted || s.State == SheetState.Confirmed)),
                            db.ScoreSheets.Count(s => s.RoundId == r.Id),
                            db.ScoreSheets.Count(s => s.RoundId == r.Id && (s.State == SheetState.Submitted || s.State == SheetState.Confirmed)),
                            db.Occurrences.Count(o => o.RoundId == r.Id && OccurrenceStates.Undecided.Contains(o.State))))
            .Take(Limit).ToListAsync(ct);
}
