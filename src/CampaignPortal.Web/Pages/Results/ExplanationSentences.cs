using System.Globalization;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;
using FigureKind = CampaignPortal.Domain.Assessments.FigureKind;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The sentences of an explanation: how a figure came about, by the words of the scheme.</summary>
internal sealed class ExplanationSentences(IStringLocalizer<Texts> texts, ExplainedUnit unit)
{
    private readonly SchemeContent _scheme = unit.Scheme.Content;
    private readonly WeightWords _weights = new(texts);

    /// <param name="channel">Code of the part of the total in which the node stands; empty outside.</param>
    public string? How(ExplanationNode node, string channel)
    {
        var sentences = node.Kind switch
        {
            NodeKind.Channel => Channel(node),
            NodeKind.ChannelGroup => Group(node),
            NodeKind.Item => OfItem(node, channel),
            NodeKind.Mark => Mark(node, channel),
            NodeKind.Rule => [texts["Explain.How.Rule", Figures.Of(node.Line!.High!.Value)]],
            NodeKind.Total => [.. Known("Explain.How.Total"), .. Coefficients()],
            NodeKind.Composite => [texts["Explain.How.Composite"], .. Divided(node, null)],
            _ => Known($"Explain.How.{node.Kind}"),
        };
        return Joined("Explain.Sentences", [.. sentences, .. StateOf(node), .. Bounds(node)]);
    }

    /// <summary>A calculation laid out in a row, each number with what it stands for.</summary>
    public IReadOnlyList<ExplainedStep> Steps(ExplanationNode node, Func<ExplanationNode, ShownText> nameOf)
    {
        List<ExplainedStep> steps = [];
        foreach (var term in node.Line!.Terms)
        {
            var sign = term.IsSubtracted ? "−" : steps.Count > 0 ? "+" : null;
            steps.Add(new ExplainedStep(sign, string.Join('×', term.Factors.Select(Number)), Caption(node, term, nameOf)));
        }

        if (node.Line.Divisor != 1)
        {
            steps.Add(new ExplainedStep("÷", WeightOf(node.Line.Divisor), texts[node.Line.Divisor == _scheme.WeightsIn(null) ? "Explain.Operand.Parts" : "Explain.Operand.WeightsLeft"]));
        }

        steps.Add(new ExplainedStep("=", node.Kind == NodeKind.Total ? Figures.Total(node.Value) : Figures.Of(node.Value!.Value), nameOf(node).Text, IsResult: true));
        return steps;
    }

    public string Note(Note note) => texts[
        $"Explain.Note.{note.Kind}",
        note.Channel is { } channel ? ChannelName(channel) : "",
        note.Item is { } item ? ItemName(item) : "",
        note.Occurrence ?? ""];

    /// <summary>How equal totals were told apart; nothing where nobody has the same total.</summary>
    public IEnumerable<string> Tie()
    {
        if (unit.Result.Tie is not { } tie)
        {
            return [];
        }

        var compared = _scheme.Ranking.Ties.Take(tie.Step ?? _scheme.Ranking.Ties.Count).Select(t => TieWords.Of(t, _scheme, texts));
        string sentence = tie.IsShared ? texts["Explain.Tie.Shared"] : texts["Explain.Tie.Resolved", string.Join(texts["List.Separator"], compared)];
        return [sentence];
    }

    /// <summary>A line for each occurrence that the figure rests on.</summary>
    public IEnumerable<ExplainedLine> Occurrences(ExplanationNode node) =>
        from source in node.Sources
        where source.Kind == SourceKind.Occurrence
        let fact = unit.Excerpt.Facts.Occurrences.Single(o => o.Id == source.Id)
        select Occurrence(fact, RepeatOf(node, fact));

    /// <summary>By how much an event that came again counts; 1 for the first times.</summary>
    private static decimal RepeatOf(ExplanationNode node, Occurrence fact) =>
        node.Line?.Terms.SelectMany(t => t.Factors).FirstOrDefault(o => o.Kind == OperandKind.Repeat && o.Code == fact.Id)?.Value ?? 1;

