using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Messages;

/// <summary>A sheet or a duty of which somebody can be reminded, and who.</summary>
/// <param name="About">Whose sheet it is, in words of the office.</param>
/// <param name="RoundId">Of a duty: the quarter with which it is watched.</param>
/// <param name="People">Those who can do something about it.</param>
/// <param name="Phones">Office telephones of them and of the unit's liaison people, with the name before each.</param>
/// <param name="WhyNot">Null when the reminder can go out.</param>
public sealed record RemindableSheet(
    ReminderKind Kind, int Id, int RoundId, int CampaignId, string Campaign, Quarter Quarter, int? UnitId, string About, DateOnly DueOn,
    IReadOnlyList<Reminded> People, IReadOnlyList<string> Phones, LastReminder? Last, Refusal? WhyNot)
{
    /// <summary>Where the people who are told can do it.</summary>
    public string Link => LinkOf(Kind, Id);

    public static string LinkOf(ReminderKind kind, int id) => kind switch
    {
        ReminderKind.SelfAssessment => $"/SelfAssessments/Sheet/{id}",
        ReminderKind.Confirmation => $"/SelfAssessments/Confirm/{id}",
        ReminderKind.Duty => $"/Duties/File/{id}",
        _ => $"/ScoreSheets/Grid/{id}",
    };
}

/// <summary>Finds who has to be reminded of a unit's sheet or duty or of a rater's sheet, and reminds them (催办).</summary>
public sealed class SheetReminding(CampaignDbContext db, Access access, Reminding reminding, ReminderPeople people, DutyReminding duties, TimeProvider clock)
{
    /// <param name="IsOpen">Whether it can still come in.</param>
    private sealed record Found(
        int Id, int RoundId, int CampaignId, string Campaign, Quarter Quarter, int? UnitId, int? PersonId, string About, ReminderKind Kind, DateOnly DueOn, bool IsOpen, bool IsDone)
    {
        /// <summary>What forbids it whoever is told and whenever it was done last.</summary>
        public Refusal? WhyNot => IsOpen ? (IsDone ? Refusal.WrongState : null) : Kind == ReminderKind.Duty ? Refusal.WrongState : Refusal.RoundNotOpen;
    }

    /// <returns>Null where the sheet does not exist for this person.</returns>
    public async Task<RemindableSheet?> FindAsync(ReminderKind kind, int id, CancellationToken ct)
    {
        var found = kind switch
        {
            ReminderKind.Duty => await DutyAsync(id, ct),
            ReminderKind.ScoreSheet => await ScoreAsync(id, ct),
            _ => await SelfAsync(id, ct),
        };
        if (found is null)
        {
            return null;
        }

        var thing = new DueThing(found.Kind, found.Id, found.UnitId, found.PersonId);
        var (told, last) = ((await people.OfAsync([thing], ct))[thing], (await reminding.LastAsync([(found.Kind, id)], ct)).GetValueOrDefault((found.Kind, id)));
        return new RemindableSheet(
            found.Kind, found.Id, found.RoundId, found.CampaignId, found.Campaign, found.Quarter, found.UnitId, found.About, found.DueOn, told,
            await PhonesAsync(found.UnitId, told, ct), last, found.WhyNot ?? Reminder.WhyNotSend(last?.On, access.Today, told.Count));
    }

    /// <exception cref="RefusedException">It came in meanwhile, was reminded of today, or nobody can be told.</exception>
    public async Task SendAsync(RemindableSheet sheet, Actor actor, CancellationToken ct)
    {
        RefusedException.ThrowIf(sheet.WhyNot);
        if (sheet.Kind == ReminderKind.Duty)
        {
            RefusedException.ThrowIf(await duties.RemindAsync(db.Duties.Where(d => d.Id == sheet.Id), actor, ct) == 0 ? Refusal.RemindedToday : null);
            return;
        }

        var reminder = new Reminder(sheet.Kind, sheet.Id, sheet.CampaignId, sheet.UnitId, sheet.About, actor, clock.GetUtcNow());
        await reminding.SendAsync(reminder, [.. sheet.People.Select(p => p.PersonId)], sheet.Link, ct);
    }

