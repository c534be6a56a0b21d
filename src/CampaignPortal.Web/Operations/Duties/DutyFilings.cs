using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Duties;

/// <summary>What somebody hands in for a duty.</summary>
/// <param name="Kept">Evidence of the filing before that goes with this one too.</param>
public sealed record DutyEntry(Guid Key, long Version, string? Words, IReadOnlyList<IFormFile> Files, IReadOnlyCollection<int> Kept);

/// <summary>Files duties once, with their files; receives them and sends them back.</summary>
public sealed class DutyFilings(CampaignDbContext db, Access access, PhaseGate gate, EvidenceStore store, Recipients recipients)
{
    /// <summary>An extension is a word to this one unit: while it runs, no phase closes the duty.</summary>
    public async Task<Closure?> WhyNotNowAsync(Duty duty, CancellationToken ct) =>
        duty.IsExtended && access.ArrivedAt < OfficeTime.EndOf(duty.DueOn) ? null : await gate.WhyNotAsync(duty.CampaignId, CampaignFunction.Duties, ct);

    /// <returns>What was wrong with the files, in sentences; then nothing was filed.</returns>
    public async Task<IReadOnlyList<string>> FileAsync(int dutyId, DutyEntry entry, Actor actor, CancellationToken ct)
    {
        if (await IsFiledAsync(dutyId, entry, ct))
        {
            return [];
        }

        var unitId = await db.Duties.Where(d => d.Id == dutyId).Select(d => d.OwedByUnitId).SingleAsync(ct);
        var reception = await store.ReceiveAsync(entry.Files, unitId, entry.Kept.Count, ct);
        if (reception.Refusals.Count > 0)
        {
            return [.. reception.Refusals.Select(store.Sentence)];
        }

        try
        {
            await db.AsOneAsync(token => FileInOneGoAsync(dutyId, entry, reception.Files, actor, token), ct);
        }
        catch (DbUpdateException)
        {
            // The same form on its way twice: the other one was first.
            await store.DiscardUnlessKeptAsync(reception.Files, ct);
            if (!await IsFiledAsync(dutyId, entry, ct))
            {
                throw;
            }
        }
        catch
        {
            await store.DiscardUnlessKeptAsync(reception.Files, ct);
            throw;
        }

        return [];
    }

    public Task ReceiveAsync(int dutyId, long version, int unitId, Answering me, CancellationToken ct) =>
        AnswerAsync(dutyId, version, (duty, campaign) => duty.Receive(campaign, unitId, me.Actor, me.Homes, access.ArrivedAt), "DutyReceived", ct);

    public Task SendBackAsync(int dutyId, long version, int unitId, string? reason, Answering me, CancellationToken ct) =>
        AnswerAsync(dutyId, version, (duty, campaign) => duty.SendBack(campaign, unitId, reason, me.Actor, me.Homes, access.ArrivedAt), "DutySentBack", ct);

    private Task AnswerAsync(int dutyId, long version, Action<Duty, CampaignState> answer, string message, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var duty = await DutyReading.Whole(db.Duties).SingleAsync(d => d.Id == dutyId, token);
                db.ExpectVersion(duty, version);
                answer(duty, await StateAsync(duty, token));
                await recipients.TellUnitsAsync([duty.OwedByUnitId], message, duty.Terms.Title, $"/Duties/Details/{dutyId}", token);
                await db.SaveChangesAsync(token);
            },
            ct);

    private async Task FileInOneGoAsync(int dutyId, DutyEntry entry, IReadOnlyList<EvidenceFile> files, Actor actor, CancellationToken ct)
    {
        var duty = await DutyReading.Whole(db.Duties).SingleAsync(d => d.Id == dutyId, ct);
        var closure = await WhyNotNowAsync(duty, ct);
        RefusedException.ThrowIf(closure?.Why, closure?.About);
        var kept = await KeptAsync(duty, entry.Kept, ct);
        db.ExpectVersion(duty, entry.Version);
        var filing = duty.File(await StateAsync(duty, ct), entry.Key, entry.Words, files.Count + kept.Count, actor, access.ArrivedAt);
        var intake = new EvidenceIntake(duty.OwedByUnitId, access.Today, access.Today, actor);
        foreach (var evidence in files.Select(f => store.Enter(f, intake)).Concat(kept))
        {
            evidence.Use(EvidenceUseKind.Duty, dutyId, null, filing.Number.ToString(CultureInfo.InvariantCulture), actor, access.ArrivedAt);
            evidence.Freeze(EvidenceUseKind.Duty, dutyId, actor, access.ArrivedAt);
        }

        var unit = await db.Units.Where(u => u.Id == duty.OwedByUnitId).Select(u => u.Name).SingleAsync(ct);
        await recipients.TellUnitsAsync([.. duty.Recipients.Select(r => r.UnitId)], "DutyFiled", $"{unit} {duty.Terms.Title}", $"/Duties/Receive/{dutyId}", ct);
        await db.SaveChangesAsync(ct);
    }

    private Task<CampaignState> StateAsync(Duty duty, CancellationToken ct) =>
        db.Campaigns.Where(c => c.Id == duty.CampaignId).Select(c => c.State).SingleAsync(ct);

    /// <summary>Only files that lie behind this very duty.</summary>
    private Task<List<Evidence>> KeptAsync(Duty duty, IReadOnlyCollection<int> ids, CancellationToken ct) =>
        db.Evidence.Include(e => e.Uses).Include(e => e.Versions).AsSplitQuery()
            .Where(e => ids.Contains(e.Id) && e.RemovedAt == null && e.Uses.Any(u => u.Kind == EvidenceUseKind.Duty && u.SubjectId == duty.Id)).ToListAsync(ct);

    /// <exception cref="RefusedException">The form was sent before and said something else.</exception>
    private async Task<bool> IsFiledAsync(int dutyId, DutyEntry entry, CancellationToken ct)
    {
        var duty = await db.Duties.Include(d => d.Filings).AsNoTracking().SingleAsync(d => d.Id == dutyId, ct);
        var isFiled = duty.Filings.Any(f => f.Key == entry.Key);
        RefusedException.ThrowIf(isFiled ? duty.WhyNotFile(CampaignState.Running, entry.Key, entry.Words, entry.Files.Count + entry.Kept.Count) : null);
        return isFiled;
    }
}
