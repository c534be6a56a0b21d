using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>One due day as it is and as it would be.</summary>
/// <param name="Count">Sheets that still wait for it.</param>
public sealed record RescheduledDay(DueDay What, DateOnly? Before, DateOnly? After, int Count)
{
    public bool IsMoved => Before != After;
}

/// <summary>Moves the days of a round for everybody; whoever still has something to hand in or to confirm learns of it.</summary>
public sealed class RoundRescheduling(CampaignDbContext db, Access access, Recipients recipients, TimeProvider clock)
{
    /// <summary>Who is concerned when the days of an open round are moved; changes nothing.</summary>
    public async Task<IReadOnlyList<RescheduledDay>> ForeseeAsync(Round round, RoundDates dates, CancellationToken ct)
    {
        var selfs = await db.SelfAssessments.Where(s => s.RoundId == round.Id).GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var unscored = await db.ScoreSheets.CountAsync(s => s.RoundId == round.Id && !SheetStates.In.Contains(s.State), ct);
        var unfiled = SheetStates.Editable.Sum(s => selfs.GetValueOrDefault(s));
        var before = round.Dates;
        RescheduledDay[] days =
        [
            new(DueDay.SelfDue, before.SelfDueOn, dates.SelfDueOn, unfiled),
            new(DueDay.LateUntil, before.LateUntilOn, dates.LateUntilOn, unfiled),
            new(DueDay.ConfirmDue, before.ConfirmDueOn, dates.ConfirmDueOn, selfs.GetValueOrDefault(SheetState.Submitted)),
            new(DueDay.ScoringDue, before.ScoringDueOn, dates.ScoringDueOn, unscored),
        ];
        return [.. days.Where(d => (d.Before ?? d.After) is not null)];
    }

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