    private ExplainedLine Occurrence(Occurrence fact, decimal repeat)
    {
        var item = unit.Scheme.FindItem(fact.Item)!;
        var rule = item.Rules.Single(r => r.Code == fact.Rule);
        var link = fact.Links.Single(l => l.Subject == unit.UnitCode);
        var (factor, role) = (link.Factor, item.Weighing.Roles.FirstOrDefault(r => r.Code == link.Role));
        var multipliers = item.Weighing.Multipliers.Where(m => fact.Multipliers.Contains(m.Code, StringComparer.Ordinal)).ToList();
        var points = multipliers.Aggregate(fact.Value * fact.Count * factor * repeat * (item is DeductItem ? -1 : 1), (product, m) => product * m.Factor);
        var known = unit.Occurrences.GetValueOrDefault(fact.Id);
        var day = fact.OccurredOn.ToString(texts["Format.Day"], CultureInfo.InvariantCulture);
        var recorded = unit.Offices.TryGetValue(fact.Office, out var office)
            ? texts["Explain.Occurrence.Office", fact.Id, day, office]
            : texts["Explain.Occurrence.Supervisor", fact.Id, day];
        List<string> how = [recorded, RuleText(rule)];
        how.AddRange(known is null ? [] : [texts["Explain.Occurrence.Cause", known.Cause.TrimEnd('。', '.')]]);
        how.AddRange(multipliers.Select(m => texts["Explain.Occurrence.Multiplier", m.Name.Shown(), Figures.Of(m.Factor)].Value));
        how.AddRange(repeat == 1 ? [] : [texts["Explain.Occurrence.Repeat", item.Weighing.Repeat!.From, Figures.Of(repeat)]]);
        how.AddRange(
            role is not null ? [texts["Explain.Occurrence.Role", role.Name.Shown(), Figures.Percent(factor)]]
            : factor == 1 ? [] : [texts["Explain.Occurrence.Factor", Figures.Percent(factor)]]);
        how.AddRange(known is { Evidence.Count: > 0 } ? [texts["Explain.Occurrence.Evidence", string.Join(texts["List.Separator"], known.Evidence)]] : []);
        decimal[] factors = [fact.Value, fact.Count, .. multipliers.Select(m => m.Factor), .. new[] { repeat, factor }.Where(f => f != 1)];
        var arithmetic = factors.Skip(1).All(f => f == 1) ? null : $"{string.Join('×', factors.Select(Figures.Of))} = {Figures.Of(Math.Abs(points))}";
        return new ExplainedLine(ShownText.Of(rule.Cause), Figures.WithSign(points), Joined("Explain.Sentences", how), arithmetic, [], known?.Id);
    }

    private string RuleText(OccurrenceRule rule) => rule.From == rule.To
        ? texts["Explain.Rule.Fixed", Figures.Of(rule.From), texts[$"Explain.Per.{rule.Per}"].Value]
        : texts["Explain.Rule.Range", Figures.Of(rule.From), Figures.Of(rule.To), texts[$"Explain.Per.{rule.Per}"].Value];

    private IEnumerable<string> Group(ExplanationNode node)
    {
        var group = _scheme.ChannelGroups.Single(g => g.Code == node.Code);
        return [Share(_weights.Of(_scheme, group.Weight, group.Group), group.Group), texts["Explain.How.ChannelGroup"], .. Divided(node, node.Code)];
    }

    private string Share(string weight, string? group) => group is null ? texts["Explain.How.Channel", weight] : texts["Explain.How.ChannelWithin", weight, ChannelName(group)];

    /// <summary>Parts are divided by their sum; where something has no score, what is left is divided by the weights that are left.</summary>
    private IEnumerable<string> Divided(ExplanationNode node, string? group) => node.Line is not { Divisor: not 1 and var divisor } ? []
        : divisor == _scheme.WeightsIn(group) ? [texts["Explain.How.Parts", WeightOf(divisor)]]
        : [texts["Explain.How.Reweighted", WeightOf(divisor)]];

