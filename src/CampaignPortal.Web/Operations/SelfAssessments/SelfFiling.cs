using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using SelfSheet = CampaignPortal.Domain.Assessments.SelfAssessment;

namespace CampaignPortal.Web.Operations.SelfAssessments;

/// <summary>Fills in, submits, confirms and sends back self-assessments.</summary>
public sealed class SelfFiling(CampaignDbContext db, Schemes schemes, SelfReading reading, Recipients recipients, PhaseGate gate, Access access)
{
    /// <summary>Versions of all answers as one field of a form, so that a page can post back what it showed.</summary>
    public static string VersionsOf(SelfSheet sheet) =>
        string.Join(' ', sheet.Answers.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.ItemCode}:{a.Version}")).Order(StringComparer.Ordinal));

    /// <param name="sheet">Tracked, with the answer in question.</param>
    /// <returns>The answer as stored now; its version is the one to post next.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the answer, or submitted the sheet.</exception>
    public async Task<SelfAnswer> FillAsync(SelfSheet sheet, string code, SheetEntry entry, long expectedVersion, Actor actor, CancellationToken ct)
    {
        var item = (await schemes.OfRoundAsync(sheet.RoundId, ct)).FindItem(code);
        var refusal = item is null || sheet.Answers.Count == 0 ? Refusal.NoSuchRule : SelfOpening.WhyNot(item, entry);
        RefusedException.ThrowIf(refusal, refusal == Refusal.OutsideRange ? RangeOf(item!) : null);
        RefusedException.ThrowIf(sheet.WhyNotWrite(await reading.RoundAsync(sheet, ct), access.ArrivedAt));
        await gate.RequireAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, ct);
        var answer = sheet.Answers.Single(a => a.ItemCode == code);
        if (answer.Entry == entry && answer.Version == expectedVersion)
        {
            // Who reads on and changes nothing does not become its author.
            return answer;
        }

