using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using SelfSheet = CampaignPortal.Domain.Assessments.SelfAssessment;

namespace CampaignPortal.Web.Operations.SelfAssessments;

/// <summary>A file of the unit that may be used once more.</summary>
/// <param name="PeriodTo">Last day of what it shows, inclusive.</param>
/// <param name="Items">Codes of the items behind which it stands already, newest first.</param>
public sealed record OfferedEvidence(int Id, EvidenceLink Link, DateOnly PeriodFrom, DateOnly PeriodTo, IReadOnlyList<string> Items);

/// <summary>Puts files behind the answers of a self-assessment: new ones, and those that the unit has filed before.</summary>
public sealed class SelfEvidence(CampaignDbContext db, SelfReading reading, EvidenceStore store, PhaseGate gate, Access access)
{
    /// <summary>As many earlier files as are offered for use again.</summary>
    private const int MaxOffered = 30;

    private const int MaxUsesNamed = 5;

    /// <param name="search">Part of a file's name; null for all.</param>
    /// <returns>
    /// What the unit has filed, in any quarter and campaign, and does not use for this answer yet: first what has stood behind the
    /// same item before, then the newest.
    /// </returns>
    public async Task<IReadOnlyList<OfferedEvidence>> OfferedAsync(SelfSheet sheet, string code, string? search, CancellationToken ct)
    {
        var name = search?.Trim() ?? "";
        return await (from e in db.Evidence
                      where e.OwnerUnitId == sheet.UnitId && e.RemovedAt == null && (name == "" || e.Name.Contains(name))
                          && !e.Uses.Any(u => u.Kind == EvidenceUseKind.SelfAnswer && u.SubjectId == sheet.Id && u.ItemCode == code)
                      from v in e.Versions
                      where v.Number == e.Versions.Max(x => x.Number)
                      orderby e.Uses.Any(u => u.ItemCode == code) descending, e.Id descending
                      select new OfferedEvidence(
                          e.Id, new EvidenceLink(v.Id, v.FileName, v.Size), e.PeriodFrom, e.PeriodTo,
                          e.Uses.Where(u => u.ItemCode != null).OrderByDescending(u => u.Id).Select(u => u.ItemCode!).Take(MaxUsesNamed).ToList()))
            .Take(MaxOffered).ToListAsync(ct);
    }

    /// <returns>What was wrong with the new files, in sentences; then nothing was changed.</returns>
    /// <exception cref="RefusedException">The sheet is submitted.</exception>
    public async Task<IReadOnlyList<string>> AttachAsync(
        SelfSheet sheet, string code, IReadOnlyList<IFormFile> files, IReadOnlyCollection<int> again, Actor actor, CancellationToken ct)
    {
        var round = await reading.RoundAsync(sheet, ct);
        RefusedException.ThrowIf(sheet.WhyNotWrite(round, access.ArrivedAt));
        await gate.RequireAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, ct);
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
        await gate.RequireAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, ct);
        evidence.Release(EvidenceUseKind.SelfAnswer, sheet.Id, code, actor, access.ArrivedAt);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Task<List<Evidence>> OwnAsync(SelfSheet sheet, IReadOnlyCollection<int> ids, CancellationToken ct) =>
        db.Evidence.Include(e => e.Uses).Where(e => ids.Contains(e.Id) && e.OwnerUnitId == sheet.UnitId && e.RemovedAt == null).ToListAsync(ct);
}