    private IEnumerable<string> Channel(ExplanationNode node)
    {
        var channel = unit.Scheme.Channel(node.Code);
        yield return Share(_weights.Of(_scheme, channel.Weight, channel.Group), channel.Group);
        if (node.Children is [{ Kind: NodeKind.RawChannel }])
        {
            yield return texts["SchemeWords.Normalise.Best", Figures.Of(_scheme.Scale.Base)];
            yield break;
        }

        var sheets = node.Children.Where(c => c.Kind == NodeKind.Sheet && c.State is NodeState.Counted or NodeState.Dropped).ToList();
        if (sheets.Count > 1)
        {
            yield return sheets.Exists(s => s.State == NodeState.Dropped)
                ? texts["Explain.How.Trimmed", channel.Reduce.Drop, sheets.Count]
                : texts[$"Explain.How.{(channel.Reduce.By == ReduceBy.Sum ? "Sum" : "Mean")}", sheets.Count];
        }

        if (node.Line is { Divisor: not 1 } line && sheets.Count == 0)
        {
            yield return texts["Explain.How.Scaled", Figures.Of(line.Divisor), Figures.Of(_scheme.Scale.Base)];
        }
    }

    private IEnumerable<string> OfItem(ExplanationNode node, string channel)
    {
        var item = unit.Scheme.FindItem(node.Code)!;
        var marks = node.Children.Where(c => c.Kind == NodeKind.Mark && c.State is NodeState.Counted or NodeState.Dropped).ToList();
        var isJudged = item.IsJudgedIn(channel);
        if (item.Points > 0)
        {
            yield return texts["Explain.How.Points", Figures.Of(item.Points)];
        }

        if (marks.Count > 1)
        {
            yield return marks.Exists(m => m.State == NodeState.Dropped)
                ? texts["Explain.How.Trimmed", unit.Scheme.Channel(channel).Reduce.Drop, marks.Count]
                : texts[$"Explain.How.{(unit.Scheme.Channel(channel).Reduce.By == ReduceBy.Sum ? "Sum" : "Mean")}", marks.Count];
        }

        // One rater's mark is the item's figure, and he is shown nowhere: what he chose is said here.
        foreach (var sentence in isJudged ? Chosen(marks is [var only] ? only : node, item, channel) : Counted(node, item))
        {
            yield return sentence;
        }

        if (item.Head.ResponsibleOffice is { } code && unit.Offices.TryGetValue(Text.NormalisedCode(code), out var office))
        {
            yield return texts["Explain.How.Responsible", office];
        }

        if (item.Head.Basis is { } basis)
        {
            yield return texts["Explain.How.Basis", basis.TrimEnd('。', '.')];
        }
    }

    private IEnumerable<string> Counted(ExplanationNode node, Item item) => item switch
    {
        RatioItem ratio when node.Value is not null => [CurveText(ratio)],
        RatioItem => [],
        DerivedItem derived => node.Value is null ? [] : [texts["Explain.How.Derived", texts[$"FigureReduction.{derived.By}"], Figures.Of(derived.OutOf)], .. Origin(FigureKind.Score, item.Code)],
        RankItem => node.Sources.Count == 0 ? [] : [texts["Explain.How.Rank", node.Line!.Terms[0].Factors[0].Code!], .. Origin(FigureKind.Place, item.Code)],
        _ when node.Sources.Count == 0 && node.Children.Count == 0 => [texts[item is DeductItem ? "Explain.How.NoDeduction" : "Explain.How.NoBonus"]],
        _ => [texts[item is DeductItem ? "Explain.How.Deductions" : "Explain.How.Bonus"]],
    };

    /// <summary>By what the total is multiplied, and who says so.</summary>
    private IEnumerable<string> Coefficients() =>
        from given in unit.Excerpt.Facts.Coefficients
        where given.Subject == unit.UnitCode
        let name = _scheme.Coefficients.First(c => c.Code == given.Coefficient).Name.Shown()
        from sentence in Origin(FigureKind.Coefficient, given.Coefficient).Prepend(texts["Explain.How.Coefficient", name, Figures.Of(given.Value)].Value)
        select sentence;

    private IEnumerable<string> Origin(FigureKind kind, string code) =>
        unit.Origins.TryGetValue((kind, code), out var origin) ? [texts["Explain.How.Origin", origin.TrimEnd('。', '.')].Value] : [];