        db.ExpectVersion(answer, expectedVersion);
        sheet.Fill(code, entry, new ValueRange(0, item!.Points), actor, access.ArrivedAt);
        await db.SaveChangesAsync(ct);
        return answer;
    }

    /// <param name="seen">What <see cref="VersionsOf"/> gave when the page was shown.</param>
    /// <returns>Number of the submission. The same key gets the same one, however often and however parallel it is sent.</returns>
    /// <exception cref="RefusedException">Answers changed since; their codes are named.</exception>
    public async Task<int> SubmitAsync(int sheetId, Guid key, string seen, Actor actor, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        try
        {
            return await db.AsOneAsync(token => SubmitInOneGoAsync(sheetId, key, seen, actor, arrivedAt, token), ct);
        }
        catch (DbUpdateException)
        {
            // The same request, sent twice, may have won the race against itself.
            db.ChangeTracker.Clear();
            var number = await db.SelfAssessments.Where(s => s.Id == sheetId)
                .SelectMany(s => s.Submissions).Where(s => s.Key == key).Select(s => (int?)s.Number).SingleOrDefaultAsync(ct);
            if (number is null)
            {
                throw;
            }

            return number.Value;
        }
    }

    public Task ConfirmAsync(int sheetId, long expectedVersion, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var sheet = await LoadAsync(sheetId, token);
                db.ExpectVersion(sheet, expectedVersion);
                sheet.Confirm(await reading.RoundAsync(sheet, token), actor, access.ArrivedAt);
                await db.SaveChangesAsync(token);
            },
            ct);

    public Task SendBackAsync(int sheetId, long expectedVersion, IReadOnlyCollection<ReturnReason> reasons, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var sheet = await LoadAsync(sheetId, token);
                var round = await reading.RoundAsync(sheet, token);
                await gate.RequireAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, token);
                db.ExpectVersion(sheet, expectedVersion);
                sheet.SendBack(round, reasons, actor, access.ArrivedAt);
                await recipients.TellUnitsAsync([sheet.UnitId], "SelfReturned", AboutOf(sheet, round), $"/SelfAssessments/Sheet/{sheetId}", token);
                await db.SaveChangesAsync(token);
            },
            ct);

    private async Task<int> SubmitInOneGoAsync(int sheetId, Guid key, string seen, Actor actor, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        var sheet = await LoadAsync(sheetId, ct);
        var round = await reading.RoundAsync(sheet, ct);
        if (!sheet.Submissions.Any(s => s.Key == key) && sheet.State.IsEditable)
        {
            await gate.RequireAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, ct);
            var changed = ChangedSince(sheet, seen);
            RefusedException.ThrowIf(changed.Count > 0 ? Refusal.ChangedByAnother : null, string.Join('、', changed));
        }

        var before = sheet.Submissions.Count;
        var evidenced = (await reading.FilesAsync(sheetId, ct)).Select(f => f.ItemCode).ToHashSet(StringComparer.Ordinal);
        var receipt = sheet.Submit(key, round, evidenced, actor, arrivedAt);
        if (sheet.Submissions.Count > before)
        {
            await FreezeEvidenceAsync(sheet, actor, ct);
            await TellConfirmersAsync(sheet, round, actor, ct);
            await db.SaveChangesAsync(ct);
        }

        return sheet.Submissions.Single(s => s.Receipt == receipt).Number;
    }

    private Task<SelfSheet> LoadAsync(int sheetId, CancellationToken ct) =>
        db.SelfAssessments.Include(s => s.Answers).Include(s => s.Submissions).Include(s => s.Contributors).AsSplitQuery().SingleAsync(s => s.Id == sheetId, ct);

    private static List<string> ChangedSince(SelfSheet sheet, string seen)
    {
        var shown = seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return [.. sheet.Answers.Where(a => !shown.Contains(string.Create(CultureInfo.InvariantCulture, $"{a.ItemCode}:{a.Version}"))).Select(a => a.ItemCode)];
    }

    private async Task FreezeEvidenceAsync(SelfSheet sheet, Actor actor, CancellationToken ct)
    {
        var now = access.ArrivedAt;
        var used = await db.Evidence.Include(e => e.Versions).Include(e => e.Uses).AsSplitQuery()
            .Where(e => e.Uses.Any(u => u.Kind == EvidenceUseKind.SelfAnswer && u.SubjectId == sheet.Id)).ToListAsync(ct);
        used.ForEach(e => e.Freeze(EvidenceUseKind.SelfAnswer, sheet.Id, actor, now));
    }

    /// <summary>The unit's heads; where the only head is the author himself, its deputy in charge, or else whoever leads it.</summary>
    private async Task TellConfirmersAsync(SelfSheet sheet, Round round, Actor actor, CancellationToken ct)
    {
        var today = access.Today;
        var people = await (from u in db.Units
                            where u.Id == sheet.UnitId
                            from a in db.Assignments
                            where a.From <= today && (a.To == null || a.To >= today) && (a.CampaignId == null || a.CampaignId == sheet.CampaignId)
                                && (a.Role == Role.OfficeHead || a.Role == Role.Leader)
                                && (a.UnitId == u.Id || (a.WithSubtree && db.Units.Any(top => top.Id == a.UnitId && u.Path.StartsWith(top.Path))))
                            select new { a.PersonId, a.Role }).Distinct().ToListAsync(ct);
        var free = people.Where(p => !IsAuthor(sheet, actor, p.PersonId)).ToLookup(p => p.Role, p => p.PersonId);
        foreach (var person in free[Role.OfficeHead].Any() ? free[Role.OfficeHead] : await InChargeAsync(sheet.UnitId, [.. free[Role.Leader]], ct))
        {
            recipients.TellPerson(person, "SelfSubmitted", AboutOf(sheet, round), $"/SelfAssessments/Confirm/{sheet.Id}");
        }
    }

    /// <returns>Of the leaders, those in whose charge the unit is; all of them where it is in nobody's.</returns>
    private async Task<IReadOnlyList<int>> InChargeAsync(int unitId, IReadOnlyList<int> leaders, CancellationToken ct)
    {
        var today = access.Today;
        var inCharge = await db.Charges.Where(c => c.UnitId == unitId && c.Kind == ChargeKind.DeputyInCharge && leaders.Contains(c.PersonId) && c.From <= today && (c.To == null || c.To >= today))
            .Select(c => c.PersonId).Distinct().ToListAsync(ct);
        return inCharge.Count > 0 ? inCharge : leaders;
    }

    private static bool IsAuthor(SelfSheet sheet, Actor actor, int personId) => actor.Is(personId) || sheet.IsAuthor(new Actor(personId));

    private static string AboutOf(SelfSheet sheet, Round round) => $"{round.ParticipantOf(sheet.UnitId)!.UnitName} {round.Quarter.Name}";

    /// <summary>From nothing to full marks; with the first steps where there are some.</summary>
    private static string RangeOf(Item item) => item is PointsItem { Step: { } step }
        ? $"0, {step.Figure()}, {(2 * step).Figure()} … {item.Points.Figure()}"
        : $"0–{item.Points.Figure()}";
}
