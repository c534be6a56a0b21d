using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Imports;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>Makes an item with the rules that its cells say. A table without such a column leaves them as they were.</summary>
internal sealed class RuleReading(TableItem item, Item? before, ItemHead head)
{
    private const int WordsMaxLength = 200;
    private static readonly decimal MaxPercent = Points.Limit / 100;

    private IReadOnlyList<(RowReading Row, string Text)> Cells => [.. item.Rules ?? []];

    private string All => string.Join('\n', Cells.Select(c => c.Text)).Trim();

    /// <returns>Null where something is wrong.</returns>
    public Item? Read(ItemKind kind) => kind switch
    {
        ItemKind.Points => new PointsItem(head, (before as PointsItem)?.Step),
        ItemKind.Text => new TextItem(head),
        ItemKind.Level => ReadLevels(),
        ItemKind.YesNo => ReadYesNo(),
        ItemKind.Ratio => ReadRate(),
        ItemKind.Derived or ItemKind.Rank => ReadElsewhere(),
        _ => ReadCauses(kind),
    };

    private Item ReadCauses(ItemKind kind)
    {
        var isGain = kind is ItemKind.Bonus or ItemKind.BonusInside;
        if (item.Rules is null && before is DeductItem or BonusItem && before is BonusItem == isGain)
        {
            return before is DeductItem old
                ? old with { Head = head, FloorsAtZero = !kind.IsInBlock && old.FloorsAtZero }
                : (BonusItem)before with { Head = head };
        }

        List<OccurrenceRule> rules = [];
        (bool? Floors, decimal? Cap) whole = (null, kind.IsInBlock && item.Points > 0 ? item.Points : null);
        foreach (var (row, text) in Cells)
        {
            var read = RuleGrammar.Causes(text, before?.Rules ?? []);
            whole = (read.FloorsAtZero ?? whole.Floors, read.Cap ?? whole.Cap);
            read.Unclear.ToList().ForEach(line => row.Wrong(TableColumns.Rule, ImportFault.CauseUnclear, line));
            foreach (var cause in read.Causes)
            {
                rules.AddRange(RuleOf(row, cause, isGain, rules) is { } rule ? [rule] : []);
            }
        }

        Item made = isGain ? new BonusItem(head, rules, whole.Cap) : new DeductItem(head, rules, !kind.IsInBlock && (whole.Floors ?? true), whole.Cap);
        return made with { Weighing = before?.Weighing ?? OccurrenceWeighing.Plain };
    }

    private OccurrenceRule? RuleOf(RowReading row, CauseLine cause, bool isGain, List<OccurrenceRule> others)
    {
        var words = cause.Words.Length > 0 ? cause.Words : head.Name.Zh;
        if (cause.IsGain != isGain)
        {
            row.Wrong(TableColumns.Rule, ImportFault.LossAndGain, words);
            return null;
        }

        if (words.Length > WordsMaxLength || cause.From > cause.To || !Points.IsStorable(cause.From) || !Points.IsStorable(cause.To) || !Points.IsStorable(cause.Cap ?? 0))
        {
            row.Wrong(TableColumns.Rule, ImportFault.CauseUnclear, words);
            return null;
        }

        var known = before?.Rules.FirstOrDefault(r => Kept.Plain(r.Cause.Zh) == Kept.Plain(words) && others.TrueForAll(o => o.Code != r.Code));
        return new OccurrenceRule(known?.Code ?? FreeCode("r", others.Select(o => o.Code).Concat(before?.Rules.Select(r => r.Code) ?? [])), known?.Cause ?? new LocalText(words), cause.From, cause.To, cause.Per, cause.Cap);
    }

