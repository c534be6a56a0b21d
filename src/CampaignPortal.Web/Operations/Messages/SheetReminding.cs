using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Messages;

/// <summary>Somebody who is told.</summary>
public sealed record Reminded(int PersonId, string Name);

/// <summary>A sheet of which somebody can be reminded, and who.</summary>
/// <param name="About">Whose sheet it is, in words of the office.</param>
/// <param name="People">Those who can do something about it.</param>
/// <param name="WhyNot">Null when the reminder can go out.</param>
public sealed record RemindableSheet(
    ReminderKind Kind, int Id, int RoundId, int CampaignId, string Campaign, Quarter Quarter, int? UnitId, string About, DateOnly DueOn,
    IReadOnlyList<Reminded> People, LastReminder? Last, Refusal? WhyNot)
{
    /// <summary>Where the people who are told can do it.</summary>
    public string Link => Kind switch
    {
        ReminderKind.SelfAssessment => $"/SelfAssessments/Sheet/{Id}",
        ReminderKind.Confirmation => $"/SelfAssessments/Confirm/{Id}",
        _ => $"/ScoreSheets/Grid/{Id}",
    };
}

/// <summary>Finds who has to be reminded of a unit's sheet or of a rater's, and reminds them (催办).</summary>
public sealed class SheetReminding(CampaignDbContext db, Access access, Reminding reminding, TimeProvider clock)
{
    private sealed record Found(
        int Id, int RoundId, int CampaignId, string Campaign, Quarter Quarter, RoundState Round, int OrganiserUnitId, int? UnitId, int? PersonId, string About,
        SheetState State, DateOnly DueOn);

    /// <returns>Null where the sheet does not exist for this person.</returns>
    public async Task<RemindableSheet?> FindAsync(ReminderKind kind, int id, CancellationToken ct)
    {
        var isScore = kind == ReminderKind.ScoreSheet;
        var found = await (isScore ? await ScoreAsync(id, ct) : await SelfAsync(id, ct)).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        kind = isScore ? kind : found.State == SheetState.Submitted ? ReminderKind.Confirmation : ReminderKind.SelfAssessment;
        var (people, last) = (await PeopleAsync(kind, found, ct), (await reminding.LastAsync([(kind, id)], ct)).GetValueOrDefault((kind, id)));
        var isDone = found.State == SheetState.Confirmed || (isScore && found.State.IsIn);
        var whyNot = found.Round != RoundState.Open ? Refusal.RoundNotOpen
            : isDone ? Refusal.WrongState
            : Reminder.WhyNotSend(last?.On, access.Today, people.Count);
        return new RemindableSheet(
            kind, found.Id, found.RoundId, found.CampaignId, found.Campaign, found.Quarter, found.UnitId, found.About, found.DueOn, people, last, whyNot);
    }

    /// <exception cref="RefusedException">It came in meanwhile, was reminded of today, or nobody can be told.</exception>
    public Task SendAsync(RemindableSheet sheet, Actor actor, CancellationToken ct)
    {
        RefusedException.ThrowIf(sheet.WhyNot);
        var reminder = new Reminder(sheet.Kind, sheet.Id, sheet.CampaignId, sheet.UnitId, sheet.About, actor, clock.GetUtcNow());
        return reminding.SendAsync(reminder, [.. sheet.People.Select(p => p.PersonId)], sheet.Link, ct);
    }

    private async Task<IQueryable<Found>> SelfAsync(int id, CancellationToken ct)
    {
        var (rounds, led) = (db.Rounds.Organised(access, Permit.WatchCampaigns), await access.UnitsAsync(Permit.WatchCampaigns, [Role.Leader], ct));
        return from s in db.SelfAssessments
               where s.Id == id && (rounds.Any(r => r.Id == s.RoundId) || led.Any(u => u.Id == s.UnitId))
               join r in db.Rounds on s.RoundId equals r.Id
               join c in db.Campaigns on s.CampaignId equals c.Id
               join u in db.Units on s.UnitId equals u.Id
               select new Found(
                   s.Id, r.Id, c.Id, c.Name, r.Quarter, r.State, c.OrganiserUnitId, s.UnitId, null, u.Name, s.State,
                   s.State == SheetState.Draft
                       ? r.Extensions.Where(e => e.UnitId == s.UnitId && e.UntilOn > r.Dates.SelfDueOn).Max(e => (DateOnly?)e.UntilOn) ?? r.Dates.SelfDueOn
                       : r.Extensions.Where(e => e.UnitId == s.UnitId && e.ConfirmUntilOn > r.Dates.ConfirmDueOn).Max(e => (DateOnly?)e.ConfirmUntilOn) ?? r.Dates.ConfirmDueOn);
    }

    private async Task<IQueryable<Found>> ScoreAsync(int id, CancellationToken ct)
    {
        var (rounds, led) = (db.Rounds.Organised(access, Permit.WatchCampaigns), await access.UnitsAsync(Permit.WatchCampaigns, [Role.Leader], ct));
        return from s in db.ScoreSheets
               where s.Id == id && (rounds.Any(r => r.Id == s.RoundId) || led.Any(u => u.Id == s.RaterUnitId))
               join r in db.Rounds on s.RoundId equals r.Id
               join c in db.Campaigns on s.CampaignId equals c.Id
               select new Found(
                   s.Id, r.Id, c.Id, c.Name, r.Quarter, r.State, c.OrganiserUnitId, s.RaterUnitId, s.RaterPersonId,
                   db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault() ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                   s.State, r.Dates.ScoringDueOn);
    }

    /// <summary>Staff and head of the unit; for a confirmation its heads who had no hand in the sheet, or where there are none, the leaders over it.</summary>
    private async Task<IReadOnlyList<Reminded>> PeopleAsync(ReminderKind kind, Found sheet, CancellationToken ct)
    {
        if (sheet.PersonId is { } personId)
        {
            return await db.People.Where(p => p.Id == personId).Select(p => new Reminded(p.Id, p.Name)).ToListAsync(ct);
        }

        if (kind != ReminderKind.Confirmation)
        {
            return await HoldersAsync(db.Assignments.Where(a => a.UnitId == sheet.UnitId && Roles.OfOffice.Contains(a.Role)), ct);
        }

        var authors = db.SelfAssessments.Where(s => s.Id == sheet.Id).SelectMany(s => s.Contributors).Select(c => c.By.PersonId);
        var heads = await HoldersAsync(db.Assignments.Where(a => a.UnitId == sheet.UnitId && a.Role == Role.OfficeHead && !authors.Contains(a.PersonId)), ct);
        return heads.Count > 0 ? heads : await HoldersAsync(LeadersOver(sheet.UnitId!.Value), ct);
    }

    private IQueryable<Assignment> LeadersOver(int unitId) =>
        db.Assignments.Where(a => a.Role == Role.Leader
            && (a.UnitId == unitId || (a.WithSubtree && db.Units.Any(u => u.Id == unitId && db.Units.Any(top => top.Id == a.UnitId && u.Path.StartsWith(top.Path))))));

    private async Task<IReadOnlyList<Reminded>> HoldersAsync(IQueryable<Assignment> rights, CancellationToken ct)
    {
        var today = access.Today;
        var holders = rights.Where(a => a.From <= today && (a.To == null || a.To >= today)).Select(a => a.PersonId);
        return await db.People.Where(p => holders.Contains(p.Id)).OrderBy(p => p.Id).Select(p => new Reminded(p.Id, p.Name)).ToListAsync(ct);
    }
}
