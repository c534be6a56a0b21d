using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Operations.SelfAssessments;
using Microsoft.EntityFrameworkCore;
using Scoring = CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>
/// Turns what is stored of a round into the facts that the engine reads. Raters become pseudonyms here, and only what
/// was submitted and decided gets in, or is taken over from the quarter before where the scheme says so.
/// </summary>
public sealed class RoundFacts(CampaignDbContext db, SheetCarrying carrying)
{
    /// <summary>Category of units that are rated outside the ranking; they get totals and no part in the ranks of others.</summary>
    public const string UnrankedSuffix = ".unranked";

    public async Task<Facts> CollectAsync(Round round, Scheme scheme, CancellationToken ct)
    {
        var codes = round.Participants.ToDictionary(p => p.UnitId, p => p.UnitCode);
        var occurrences = Counting(await StandingAsync(db.Occurrences.Where(o => o.RoundId == round.Id), ct), scheme, codes);
        var selfSheets = await db.SelfAssessments.Include(s => s.Answers).Where(s => s.RoundId == round.Id).AsNoTracking().AsSplitQuery().ToListAsync(ct);
        var scoreSheets = await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Recusals).Where(s => s.RoundId == round.Id).AsNoTracking().AsSplitQuery().ToListAsync(ct);
        var marked = scoreSheets.Where(s => s.State.IsIn).ToList();
        var carried = (await carrying.OfAsync(round, scheme, scoreSheets, ct)).SelectMany(c => CarriedMarks(c, codes)).ToList();
        var ratios = marked.SelectMany(s => s.Marks.SelectMany(m => Counts(m, s.ChannelCode, scheme, codes))).Distinct().ToList();
        var onRecord = new OnRecord(occurrences, ratios, scheme);
        var nominates = scheme.Content.Standing.Awards.Any(a => a.PerParent is not null);
        var facts = new Facts(
            [.. round.Participants.Select(p => new Subject(p.UnitCode, p.IsRanked ? p.CategoryCode : p.CategoryCode + UnrankedSuffix) { IsRanked = p.IsRanked, Parent = nominates ? p.ParentCode : null })],
            [.. SelfRows(selfSheets, codes), .. ScoreRows(scoreSheets, carried, scheme, codes), .. marked.SelectMany(s => RecusedRows(s, scheme, codes))],
            [
                .. selfSheets.Where(s => s.State.IsIn).SelectMany(s => SelfMarks(s, scheme, codes[s.UnitId], onRecord)),
                .. marked.SelectMany(s => Marks(s, scheme, codes)),
                .. marked.SelectMany(s => RecusedMarks(s, scheme, codes)),
                .. carried,
            ],
            occurrences,
            ratios,
            [.. marked.SelectMany(s => s.Marks.SelectMany(m => WithoutCounts(m, s.ChannelCode, scheme, codes))), .. marked.SelectMany(s => RecusedCounts(s, scheme, codes))],
            await EarlierTotalsAsync(round, codes, ct));
        facts = await facts.WithFiguresAsync(db, round.Id, scheme, codes, ct);
        facts = await facts.WithGatesAsync(db, round, scheme, codes, ct);
        facts = await facts.WithRulingsAsync(db, round.Id, codes, ct);
        return facts with { Decisions = await DecisionsAsync(round, codes, ct) };
    }

    /// <summary>Whether facts say what is on record beside the sheets now: figures from elsewhere, pronouncements, rulings on sheets and decisions of a body.</summary>
    public async Task<bool> AreOnRecordAsync(Round round, Scheme scheme, Facts computed, CancellationToken ct)
    {
        var codes = await db.Rounds.Where(r => r.Id == round.Id).SelectMany(r => r.Participants).ToDictionaryAsync(p => p.UnitId, p => p.UnitCode, ct);
        var now = await Facts.Empty.WithFiguresAsync(db, round.Id, scheme, codes, ct);
        now = now with { GateRecords = await GateFacts.RecordsAsync(db, round.Id, scheme, codes, ct), Decisions = await DecisionsAsync(round, codes, ct) };
        var ruled = await computed.WithRulingsAsync(db, round.Id, codes, ct);
        return ruled.Sheets.SequenceEqual(computed.Sheets) && BesideSheets(now).CanonicalText() == BesideSheets(computed).CanonicalText();
    }

    private static Facts BesideSheets(Facts facts) => Facts.Empty with
    {
        Figures = facts.Figures, Coefficients = facts.Coefficients, Service = facts.Service, GateRecords = facts.GateRecords, Decisions = facts.Decisions,
    };

    /// <summary>What was decided where figures leave it open.</summary>
    private async Task<IReadOnlyList<RecordedDecision>> DecisionsAsync(Round round, Dictionary<int, string> codes, CancellationToken ct)
    {
        var found = await db.Resolutions.Include(r => r.Places).Where(r => r.RoundId == round.Id && r.WithdrawnBecause == null).OrderBy(r => r.Id).AsNoTracking().ToListAsync(ct);
        return [.. found.Select(r => new RecordedDecision(
            FormattableString.Invariant($"D{r.Id}"), r.Kind, r.ListCode, [.. r.Places.OrderBy(p => p.Place).Select(p => codes[p.UnitId])], r.Basis, r.Authority, r.Grounds))];
    }

    /// <summary>What is decided and counted of one unit so far, in the shape that the engine reads: no sheets, no marks.</summary>
    /// <param name="round">With this unit's place at least.</param>
    /// <returns>Those facts, and every occurrence that is neither dropped nor withdrawn, decided or not.</returns>
    public async Task<(Facts Facts, IReadOnlyList<Domain.Assessments.Occurrence> Occurrences)> OnRecordAsync(
        Round round, Participant unit, Scheme scheme, CancellationToken ct)
    {
        Dictionary<int, string> codes = new() { [unit.UnitId] = unit.UnitCode };
        var marks = await (from s in db.ScoreSheets
                           where s.RoundId == round.Id && SheetStates.In.Contains(s.State)
                           orderby s.Id
                           from m in s.Marks
                           where m.UnitId == unit.UnitId && (m.Numerator != null || m.IsNotApplicable)
                           select new { s.ChannelCode, Mark = m }).AsNoTracking().ToListAsync(ct);
        var rows = await StandingAsync(db.Occurrences.Where(o => o.RoundId == round.Id && o.Subjects.Any(s => s.UnitId == unit.UnitId)), ct);
        var facts = Facts.Empty with
        {
            Subjects = [new Subject(unit.UnitCode, unit.CategoryCode)],
            Occurrences = Counting(rows, scheme, codes),
            Ratios = [.. marks.SelectMany(m => Counts(m.Mark, m.ChannelCode, scheme, codes))],
            NotApplicable = [.. marks.SelectMany(m => WithoutCounts(m.Mark, m.ChannelCode, scheme, codes))],
        };
        return (await facts.WithFiguresAsync(db, round.Id, scheme, codes, ct), [.. rows.Select(r => r.Occurrence)]);
    }

    /// <returns>What is neither dropped nor withdrawn, each with the code of the office that recorded it.</returns>
    private async Task<IReadOnlyList<(Domain.Assessments.Occurrence Occurrence, string? Office)>> StandingAsync(
        IQueryable<Domain.Assessments.Occurrence> occurrences, CancellationToken ct)
    {
        var rows = await (from o in occurrences.Include(o => o.Subjects).AsSingleQuery()
                          where o.State != OccurrenceState.Dropped && o.State != OccurrenceState.Withdrawn
                          orderby o.Facts.OccurredOn, o.Id
                          select new { Occurrence = o, Office = db.Units.Where(u => u.Id == o.RecordingUnitId).Select(u => u.NormalisedCode).FirstOrDefault() })
            .AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(r => (r.Occurrence, r.Office))];
    }

    private static List<Scoring.Occurrence> Counting(
        IEnumerable<(Domain.Assessments.Occurrence Occurrence, string? Office)> rows, Scheme scheme, Dictionary<int, string> codes)
    {
        return [.. from row in rows
                   where row.Occurrence.State.Counts
                   let o = row.Occurrence
                   let weighing = scheme.FindItem(o.Facts.ItemCode)?.Weighing ?? OccurrenceWeighing.Plain
                   let links = o.Subjects.Where(s => codes.ContainsKey(s.UnitId)).Select(s => LinkOf(s, codes[s.UnitId], weighing)).ToList()
                   where links.Count > 0
                   select new Scoring.Occurrence(
                       o.Number, o.Facts.ItemCode, o.Facts.RuleCode, links, o.DecidedPoints ?? o.Facts.Points, o.Facts.Count,
                       o.Facts.DedupeKey, o.Facts.OccurredOn, row.Office ?? "supervisor")
                   {
                       Multipliers = [.. weighing.Multipliers.Select(m => m.Code).Where(c => o.Multipliers.Any(m => m.Code == c))],
                   }];
    }

    /// <summary>
    /// By the scheme that the round pinned when it opened. What was recorded before under an older one, which shared nothing
    /// out, falls on its unit with the first share.
    /// </summary>
    private static SubjectLink LinkOf(OccurrenceSubject subject, string code, OccurrenceWeighing weighing) =>
        (weighing.Roles.FirstOrDefault(r => r.Code == subject.Role) ?? (weighing.Roles is [var first, ..] ? first : null)) is { } role
            ? new SubjectLink(code, role.Factor, role.Code)
            : new SubjectLink(code, subject.Factor);

    private static IEnumerable<Sheet> SelfRows(IEnumerable<SelfAssessment> sheets, Dictionary<int, string> codes) =>
        from s in sheets
        select new Sheet(Schemes.SelfChannel, codes[s.UnitId], codes[s.UnitId], s.State.IsIn ? SheetArrival.Submitted : SheetArrival.Missing);

    /// <param name="carried">Marks on sheets that did not come in.</param>
    private static IEnumerable<Sheet> ScoreRows(IEnumerable<ScoreSheet> sheets, IEnumerable<Scoring.Mark> carried, Scheme scheme, Dictionary<int, string> codes)
    {
        var filled = carried.Select(m => (m.Channel, m.Rater, m.Subject)).ToHashSet();
        return from s in sheets
               let judged = s.Marks.Where(m => scheme.FindItem(m.ItemCode)!.IsJudgedIn(s.ChannelCode)).Select(m => m.UnitId).Distinct()
               from unitId in judged
               let state = s.State.IsIn ? SheetArrival.Submitted : filled.Contains((s.ChannelCode, s.Pseudonym, codes[unitId])) ? SheetArrival.Carried : SheetArrival.Missing
               select new Sheet(s.ChannelCode, s.Pseudonym, codes[unitId], state);
    }

    private static IEnumerable<Scoring.Mark> CarriedMarks(CarriedSheet carried, Dictionary<int, string> codes) =>
        carried.Marks.Select(m => new Scoring.Mark(carried.Sheet.ChannelCode, carried.Sheet.Pseudonym, codes[m.UnitId], m.ItemCode, m.Value));

    private static IEnumerable<Scoring.Mark> SelfMarks(
        SelfAssessment sheet, Scheme scheme, string code, OnRecord onRecord) =>
        from answer in sheet.Answers
        let item = scheme.FindItem(answer.ItemCode)!
        let value = SelfOpening.ValueOf(answer.Entry) ?? (sheet.Mode == SelfMode.ExceptionOnly ? onRecord.OpeningOf(item, code) : null)
        where value is not null
        select new Scoring.Mark(Schemes.SelfChannel, code, code, item.Code, value);

    private static IEnumerable<Scoring.Mark> Marks(ScoreSheet sheet, Scheme scheme, Dictionary<int, string> codes) =>
        from mark in sheet.Marks
        where scheme.FindItem(mark.ItemCode)!.IsJudgedIn(sheet.ChannelCode)
        let value = SelfOpening.ValueOf(mark.Entry)
        where value is not null
        select new Scoring.Mark(sheet.ChannelCode, sheet.Pseudonym, codes[mark.UnitId], mark.ItemCode, value);

    private static IEnumerable<Ratio> Counts(Domain.Assessments.Mark mark, string channel, Scheme scheme, Dictionary<int, string> codes) =>
        !scheme.FindItem(mark.ItemCode)!.IsJudgedIn(channel) && mark is { IsNotApplicable: false, Numerator: { } numerator, Denominator: { } denominator }
            ? [new Ratio(codes[mark.UnitId], mark.ItemCode, numerator, denominator)]
            : [];

    private static IEnumerable<NotApplicableItem> WithoutCounts(Domain.Assessments.Mark mark, string channel, Scheme scheme, Dictionary<int, string> codes) =>
        !scheme.FindItem(mark.ItemCode)!.IsJudgedIn(channel) && mark.IsNotApplicable ? [new NotApplicableItem(codes[mark.UnitId], mark.ItemCode)] : [];

    /// <summary>
    /// Nobody marks his own unit (回避): his items are declared not applicable to it, and the scheme says what becomes of
    /// them.
    /// </summary>
    private static IEnumerable<Scoring.Mark> RecusedMarks(ScoreSheet sheet, Scheme scheme, Dictionary<int, string> codes) =>
        from recusal in sheet.Recusals
        from item in JudgedItems(sheet, scheme)
        select new Scoring.Mark(sheet.ChannelCode, sheet.Pseudonym, codes[recusal.UnitId], item.Code, new MarkValue.NotApplicable());

    private static IEnumerable<Sheet> RecusedRows(ScoreSheet sheet, Scheme scheme, Dictionary<int, string> codes) =>
        from recusal in sheet.Recusals
        where JudgedItems(sheet, scheme).Any()
        select new Sheet(sheet.ChannelCode, sheet.Pseudonym, codes[recusal.UnitId], SheetArrival.Submitted);

    private static IEnumerable<NotApplicableItem> RecusedCounts(ScoreSheet sheet, Scheme scheme, Dictionary<int, string> codes) =>
        from recusal in sheet.Recusals
        from itemCode in sheet.ItemCodes
        where !scheme.FindItem(itemCode)!.IsJudgedIn(sheet.ChannelCode)
        select new NotApplicableItem(codes[recusal.UnitId], itemCode);

    private static IEnumerable<Item> JudgedItems(ScoreSheet sheet, Scheme scheme) =>
        sheet.ItemCodes.Select(c => scheme.FindItem(c)!).Where(i => i.IsJudgedIn(sheet.ChannelCode));

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
        var predecessors = await db.OnlyPredecessorsAsync(ct);
        var known = totals.ToDictionary(t => t.UnitId, t => t.Total!.Value);
        return [.. from unit in codes
                   let own = known.TryGetValue(unit.Key, out var total) ? total : Inherited(unit.Key)
                   where own is not null
                   select new EarlierTotal(unit.Value, own.Value)];

        decimal? Inherited(int unitId) => predecessors.TryGetValue(unitId, out var only) && known.TryGetValue(only, out var total) ? total : null;
    }

    /// <summary>What is on record of each unit and item, looked up instead of searched.</summary>
    private sealed class OnRecord(IReadOnlyCollection<Scoring.Occurrence> occurrences, IReadOnlyCollection<Ratio> ratios, Scheme scheme)
    {
        private readonly ILookup<(string Unit, string Item), decimal> _points =
            (from o in occurrences
             let factor = scheme.FindItem(o.Item)!.Weighing.Multipliers.Where(m => o.Multipliers.Contains(m.Code)).Aggregate(1m, (product, m) => product * m.Factor)
             from link in o.Links
             select (link.Subject, o.Item, Points: o.Value * o.Count * factor * link.Factor))
            .ToLookup(p => (p.Subject, p.Item), p => p.Points);

        private readonly ILookup<(string Unit, string Item), Ratio> _counts = ratios.ToLookup(r => (r.Subject, r.Item));

        public MarkValue? OpeningOf(Item item, string unit) =>
            SelfOpening.ValueOf(item, _points[(unit, item.Code)].Sum(), SelfOpening.PointsOf(item, _counts[(unit, item.Code)].FirstOrDefault(), scheme));
    }
}
