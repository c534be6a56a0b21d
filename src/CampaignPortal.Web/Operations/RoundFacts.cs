using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;
using Scoring = CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Operations;

/// <summary>
/// Turns what is stored of a round into the facts that the engine reads. Raters become pseudonyms here, and only what
/// was submitted and decided gets in.
/// </summary>
public sealed class RoundFacts(CampaignDbContext db)
{
    /// <summary>Category of units that are rated outside the ranking; they get totals and no part in the ranks of others.</summary>
    public const string UnrankedSuffix = ".unranked";

    public async Task<Facts> CollectAsync(Round round, Scheme scheme, CancellationToken ct)
    {
        var codes = round.Participants.ToDictionary(p => p.UnitId, p => p.UnitCode);
        var occurrences = await OccurrencesAsync(round, codes, ct);
        var selfSheets = await db.SelfAssessments.Include(s => s.Answers).Where(s => s.RoundId == round.Id).AsNoTracking().AsSplitQuery().ToListAsync(ct);
        var scoreSheets = await db.ScoreSheets.Include(s => s.Marks).Where(s => s.RoundId == round.Id).AsNoTracking().AsSplitQuery().ToListAsync(ct);
        var marked = scoreSheets.Where(s => s.State.IsIn).ToList();
        var recused = marked.Where(s => s.RaterUnitId is { } office && codes.ContainsKey(office)).ToList();
        return new Facts(
            [.. round.Participants.Select(p => new Subject(p.UnitCode, p.IsRanked ? p.CategoryCode : p.CategoryCode + UnrankedSuffix))],
            [.. SelfRows(selfSheets, codes), .. ScoreRows(scoreSheets, scheme, codes), .. recused.Where(s => JudgedItems(s, scheme).Any()).Select(s => new Sheet(s.ChannelCode, PseudonymOf(s), codes[s.RaterUnitId!.Value], Scoring.SheetState.Submitted))],
            [
                .. selfSheets.Where(s => s.State.IsIn).SelectMany(s => SelfMarks(s, scheme, codes[s.UnitId], occurrences)),
                .. marked.SelectMany(s => Marks(s, scheme, codes)),
                .. recused.SelectMany(s => Recusals(s, scheme, codes[s.RaterUnitId!.Value])),
            ],
            occurrences,
            [.. marked.SelectMany(s => Ratios(s, scheme, codes))],
            [.. marked.SelectMany(s => NotApplicable(s, scheme, codes)), .. recused.SelectMany(s => CountedRecusals(s, scheme, codes[s.RaterUnitId!.Value]))],
            await EarlierTotalsAsync(round, codes, ct));
    }

    private async Task<List<Scoring.Occurrence>> OccurrencesAsync(Round round, Dictionary<int, string> codes, CancellationToken ct)
    {
        var offices = await db.Units.Select(u => new { u.Id, u.NormalisedCode }).ToDictionaryAsync(u => u.Id, u => u.NormalisedCode, ct);
        var counting = await db.Occurrences.Include(o => o.Subjects)
            .Where(o => o.RoundId == round.Id && OccurrenceStates.Counting.Contains(o.State)).AsNoTracking().ToListAsync(ct);
        return [.. from o in counting
                   let links = o.Subjects.Where(s => codes.ContainsKey(s.UnitId)).Select(s => new SubjectLink(codes[s.UnitId], s.Factor)).ToList()
                   where links.Count > 0
                   select new Scoring.Occurrence(
                       o.Number, o.Facts.ItemCode, o.Facts.RuleCode, links, o.DecidedPoints ?? o.Facts.Points, o.Facts.Count,
                       o.Facts.DedupeKey, o.Facts.OccurredOn, o.RecordingUnitId is { } office ? offices[office] : "supervisor")];
    }

    private static IEnumerable<Sheet> SelfRows(IEnumerable<SelfAssessment> sheets, Dictionary<int, string> codes) =>
        from s in sheets
        select new Sheet(Schemes.SelfChannel, codes[s.UnitId], codes[s.UnitId], s.State.IsIn ? Scoring.SheetState.Submitted : Scoring.SheetState.Missing);

    private static IEnumerable<Sheet> ScoreRows(IEnumerable<ScoreSheet> sheets, Scheme scheme, Dictionary<int, string> codes) =>
        from s in sheets
        let judged = s.Marks.Where(m => scheme.FindItem(m.ItemCode)!.IsJudgedIn(s.ChannelCode)).Select(m => m.UnitId).Distinct()
        from unitId in judged
        select new Sheet(s.ChannelCode, PseudonymOf(s), codes[unitId], s.State.IsIn ? Scoring.SheetState.Submitted : Scoring.SheetState.Missing);

