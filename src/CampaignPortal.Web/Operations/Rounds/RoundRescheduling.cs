using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>Moves the days of a round for everybody; whoever still has something to hand in or to confirm learns of it.</summary>
public sealed class RoundRescheduling(CampaignDbContext db, Access access, Recipients recipients, TimeProvider clock)
{
    /// <summary>The caller saves.</summary>
    public async Task RescheduleAsync(Round round, RoundDates dates, string reason, CancellationToken ct)
    {
        round.Reschedule(dates, reason, access.Self, clock.GetUtcNow());
        if (round.State == RoundState.Open)
        {
            await TellAsync(round, ct);
        }
    }

    private async Task TellAsync(Round round, CancellationToken ct)
    {
        var campaign = await db.Campaigns.Where(c => c.Id == round.CampaignId).Select(c => c.Name).SingleAsync(ct);
        var (about, link) = ($"{campaign} {round.Quarter.Name}", $"/Rounds/Details/{round.Id}");
        var (selfs, sheets) = (db.SelfAssessments.Where(s => s.RoundId == round.Id && s.State != SheetState.Confirmed), db.ScoreSheets.Where(s => s.RoundId == round.Id && !SheetStates.In.Contains(s.State)));
        var units = await selfs.Select(s => s.UnitId).Union(sheets.Where(s => s.RaterUnitId != null).Select(s => s.RaterUnitId!.Value)).ToListAsync(ct);
        await recipients.TellUnitsAsync(units, "RoundRescheduled", about, link, ct);
        foreach (var personId in await sheets.Where(s => s.RaterPersonId != null).Select(s => s.RaterPersonId!.Value).Distinct().ToListAsync(ct))
        {
            recipients.TellPerson(personId, "RoundRescheduled", about, link);
        }
    }
}
