using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>How an item is scored, line by line as a clerk writes it into one cell; <see cref="RuleGrammar"/> reads it again.</summary>
public sealed class RuleText(IStringLocalizer<Texts> texts)
{
    public string Of(Item item, bool isInBlock) => string.Join('\n', item switch
    {
        DeductItem deduct =>
        [
            .. deduct.Rules.Select(r => Cause("RulebookTable.Rule.Deduct", r)), .. Most(deduct.Cap),
            .. isInBlock ? [] : new[] { texts[deduct.FloorsAtZero ? "RulebookTable.Rule.NotBelowZero" : "RulebookTable.Rule.BelowZero"].Value },
        ],
        BonusItem bonus => [.. bonus.Rules.Select(r => Cause("RulebookTable.Rule.Bonus", r)), .. Most(bonus.Cap)],
        LevelItem level => [.. level.Levels.Select(l => Level(l.Name.Zh, l.Points))],
        YesNoItem yesNo => [Level(texts["ScoreSheets.Yes"], yesNo.PointsYes), Level(texts["ScoreSheets.No"], yesNo.PointsNo)],
        RatioItem ratio => Lines(ratio.Curve),
        _ => Array.Empty<string>(),
    });

    /// <summary>On one line, whoever wrote it on several.</summary>
    internal static string OneLine(string words) => string.Join(' ', words.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private string Cause(string key, OccurrenceRule rule)
    {
        var value = rule.From == rule.To ? rule.From.Figure() : texts["Rulebooks.Cause.Range", rule.From.Figure(), rule.To.Figure()].Value;
        var line = texts[key, OneLine(rule.Cause.Zh), texts[$"OccurrenceUnit.{rule.Per}"].Value, value].Value;
        return rule.Cap is { } cap ? texts["RulebookTable.Rule.Capped", line, cap.Figure()] : line;
    }

    private IEnumerable<string> Most(decimal? cap) => cap is { } most ? [texts["RulebookTable.Rule.Most", most.Figure()].Value] : [];

    private string Level(string name, decimal points) => texts["RulebookTable.Rule.Level", OneLine(name), points.Figure()];

    private string[] Lines(Curve curve) => curve switch
    {
        StepLossCurve step => [Target(step.Target), texts["RulebookTable.Rule.Loss", step.LossPerPoint.Figure()], .. step.PerStarted ? [texts["RulebookTable.Rule.Started"].Value] : Array.Empty<string>()],
        ThresholdCurve threshold => [Target(threshold.Target), texts["RulebookTable.Rule.Below", Percent(threshold.Below)]],
        OvershootCurve over => [Target(over.Target), texts["RulebookTable.Rule.Gain", over.BonusPerPoint.Figure()], texts["RulebookTable.Rule.MostGain", over.Cap.Figure()]],
        BandedCurve banded => [.. banded.Bands.Select(b => texts["RulebookTable.Rule.Band", Percent(b.From), b.Points.Figure()].Value)],
        ProportionalCurve plain => [Target(plain.Target)],
        _ => [],
    };

    private string Target(decimal target) => texts["RulebookTable.Rule.Target", Percent(target)];

    private static string Percent(decimal rate) => $"{(rate * 100).Figure()}%";
}