    private static IEnumerable<Scoring.Mark> SelfMarks(
        SelfAssessment sheet, Scheme scheme, string code, IReadOnlyCollection<Scoring.Occurrence> occurrences) =>
        from answer in sheet.Answers
        let item = scheme.FindItem(answer.ItemCode)!
        let value = SelfOpening.ValueOf(answer.Entry)
            ?? (sheet.Mode == SelfMode.ExceptionOnly ? SelfOpening.ValueOf(item, Recognised(occurrences, item.Code, code)) : null)
        where value is not null
        select new Scoring.Mark(Schemes.SelfChannel, code, code, item.Code, value);

    private static IEnumerable<Scoring.Mark> Marks(ScoreSheet sheet, Scheme scheme, Dictionary<int, string> codes) =>
        from mark in sheet.Marks
        where scheme.FindItem(mark.ItemCode)!.IsJudgedIn(sheet.ChannelCode)
        let value = SelfOpening.ValueOf(mark.Entry)
        where value is not null
        select new Scoring.Mark(sheet.ChannelCode, PseudonymOf(sheet), codes[mark.UnitId], mark.ItemCode, value);

    private static IEnumerable<Ratio> Ratios(ScoreSheet sheet, Scheme scheme, Dictionary<int, string> codes) =>
        from mark in sheet.Marks
        where !scheme.FindItem(mark.ItemCode)!.IsJudgedIn(sheet.ChannelCode) && mark is { IsNotApplicable: false, Numerator: not null, Denominator: not null }
        select new Ratio(codes[mark.UnitId], mark.ItemCode, mark.Numerator!.Value, mark.Denominator!.Value);

    private static IEnumerable<NotApplicableItem> NotApplicable(ScoreSheet sheet, Scheme scheme, Dictionary<int, string> codes) =>
        from mark in sheet.Marks
        where !scheme.FindItem(mark.ItemCode)!.IsJudgedIn(sheet.ChannelCode) && mark.IsNotApplicable
        select new NotApplicableItem(codes[mark.UnitId], mark.ItemCode);

    /// <summary>
    /// An office does not mark itself (回避): its own items are declared not applicable to it, and the scheme says what
    /// becomes of them.
    /// </summary>
    private static IEnumerable<Scoring.Mark> Recusals(ScoreSheet sheet, Scheme scheme, string code) =>
        from item in JudgedItems(sheet, scheme)
        select new Scoring.Mark(sheet.ChannelCode, PseudonymOf(sheet), code, item.Code, new MarkValue.NotApplicable());

    private static IEnumerable<NotApplicableItem> CountedRecusals(ScoreSheet sheet, Scheme scheme, string code) =>
        from itemCode in sheet.ItemCodes
        where !scheme.FindItem(itemCode)!.IsJudgedIn(sheet.ChannelCode)
        select new NotApplicableItem(code, itemCode);

    private static IEnumerable<Item> JudgedItems(ScoreSheet sheet, Scheme scheme) =>
        sheet.ItemCodes.Select(c => scheme.FindItem(c)!).Where(i => i.IsJudgedIn(sheet.ChannelCode));

    /// <summary>Points of the decided deductions of one unit in one item.</summary>
    public static decimal Recognised(IEnumerable<Scoring.Occurrence> occurrences, string itemCode, string unitCode) =>
        (from o in occurrences
         where o.Item == itemCode
         from link in o.Links
         where link.Subject == unitCode
         select o.Value * o.Count * link.Factor).Sum();

    /// <summary>The totals in force of the quarter before, for ties that look back.</summary>
    private async Task<IReadOnlyList<EarlierTotal>> EarlierTotalsAsync(Round round, Dictionary<int, string> codes, CancellationToken ct)
    {
        var before = round.Quarter.Previous;
        var totals = await (from r in db.Rounds
                            where r.CampaignId == round.CampaignId && r.Quarter.Year == before.Year && r.Quarter.Number == before.Number
                            join result in db.RoundResults on r.Id equals result.RoundId
                            where ResultStates.InForce.Contains(result.State)
                            from s in result.Standings
                            where s.Total != null
                            select new { s.UnitId, s.Total }).ToListAsync(ct);
        return [.. totals.Where(t => codes.ContainsKey(t.UnitId)).Select(t => new EarlierTotal(codes[t.UnitId], t.Total!.Value))];
    }

    /// <summary>What a score sheet is called in the facts.</summary>
    public static string PseudonymOf(int scoreSheetId) => $"sheet-{scoreSheetId}";

    private static string PseudonymOf(ScoreSheet sheet) => PseudonymOf(sheet.Id);
}
