using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>A gate that applies to a unit, with all that it rests on.</summary>
/// <param name="Name">With how long ago it fired, where it is in force from earlier.</param>
/// <param name="Basis">What the scheme rests it on; null where it names nothing.</param>
/// <param name="Records">What was pronounced; empty where figures met it, or it fired earlier.</param>
/// <param name="When">Its conditions, each with the figure that met it.</param>
public sealed record AppliedGate(string Name, string? Basis, IReadOnlyList<GateRecord> Records, IReadOnlyList<string> When, IReadOnlyList<string> Effects);

/// <summary>What gates do to one unit, and what follows.</summary>
public sealed record AppliedGates(IReadOnlyList<AppliedGate> Gates, IReadOnlyList<string> Consequences)
{
    public static AppliedGates None { get; } = new([], []);
}

/// <summary>Says of units which gates apply to them and what follows. No gate changes a score: these words stand beside it.</summary>
public sealed class GateText(GateWords rule, GradeWords words, IStringLocalizer<Texts> texts)
{
    /// <summary>As short as it goes.</summary>
    /// <param name="isKnown">Whether the reader may know the gates; else only that the unit is not ranked.</param>
    public IReadOnlyList<string> Brief(StandingRow row, StandingRules rules, bool isKnown) => !isKnown
        ? row.IsTakenOut(rules) ? [texts["GateText.NotRanked"].Value] : []
        : [.. row.Gates.Select(g => NameOf(g, rules)), .. row.Consequences.Select(c => NameOf(c, rules))];

    /// <summary>Of each unit with something to say, in the order of the rows.</summary>
    public IReadOnlyList<string> Lines(IReadOnlyList<StandingRow> rows, StandingRules rules) =>
        [.. from row in rows
            let said = Said(row, rules)
            where said.Count > 0
            select texts["GateText.Unit", row.UnitName, Joined(said)].Value];

    /// <param name="showsTotals">Else nothing is said from which a total or a rank could be read.</param>
    public IReadOnlyList<AppliedGate> Applied(StandingRow row, ExplainedUnit explained, bool showsTotals)
    {
        var scheme = explained.Scheme.Content;
        return [.. from fired in Shown(row, scheme.Standing, showsTotals)
                   let gate = scheme.Standing.FindGate(fired.Gate)!
                   select new AppliedGate(
                       NameOf(fired, scheme.Standing),
                       gate.Basis,
                       fired.Since is null ? [.. explained.Excerpt.Facts.GateRecords.Where(r => r.Gate == gate.Code)] : [],
                       fired.Since is null ? Met(gate, explained) : [],
                       rule.Effects(gate, scheme.Standing))];
    }

    /// <inheritdoc cref="Applied"/>
    public IReadOnlyList<string> Consequences(StandingRow row, SchemeContent scheme, bool showsTotals)
    {
        var shown = Shown(row, scheme.Standing, showsTotals).Select(g => g.Gate).ToHashSet(StringComparer.Ordinal);
        return [.. row.Consequences.Where(c => c.Gate is null ? showsTotals : shown.Contains(c.Gate)).Select(c => Because(c, scheme))];
    }

    private static IEnumerable<GateOnRow> Shown(StandingRow row, StandingRules rules, bool showsTotals) =>
        row.Gates.Where(g => showsTotals || g.Since is not null || rules.FindGate(g.Gate)!.When.All(c => c.By is not (ConditionKind.Total or ConditionKind.Channel or ConditionKind.Item or ConditionKind.Sheets)));

    /// <summary>Each condition with what met it, as the calculation from the unit's own facts finds it.</summary>
    private IReadOnlyList<string> Met(Gate gate, ExplainedUnit explained)
    {
        var on = explained.Result.Standing?.Gates.FirstOrDefault(g => g.Gate == gate.Code)?.On ?? [];
        return [.. gate.When.Select((c, i) => rule.Of(c, explained.Scheme.Content) is var said && i < on.Count && on[i].Found is { } found
            ? texts["GateText.Found", said, found.Figure()].Value
            : said)];
    }

    private List<string> Said(StandingRow row, StandingRules rules) =>
    [
        .. row.Gates.Select(g => texts["GateText.Applies", NameOf(g, rules), string.Join(texts["List.Comma"], rule.Effects(rules.FindGate(g.Gate)!, rules))].Value),
        .. row.Consequences.Select(c => c.Gate is { } gate ? texts["GateText.Because", NameOf(c, rules), rules.FindGate(gate)?.Name.Shown() ?? gate].Value : NameOf(c, rules)),
    ];

    private string Because(ConsequenceOnRow given, SchemeContent scheme)
    {
        var rules = scheme.Standing;
        var ground = given.Gate is { } gate
            ? rules.FindGate(gate)?.Name.Shown() ?? gate
            : string.Join(texts["List.Comma"], (rules.Consequences.FirstOrDefault(c => c.Code == given.Consequence)?.When ?? []).Select(c => rule.Of(c, scheme)));
        return texts["GateText.Because", NameOf(given, rules), ground];
    }

    private string NameOf(GateOnRow fired, StandingRules rules)
    {
        var name = rules.FindGate(fired.Gate)?.Name.Shown() ?? fired.Gate;
        return fired.Since is { } since ? texts["GateText.Since", name, since] : name;
    }

    private string NameOf(ConsequenceOnRow given, StandingRules rules) => given switch
    {
        { Award: { } award } => texts["GateText.Revoked", given.Back ?? 0, words.NameOf(award, rules)],
        { Scope: { } scope } => texts[$"GateText.Scope.{scope}"],
        _ => rules.Consequences.FirstOrDefault(c => c.Code == given.Consequence)?.Name.Shown() ?? given.Consequence ?? "",
    };

    private string Joined(IEnumerable<string> parts) => string.Join(texts["List.Semicolon"], parts);
}