    private LevelItem ReadLevels()
    {
        var old = before as LevelItem;
        if (item.Rules is null)
        {
            return old is null ? new LevelItem(head, []) : old with { Head = head };
        }

        var (read, unclear) = RuleGrammar.Levels(All);
        unclear.ToList().ForEach(line => item.Row.Wrong(TableColumns.Rule, ImportFault.LevelUnclear, line));
        List<Level> levels = [];
        foreach (var (name, points) in read)
        {
            if (points < 0 || points > head.Points || !Points.IsStorable(points) || name.Length > WordsMaxLength)
            {
                item.Row.Wrong(TableColumns.Rule, ImportFault.AboveFull, name);
            }

            var known = old?.Levels.FirstOrDefault(l => Kept.Plain(l.Name.Zh) == Kept.Plain(name) && levels.TrueForAll(o => o.Code != l.Code));
            levels.Add(new Level(known?.Code ?? FreeCode("l", levels.Select(o => o.Code).Concat(old?.Levels.Select(l => l.Code) ?? [])), known?.Name ?? new LocalText(name), points)
            {
                Values = known?.Points == points ? known.Values : [],
            });
        }

        return new LevelItem(head, levels);
    }

    private YesNoItem? ReadYesNo()
    {
        if (item.Rules is null || All.Length == 0)
        {
            return item.Rules is null && before is YesNoItem old ? old with { Head = head } : new YesNoItem(head, head.Points, 0);
        }

        var (read, unclear) = RuleGrammar.Levels(All);
        var (yes, no) = (read.Where(l => YesNo.Of(l.Name) == true).ToList(), read.Where(l => YesNo.Of(l.Name) == false).ToList());
        if (unclear.Count > 0 || yes.Count != 1 || no.Count > 1 || yes.Count + no.Count != read.Count)
        {
            item.Row.Wrong(TableColumns.Rule, ImportFault.YesNoUnclear);
            return null;
        }

        var (pointsYes, pointsNo) = (yes[0].Points, no.Count == 0 ? 0 : no[0].Points);
        if (pointsYes > head.Points || pointsNo > head.Points || !Points.IsStorable(pointsYes) || !Points.IsStorable(pointsNo))
        {
            item.Row.Wrong(TableColumns.Rule, ImportFault.AboveFull, yes[0].Name);
        }

        return new YesNoItem(head, pointsYes, pointsNo);
    }

    private RatioItem? ReadRate()
    {
        if (item.Rules is null || All.Length == 0)
        {
            return item.Rules is null && before is RatioItem old ? old with { Head = head } : new RatioItem(head, new ProportionalCurve(1));
        }

        if (RuleGrammar.Curve(All) is { } curve && IsSound(curve))
        {
            return new RatioItem(head, curve);
        }

        item.Row.Wrong(TableColumns.Rule, ImportFault.RateUnclear);
        return null;
    }

    private bool IsSound(Curve curve) => curve switch
    {
        StepLossCurve step => IsRate(step.Target) && Points.IsStorable(step.LossPerPoint),
        ThresholdCurve threshold => IsRate(threshold.Target) && IsRate(threshold.Below) && threshold.Below <= threshold.Target,
        OvershootCurve over => IsRate(over.Target) && Points.IsStorable(over.BonusPerPoint) && Points.IsStorable(over.Cap),
        BandedCurve banded => banded.Bands.All(b => IsRate(b.From) && Points.IsStorable(b.Points) && b.Points <= head.Points)
            && banded.Bands.Zip(banded.Bands.Skip(1)).All(p => p.First.From > p.Second.From && p.First.Points >= p.Second.Points),
        ProportionalCurve plain => IsRate(plain.Target),
        _ => false,
    };

    /// <summary>A table has no words for where figures come from: what the page says stays, and nothing new begins here.</summary>
    private Item? ReadElsewhere()
    {
        if (before is DerivedItem or RankItem)
        {
            return before with { Head = head };
        }

        item.Row.Wrong(TableColumns.Kind, ImportFault.Choice);
        return null;
    }

    private static bool IsRate(decimal rate) => rate < MaxPercent && Points.IsStorable(rate);

    private static string FreeCode(string prefix, IEnumerable<string> taken) =>
        Enumerable.Range(1, int.MaxValue / 2).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{n}")).First(c => !taken.Contains(c));
}