    private string CurveText(RatioItem item) => item.Curve switch
    {
        ProportionalCurve c => texts["Explain.Curve.Proportional", Figures.Percent(c.Target)],
        StepLossCurve c => texts[c.PerStarted ? "Explain.Curve.StepLossStarted" : "Explain.Curve.StepLoss", Figures.Percent(c.Target), Figures.Of(c.LossPerPoint)],
        ThresholdCurve c => texts["Explain.Curve.Threshold", Figures.Percent(c.Target), Figures.Percent(c.Below)],
        OvershootCurve c => texts["Explain.Curve.Overshoot", Figures.Percent(c.Target), Figures.Of(c.BonusPerPoint), Figures.Of(c.Cap)],
        BandedCurve c => texts["Explain.Curve.Banded", string.Join(texts["List.Separator"], c.Bands.Select(b => texts["Explain.Curve.Band", Figures.Percent(b.From), Figures.Of(b.Points)].Value))],
        _ => "",
    };

    private IEnumerable<string> Mark(ExplanationNode node, string channel) =>
        node.Sources is [{ Kind: SourceKind.Mark } source] ? Chosen(node, unit.Scheme.FindItem(source.Id.Split('/')[2])!, channel) : [];

    /// <summary>The level or the answer behind the points, where the mark was one.</summary>
    private IEnumerable<string> Chosen(ExplanationNode node, Item item, string channel)
    {
        var rater = node.Sources.FirstOrDefault(s => s.Kind == SourceKind.Mark)?.Id.Split('/')[1];
        var mark = unit.Excerpt.Facts.Marks.FirstOrDefault(m => m.Subject == unit.UnitCode && m.Channel == channel && m.Item == item.Code && m.Rater == rater);
        return mark?.Value switch
        {
            MarkValue.Chosen chosen => [texts["Explain.Mark.Level", ((LevelItem)item).Levels.Single(l => l.Code == chosen.Level).Name.Shown()]],
            MarkValue.Answered { Yes: var yes } => [texts[yes ? "Explain.Mark.Yes" : "Explain.Mark.No"]],
            _ => [],
        };
    }

    private IEnumerable<string> StateOf(ExplanationNode node) => node.State == NodeState.Counted ? [] : Known($"Explain.State.{node.State}");

    private IEnumerable<string> Bounds(ExplanationNode node)
    {
        if (node.Line is not { } line)
        {
            yield break;
        }

        if (line.High is { } high && line.Unbounded > high && node.Kind != NodeKind.Rule)
        {
            yield return texts["Explain.How.Capped", Figures.Of(high)];
        }

        if (line.Low is { } low && line.Unbounded < low)
        {
            yield return texts["Explain.How.Floored", Figures.Of(low)];
        }

        if (line.Rounding is { } rounding && node.Kind != NodeKind.Gap && line.Value != line.Unrounded)
        {
            yield return texts[$"Explain.Rounding.{rounding.Mode}", rounding.Decimals];
        }
    }

    private IEnumerable<string> Known(string key) => texts[key] is { ResourceNotFound: false } text ? [text.Value] : [];

    private string ChannelName(string code) =>
        (_scheme.Channels.FirstOrDefault(c => c.Code == code)?.Name ?? _scheme.ChannelGroups.First(g => g.Code == code).Name).Shown();

    private string WeightOf(decimal weight) => _scheme.NormalisesWeights ? texts["SchemeWords.Part", Figures.Of(weight)] : Figures.Percent(weight);

    private string ItemName(string code) => unit.Scheme.FindItem(code) is { } item ? item.Name.Shown() : code;

    private string Number(Operand operand) => operand.Kind == OperandKind.Weight ? WeightOf(operand.Value) : Figures.Of(operand.Value);

    private string Caption(ExplanationNode node, Term term, Func<ExplanationNode, ShownText> nameOf) =>
        Joined("Explain.Operand.Times", [.. term.Factors.Select(f => f.Child is { } child ? nameOf(node.Children[child]).Text : texts[$"Explain.Operand.{f.Kind}"].Value)])!;

    /// <summary>One after the other as the language writes it; null where there is nothing.</summary>
    private string? Joined(string key, List<string> parts) =>
        parts.Count == 0 ? null : parts.Aggregate((before, next) => texts[key, before, next]);
}
