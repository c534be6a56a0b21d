using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Items, their rules and what is wrong with them, in the words of those who write plans.</summary>
public sealed class RulebookWords(IStringLocalizer<Texts> texts)
{
    /// <param name="book">In which the problem is.</param>
    public string Of(RulebookProblem problem, Rulebook book)
    {
        string[] arguments = problem.Kind switch
        {
            RulebookProblemKind.WeightsNotOne => [Figures.Percent(decimal.Parse(problem.Arguments[0], CultureInfo.InvariantCulture))],
            RulebookProblemKind.GroupWeightsNotOne => [problem.Arguments[0], Figures.Percent(decimal.Parse(problem.Arguments[1], CultureInfo.InvariantCulture))],
            RulebookProblemKind.NotRecorded => [texts[$"SchemeFeature.{problem.Arguments[0]}"]],
            _ when problem.IsAboutPeriods => [PeriodWords.NameOf(problem.Arguments[0], texts)],
            _ => [.. problem.Arguments],
        };
        return texts[$"RulebookProblem.{problem.Kind}", [Where(problem, book), .. arguments]];
    }

    public string Of(TemplatePackProblem problem) => texts[
        "Rulebooks.Import.Line", problem.File, problem.Line, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? problem.Chinese : problem.English];

    /// <summary>Kind, points, and by what they are lost or won.</summary>
    public string Rule(Rulebook book, Item item)
    {
        var kind = texts[$"ItemKind.{book.KindOf(item)}"].Value;
        string[] parts = [kind, .. Details(item)];
        return string.Join(texts["List.Comma"], parts);
    }

    /// <summary>What an item can bring. What stands on top of the total has no points of its own, but perhaps a limit; words bring none.</summary>
    public string Worth(SchemeContent scheme, Item item)
    {
        var cap = item switch { BonusItem bonus => bonus.Cap, DeductItem deduct => deduct.Cap, _ => null };
        var kind = item is BonusItem ? "Bonus" : "Deduct";
        return item is TextItem ? texts["Rulebooks.Worth.Nothing"]
            : !scheme.Block.Items.Contains(item) ? item.Points.Figure()
            : cap is { } most ? texts[$"Rulebooks.Worth.{kind}.Capped", most.Figure()]
            : texts[$"Rulebooks.Worth.{kind}"];
    }

    /// <summary>In which channels it counts, and how.</summary>
    public string Places(Rulebook book, Item item) => book.IsInBlock(item)
        ? texts["Rulebooks.Item.OnTop"]
        : string.Join(texts["List.Separator"], book.Scheme.Channels.Where(c => item.StandsIn(c.Code))
            .Select(c => texts[$"Rulebooks.Place.{(item.IsJudgedIn(c.Code) ? ItemPlace.Judged : ItemPlace.Counted)}", c.Name.Shown()].Value));

    public string Cause(OccurrenceRule rule)
    {
        var value = rule.From == rule.To ? rule.From.Figure() : texts["Rulebooks.Cause.Range", rule.From.Figure(), rule.To.Figure()].Value;
        var cause = texts["Rulebooks.Cause", rule.Cause.Shown(), texts[$"OccurrenceUnit.{rule.Per}"].Value, value].Value;
        return rule.Cap is { } cap ? texts["Rulebooks.Cause.Capped", cause, cap.Figure()] : cause;
    }

    public IReadOnlyList<SelectListItem> Of<T>(params IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(v => new SelectListItem(texts[$"{typeof(T).Name}.{v}"], $"{v}"))];

    /// <param name="prefix">Of the keys, where those of the enumeration itself are whole sentences.</param>
    public IReadOnlyList<SelectListItem> Of<T>(string prefix, params IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(v => new SelectListItem(texts[$"{prefix}.{v}"], $"{v}"))];

    private static string Where(RulebookProblem problem, Rulebook book) =>
        problem.Item is { } item ? $"{item} {book.FindItem(item)?.Name.Shown()}"
        : problem.Criterion is { } criterion ? $"{criterion} {book.FindCriterion(criterion)?.Heading}"
        : "";

    private IEnumerable<string> Details(Item item) => item switch
    {
        RatioItem ratio => [Curve(ratio.Curve)],
        PointsItem { Step: { } step } => [texts["Rulebooks.Step", step.Figure()]],
        LevelItem level => level.Levels.Select(l => texts["Rulebooks.Level", l.Name.Shown(), l.Values.Count == 0 ? l.Points.Figure() : string.Join('/', l.Values.Select(v => v.Figure()))].Value),
        DerivedItem derived => [texts["Rulebooks.Derived", texts[$"FigureReduction.{derived.By}"], derived.OutOf.Figure()]],
        RankItem rank => [.. rank.Table.Select((r, i) => Place(rank, i)), texts["Rulebooks.Place.Otherwise", rank.Otherwise.Figure()]],
        YesNoItem yesNo => [texts["Rulebooks.YesNo", yesNo.PointsYes.Figure(), yesNo.PointsNo.Figure()]],
        DeductItem { Cap: { } cap } => [texts["Rulebooks.AtMost", cap.Figure()]],
        BonusItem { Cap: { } cap } => [texts["Rulebooks.AtMost", cap.Figure()]],
        _ => [],
    };

    /// <summary>What makes an occurrence weigh more or less than its rule says.</summary>
    public IEnumerable<string> Weighing(OccurrenceWeighing weighing) =>
    [
        .. weighing.Multipliers.Select(m => texts["Rulebooks.Multiplier", m.Name.Shown(), m.Factor.Figure()].Value),
        .. weighing.Repeat is { } repeat ? [texts["Rulebooks.Repeat", repeat.From, repeat.Factor.Figure()].Value] : Array.Empty<string>(),
        .. weighing.Roles.Count == 0 ? [] : new[] { texts["Rulebooks.Roles", string.Join(texts["List.Separator"], weighing.Roles.Select(r => texts["Rulebooks.Role", r.Name.Shown(), Figures.Percent(r.Factor)].Value))].Value },
    ];

    private string Place(RankItem rank, int index)
    {
        var (from, row) = (index == 0 ? 1 : rank.Table[index - 1].To + 1, rank.Table[index]);
        return from == row.To ? texts["Rulebooks.Place.One", from, row.Points.Figure()] : texts["Rulebooks.Place.Range", from, row.To, row.Points.Figure()];
    }

    private string Curve(Curve curve) => curve switch
    {
        StepLossCurve step => texts[step.PerStarted ? "Rulebooks.Curve.StepLossStarted" : "Rulebooks.Curve.StepLoss", Figures.Percent(step.Target), step.LossPerPoint.Figure()],
        ThresholdCurve threshold => texts["Rulebooks.Curve.Threshold", Figures.Percent(threshold.Target), Figures.Percent(threshold.Below)],
        OvershootCurve over => texts["Rulebooks.Curve.Overshoot", Figures.Percent(over.Target), over.BonusPerPoint.Figure(), over.Cap.Figure()],
        BandedCurve banded => texts["Rulebooks.Curve.Banded", string.Join(texts["List.Separator"], banded.Bands.Select(b => $"{Figures.Percent(b.From)} {b.Points.Figure()}"))],
        ProportionalCurve plain => texts["Rulebooks.Curve.Proportional", Figures.Percent(plain.Target)],
        _ => "",
    };
}
