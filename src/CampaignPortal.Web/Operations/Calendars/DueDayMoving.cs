using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Calendars;

/// <summary>
/// Moves due days to where the present calendar puts them, when the administrator says so: rounds are rescheduled and duties
/// revised by the verbs that do it by hand, with their record and their messages. All that is asked for, or nothing.
/// </summary>
public sealed class DueDayMoving(
    CampaignDbContext db, Access access, DueDayReading reading, WorkCalendar calendar, RoundRescheduling rescheduling, Recipients recipients, TimeProvider clock)
{
    /// <param name="keys">What was proposed, to the day (<see cref="DueShift.Key"/>).</param>
    /// <exception cref="RefusedException">One of them is not proposed like that any more.</exception>
    public Task MoveAsync(IReadOnlyCollection<string> keys, string reason, CancellationToken ct) =>
        db.AsOneAsync(token => MoveInOneGoAsync(keys, reason, token), ct);

    private async Task MoveInOneGoAsync(IReadOnlyCollection<string> keys, string reason, CancellationToken ct)
    {
        var chosen = (await reading.FindAsync(calendar, ct)).Where(s => keys.Contains(s.Key)).ToList();
        RefusedException.ThrowIf(chosen.Count == keys.Distinct(StringComparer.Ordinal).Count() ? null : Refusal.ChangedByAnother);
        RefusedException.ThrowIf(chosen.Find(s => s.WhyNot is not null)?.WhyNot ?? (chosen.Exists(s => !s.IsMovable) ? Refusal.Frozen : null));
        await MoveRoundsAsync(chosen.Where(s => s.Kind == DueShiftKind.Round).ToDictionary(s => s.Id), reason, ct);
        await MoveTasksAsync(chosen.Where(s => s.Kind == DueShiftKind.Task).ToDictionary(s => s.Id), reason, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task MoveRoundsAsync(Dictionary<int, DueShift> shifts, string reason, CancellationToken ct)
    {
        int[] ids = [.. shifts.Keys];
        foreach (var round in await db.Rounds.Organised(access, Permit.RunRounds).Where(r => ids.Contains(r.Id)).ToListAsync(ct))
        {
            db.ExpectVersion(round, shifts[round.Id].Version);
            await rescheduling.RescheduleAsync(round, Moved(round.Dates, shifts[round.Id].Days), reason, ct);
        }
    }

    private RoundDates Moved(RoundDates dates, IReadOnlyList<MovedDay> days)
    {
        return new RoundDates(
            Of(DueDay.Opens) ?? dates.OpensOn, Of(DueDay.SelfDue) ?? dates.SelfDueOn, Of(DueDay.ConfirmDue) ?? dates.ConfirmDueOn,
            Of(DueDay.ScoringDue) ?? dates.ScoringDueOn, calendar.Version, Of(DueDay.LateUntil) ?? dates.LateUntilOn);

        DateOnly? Of(DueDay what) => days.FirstOrDefault(d => d.What == what)?.After;
    }

    /// <summary>What was filed meanwhile keeps its time; an extension that reaches further stays.</summary>
    private async Task MoveTasksAsync(Dictionary<int, DueShift> shifts, string reason, CancellationToken ct)
    {
        int[] ids = [.. shifts.Values.SelectMany(s => s.DutyIds)];
        var duties = await db.Duties.Organised(access, Permit.RunRounds).Include(d => d.Extensions).Where(d => ids.Contains(d.Id)).ToListAsync(ct);
        foreach (var duty in duties)
        {
            duty.Revise(duty.Terms with { DueOn = shifts[duty.OriginId].Days.Single().After, CalendarVersion = calendar.Version }, reason, access.Self, clock.GetUtcNow());
        }

        await recipients.TellUnitsAsync("DutyRevised", duties.ConvertAll(d => new UnitNews(d.OwedByUnitId, d.Terms.Title, "/Duties")), ct);
    }
}
