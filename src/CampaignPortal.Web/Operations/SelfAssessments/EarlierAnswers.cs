using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using SelfSheet = CampaignPortal.Domain.Assessments.SelfAssessment;

namespace CampaignPortal.Web.Operations.SelfAssessments;

/// <summary>What the unit said of an item the last time, where it says nothing yet.</summary>
/// <param name="Version">Of the answer that is still empty.</param>
/// <param name="EvidenceIds">Files behind the earlier answer that do not lie behind the present one.</param>
public sealed record EarlierAnswer(Item Item, SheetEntry Entry, long Version, IReadOnlyList<int> EvidenceIds);

/// <param name="From">The quarter that the answers were given in.</param>
public sealed record EarlierSelf(Quarter From, IReadOnlyList<EarlierAnswer> Answers);

/// <summary>
/// Answers empty items as last quarter (沿用上季度): with what the unit submitted last in the same campaign, and on demand with
/// the same files. What is filled in already stays.
/// </summary>
public sealed class EarlierAnswers(CampaignDbContext db, Schemes schemes, SelfReading reading, PhaseGate gate, Access access)
{
    /// <param name="sheet">With its answers.</param>
    /// <param name="round">That of the sheet.</param>
    /// <returns>Null where the unit has submitted nothing in an earlier quarter.</returns>
    public async Task<EarlierSelf?> FindAsync(SelfSheet sheet, Round round, CancellationToken ct)
    {
        if (await LastAsync(sheet, round.Quarter, ct) is not { } last)
        {
            return null;
        }

        var scheme = await schemes.OfVersionAsync(round.SchemeVersionId!.Value, ct);
        var present = (await reading.FilesAsync(sheet.Id, ct)).ToLookup(f => f.ItemCode, f => f.EvidenceId);
        var files = (await reading.FilesAsync(last.Sheet.Id, ct)).ToLookup(f => f.ItemCode, f => f.EvidenceId);
        var earlier = last.Sheet.Answers.ToDictionary(a => a.ItemCode, a => a.Entry, StringComparer.Ordinal);
        return new EarlierSelf(last.Quarter, [.. from answer in sheet.Answers
                                                 where IsEmpty(answer) && earlier.ContainsKey(answer.ItemCode)
                                                 let item = scheme.FindItem(answer.ItemCode)
                                                 let entry = earlier[answer.ItemCode]
                                                 where item is not null && SaysSomething(entry) && SelfOpening.WhyNot(item, entry) is null
                                                 orderby answer.Id
                                                 select new EarlierAnswer(item, entry, answer.Version, [.. files[item.Code].Except(present[item.Code])])]);
    }

    /// <summary>All of them or none.</summary>
    /// <param name="codes">The items to answer as last quarter.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody answered one of them meanwhile.</exception>
    /// <returns>How many were answered.</returns>
    public Task<int> TakeAsync(int sheetId, IReadOnlyCollection<string> codes, bool withFiles, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var sheet = await db.SelfAssessments.Include(s => s.Answers).Include(s => s.Contributors).AsSplitQuery().SingleAsync(s => s.Id == sheetId, token);
                var round = await reading.RoundAsync(sheet, token);
                RefusedException.ThrowIf(sheet.WhyNotWrite(round, access.ArrivedAt));
                await gate.RequireAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, token);
                var taken = (await FindAsync(sheet, round, token))?.Answers.Where(a => codes.Contains(a.Item.Code)).ToList() ?? [];
                foreach (var answer in taken)
                {
                    sheet.Fill(answer.Item.Code, answer.Entry, new ValueRange(0, answer.Item.Points), actor, access.ArrivedAt);
                }

                if (withFiles)
                {
                    await UseAgainAsync(sheet, taken, actor, token);
                }

                await db.SaveChangesAsync(token);
                return taken.Count;
            },
            ct);

    private async Task UseAgainAsync(SelfSheet sheet, List<EarlierAnswer> taken, Actor actor, CancellationToken ct)
    {
        var ids = taken.SelectMany(a => a.EvidenceIds).Distinct().ToList();
        var files = await db.Evidence.Include(e => e.Uses).Where(e => ids.Contains(e.Id) && e.OwnerUnitId == sheet.UnitId && e.RemovedAt == null).ToDictionaryAsync(e => e.Id, ct);
        foreach (var (code, id) in taken.SelectMany(a => a.EvidenceIds.Select(id => (a.Item.Code, id))).Where(u => files.ContainsKey(u.id)))
        {
            files[id].Use(EvidenceUseKind.SelfAnswer, sheet.Id, sheet.RoundId, code, actor, access.ArrivedAt);
        }
    }

    private static bool IsEmpty(SelfAnswer answer) => !SaysSomething(answer.Entry);

    private static bool SaysSomething(SheetEntry entry) => entry.IsFilled || entry.Remark is not null;

    private Task<Last?> LastAsync(SelfSheet sheet, Quarter quarter, CancellationToken ct) =>
        (from s in db.SelfAssessments.Include(s => s.Answers)
         where s.CampaignId == sheet.CampaignId && s.UnitId == sheet.UnitId && SheetStates.In.Contains(s.State)
         join r in db.Rounds on s.RoundId equals r.Id
         where r.Quarter.Year < quarter.Year || (r.Quarter.Year == quarter.Year && r.Quarter.Number < quarter.Number)
         orderby r.Quarter.Year descending, r.Quarter.Number descending
         select new Last(s, r.Quarter)).AsNoTracking().FirstOrDefaultAsync(ct);

    private sealed record Last(SelfSheet Sheet, Quarter Quarter);
}