    private async Task<IReadOnlyList<string>> PhonesAsync(int? unitId, IReadOnlyList<Reminded> told, CancellationToken ct)
    {
        var (ids, today) = (told.Select(p => p.PersonId).ToArray(), access.Today);
        return await db.People
            .Where(p => p.OfficePhone != null && (ids.Contains(p.Id)
                || db.Charges.Any(c => c.PersonId == p.Id && c.UnitId == unitId && c.Kind == ChargeKind.Liaison && c.From <= today && (c.To == null || c.To >= today))))
            .OrderBy(p => p.Id).Select(p => p.Name + " " + p.OfficePhone).ToListAsync(ct);
    }

    private async Task<Found?> SelfAsync(int id, CancellationToken ct)
    {
        var (rounds, led) = (db.Rounds.Organised(access, Permit.WatchCampaigns), await access.UnitsAsync(Permit.WatchCampaigns, [Role.Leader], ct));
        return await (from s in db.SelfAssessments
                      where s.Id == id && (rounds.Any(r => r.Id == s.RoundId) || led.Any(u => u.Id == s.UnitId))
                      join r in db.Rounds on s.RoundId equals r.Id
                      join c in db.Campaigns on s.CampaignId equals c.Id
                      join u in db.Units on s.UnitId equals u.Id
                      select new Found(
                          s.Id, r.Id, c.Id, c.Name, r.Quarter, s.UnitId, null, u.Name,
                          s.State == SheetState.Submitted ? ReminderKind.Confirmation : ReminderKind.SelfAssessment,
                          s.State == SheetState.Draft
                              ? r.Extensions.Where(e => e.UnitId == s.UnitId && e.UntilOn > r.Dates.SelfDueOn).Max(e => (DateOnly?)e.UntilOn) ?? r.Dates.SelfDueOn
                              : r.Extensions.Where(e => e.UnitId == s.UnitId && e.ConfirmUntilOn > r.Dates.ConfirmDueOn).Max(e => (DateOnly?)e.ConfirmUntilOn) ?? r.Dates.ConfirmDueOn,
                          r.State == RoundState.Open, s.State == SheetState.Confirmed)).SingleOrDefaultAsync(ct);
    }

    private async Task<Found?> ScoreAsync(int id, CancellationToken ct)
    {
        var (rounds, led) = (db.Rounds.Organised(access, Permit.WatchCampaigns), await access.UnitsAsync(Permit.WatchCampaigns, [Role.Leader], ct));
        return await (from s in db.ScoreSheets
                      where s.Id == id && (rounds.Any(r => r.Id == s.RoundId) || led.Any(u => u.Id == s.RaterUnitId))
                      join r in db.Rounds on s.RoundId equals r.Id
                      join c in db.Campaigns on s.CampaignId equals c.Id
                      select new Found(
                          s.Id, r.Id, c.Id, c.Name, r.Quarter, s.RaterUnitId, s.RaterPersonId,
                          db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault() ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                          ReminderKind.ScoreSheet, r.Dates.ScoringDueOn,
                          r.State == RoundState.Open, SheetStates.In.Contains(s.State))).SingleOrDefaultAsync(ct);
    }

    /// <summary>Watched with the latest quarter of its campaign that has opened; before there is one, nobody watches it here.</summary>
    private async Task<Found?> DutyAsync(int id, CancellationToken ct)
    {
        var led = await access.UnitsAsync(Permit.WatchCampaigns, [Role.Leader], ct);
        var organised = db.Duties.Organised(access, Permit.WatchCampaigns);
        return await (from d in db.Duties
                      where d.Id == id && (organised.Any(o => o.Id == d.Id) || led.Any(u => u.Id == d.OwedByUnitId))
                      join c in db.Campaigns on d.CampaignId equals c.Id
                      join u in db.Units on d.OwedByUnitId equals u.Id
                      join r in db.Rounds on c.Id equals r.CampaignId
                      where r.State != RoundState.Planned
                      orderby r.QuarterCode descending
                      select new Found(
                          d.Id, r.Id, c.Id, c.Name, r.Quarter, u.Id, null, u.Name + " " + d.Terms.Title, ReminderKind.Duty, d.DueOn,
                          c.State == CampaignState.Running, !DutyStates.Outstanding.Contains(d.State))).FirstOrDefaultAsync(ct);
    }
}
