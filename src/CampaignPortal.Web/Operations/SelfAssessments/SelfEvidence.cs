using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using SelfSheet = CampaignPortal.Domain.Assessments.SelfAssessment;

namespace CampaignPortal.Web.Operations.SelfAssessments;

/// <summary>Puts files behind the answers of a self-assessment: new ones, and those that the unit has filed before.</summary>
public sealed class SelfEvidence(CampaignDbContext db, SelfReading reading, EvidenceStore store, Access access)
{
    /// <summary>As many earlier files as are offered for use again.</summary>
    private const int MaxOffered = 30;

    /// <returns>What the unit has filed and does not use for this answer yet, newest first.</returns>
    public async Task<IReadOnlyList<(int Id, EvidenceLink Link)>> OfferedAsync(SelfSheet sheet, string code, CancellationToken ct)
    {
        var files = await (from e in db.Evidence
                           where e.OwnerUnitId == sheet.UnitId && e.RemovedAt == null
                               && !e.Uses.Any(u => u.Kind == EvidenceUseKind.SelfAnswer && u.SubjectId == sheet.Id && u.ItemCode == code)
                           from v in e.Versions
                           where v.Number == e.Versions.Max(x => x.Number)
                           orderby e.Id descending
                           select new { e.Id, VersionId = v.Id, v.FileName, v.Size }).Take(MaxOffered).ToListAsync(ct);
        return [.. files.Select(f => (f.Id, new EvidenceLink(f.VersionId, f.FileName, f.Size)))];
    }

    /// <returns>What was wrong with the new files, in sentences; then nothing was changed.</returns>
    /// <exception cref="RefusedException">The sheet is submitted.</exception>
    public async Task<IReadOnlyList<string>> AttachAsync(
        SelfSheet sheet, string code, IReadOnlyList<IFormFile> files, IReadOnlyCollection<int> again, Actor actor, CancellationToken ct)
    {
        var round = await reading.RoundAsync(sheet, ct);
        RefusedException.ThrowIf(sheet.WhyNotWrite(round, access.ArrivedAt));
        var quarter = round.Quarter;
        var used = await db.Evidence.CountAsync(e => e.Uses.Any(u => u.Kind == EvidenceUseKind.SelfAnswer && u.SubjectId == sheet.Id && u.ItemCode == code), ct);
        var reception = await store.ReceiveAsync(files, sheet.UnitId, used + again.Count, ct);
        if (reception.Refusals.Count > 0)
        {
            return [.. reception.Refusals.Select(store.Sentence)];
        }

        var intake = new EvidenceIntake(sheet.UnitId, quarter.FirstDay, quarter.LastDay, actor);
        try
        {
            List<Evidence> evidence = [.. reception.Files.Select(f => store.Enter(f, intake)), .. await OwnAsync(sheet, again, ct)];
            evidence.ForEach(e => e.Use(EvidenceUseKind.SelfAnswer, sheet.Id, sheet.RoundId, code, actor, access.ArrivedAt));
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await store.DiscardUnlessKeptAsync(reception.Files, ct);
            throw;
        }

        return [];
    }

    /// <summary>Takes a file out of a draft; the file itself stays with the unit.</summary>
    /// <returns>Whether there was such a file of the unit.</returns>
    public async Task<bool> DetachAsync(SelfSheet sheet, string code, int evidenceId, Actor actor, CancellationToken ct)
    {
        if ((await OwnAsync(sheet, [evidenceId], ct)).SingleOrDefault() is not { } evidence)
        {
            return false;
        }

        RefusedException.ThrowIf(sheet.WhyNotWrite(await reading.RoundAsync(sheet, ct), access.ArrivedAt));
        evidence.Release(EvidenceUseKind.SelfAnswer, sheet.Id, code, actor, access.ArrivedAt);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Task<List<Evidence>> OwnAsync(SelfSheet sheet, IReadOnlyCollection<int> ids, CancellationToken ct) =>
        db.Evidence.Include(e => e.Uses).Where(e => ids.Contains(e.Id) && e.OwnerUnitId == sheet.UnitId && e.RemovedAt == null).ToListAsync(ct);
}
