using System.Globalization;
using CampaignPortal.Domain.Scoring;
using LevelChoice = CampaignPortal.Domain.Assessments.LevelChoice;

namespace CampaignPortal.Web.Operations.Rulebooks;

public enum TrialFieldKind
{
    Points,

    /// <summary>Code of a <see cref="LevelChoice"/>.</summary>
    Level,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,
    Numerator,
    Denominator,

    /// <summary>How often something happened.</summary>
    Count,

    /// <summary>Points for one time, where the rule leaves a range.</summary>
    Value,

    /// <summary>A score that is calculated elsewhere.</summary>
    Figure,

    /// <summary>A place in somebody else's ranking.</summary>
    Place,

    /// <summary><c>yes</c> where everything that happened under the item weighs more for it.</summary>
    Multiplier,

    /// <summary>Code of the share that the unit bears.</summary>
    Role,
}

/// <summary>One made-up fact that can be typed.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Rule">What happened; null where somebody marks or counts.</param>
/// <param name="Min">Least number, inclusive; both bounds 0 for a choice.</param>
/// <param name="Typed">Empty where nothing is marked, and for what did not happen.</param>
public sealed record TrialField(string Name, TrialFieldKind Kind, Item Item, OccurrenceRule? Rule, decimal Min, decimal Max, string Typed)
{
    /// <summary>Of a <see cref="TrialFieldKind.Multiplier"/>; null for other fields.</summary>
    public Multiplier? Multiplier { get; init; }

    /// <summary>Null where nothing, or no number, is typed.</summary>
    public decimal? Number => Read(Typed);

    internal static decimal? Read(string typed) =>
        decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.Scale <= 4 ? number : null;

    /// <summary>Whether the field after it asks how many points one time costs or brings.</summary>
    public bool IsFollowed => Kind == TrialFieldKind.Count && Rule is { } rule && rule.From != rule.To;

    public bool IsWrong => Typed.Length > 0 && Kind switch
    {
        TrialFieldKind.Level => LevelChoice.Of((LevelItem)Item).All(l => l.Code != Typed),
        TrialFieldKind.YesNo => Typed is not ("yes" or "no"),
        TrialFieldKind.Multiplier => Typed != "yes",
        TrialFieldKind.Role => Item.Weighing.Roles.All(r => r.Code != Typed),
        TrialFieldKind.Place when Number != decimal.Truncate(Number ?? 0) => true,
        TrialFieldKind.Points when Item is PointsItem { Step: { } step } && Number % step != 0 => true,
        _ => Number is not { } number || number < Min || number > Max,
    };
}

/// <summary>A made-up factor of the total.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Typed">Empty for none.</param>
public sealed record TrialFactor(string Name, Coefficient Coefficient, string Typed)
{
    /// <inheritdoc cref="TrialField.Number"/>
    public decimal? Number => TrialField.Read(Typed);

    public bool IsWrong => Typed.Length > 0 && (Number is not { } number || number < Coefficient.From || number > Coefficient.To);
}

/// <summary>A gate that somebody pronounces in the trial.</summary>
/// <param name="Name">Of the field.</param>
public sealed record TrialGate(string Name, Gate Gate, bool IsTicked);

/// <summary>
/// A unit that does not exist, marked by nobody: what a scheme makes of made-up facts, before anybody is rated by it.
/// Nothing of it is stored.
/// </summary>
public sealed class SchemeTrial
{
    /// <summary>Code of the unit.</summary>
    public const string Unit = "trial";

    /// <summary>Who marks in the channels of others.</summary>
    public const string Rater = "trial-rater";

    /// <summary>So often something may happen in a trial.</summary>
    public const int MostTimes = 9999;

    private readonly Scheme _scheme;
    private readonly IReadOnlyDictionary<string, string> _typed;

    /// <param name="typed">By the names of the fields; empty for a unit without a fault.</param>
    public SchemeTrial(Scheme scheme, IReadOnlyDictionary<string, string> typed)
    {
        (_scheme, _typed) = (WithOneRater(scheme), typed);
        Channels = [.. from channel in scheme.Content.Channels
                       let fields = scheme.ItemsJudgedIn(channel.Code).Where(i => i is not TextItem).Select(i => Mark(channel, i)).ToList()
                       where fields.Count > 0
                       select (channel, (IReadOnlyList<TrialField>)fields)];
        Counted = [.. scheme.Content.AllItems.Where(scheme.Content.IsCounted).SelectMany(OfCounted)];
        Factors = [.. scheme.Content.Coefficients.Select(c => ($"k.{c.Code}", c)).Select(c => new TrialFactor(c.Item1, c.c, typed.GetValueOrDefault(c.Item1, "").Trim()))];
        Gates = [.. scheme.Content.Standing.Gates.Where(g => g.IsRecorded).Select(g => new TrialGate($"g.{g.Code}", g, typed.GetValueOrDefault($"g.{g.Code}") == "yes"))];
        OthersTyped = typed.GetValueOrDefault(OthersName, "").Trim();
        Others = TotalsOf(OthersTyped);
    }

    private static IReadOnlyList<decimal>? TotalsOf(string typed)
    {
        var totals = typed.Split((char[])[' ', '、', ',', '，', ';', '；', '　'], StringSplitOptions.RemoveEmptyEntries).Select(TrialField.Read).ToList();
        return totals.Count > MostOthers || totals.Exists(t => t is not { } total || !Domain.Shared.Points.IsStorable(total)) ? null : [.. totals.Select(t => t!.Value)];
    }

    /// <summary>What is marked, by channel.</summary>
    public IReadOnlyList<(Channel Channel, IReadOnlyList<TrialField> Fields)> Channels { get; }

    /// <summary>What facts decide.</summary>
    public IReadOnlyList<TrialField> Counted { get; }

    /// <summary>By what the total is multiplied.</summary>
    public IReadOnlyList<TrialFactor> Factors { get; }

    /// <summary>Those that somebody has to pronounce.</summary>
    public IReadOnlyList<TrialGate> Gates { get; }

    /// <summary>Name of the field for the totals of other units.</summary>
    public const string OthersName = "o.totals";

    private const int MostOthers = 60;

    /// <summary>Totals of other units of the category, apart by blanks, as typed.</summary>
    public string OthersTyped { get; }

    /// <summary>Null where something typed is no total, or too many are.</summary>
    public IReadOnlyList<decimal>? Others { get; }

    public bool IsWrong => Others is null || Channels.SelectMany(c => c.Fields).Concat(Counted).Any(f => f.IsWrong) || Factors.Any(f => f.IsWrong);

    /// <param name="today">The day on which everything happened.</param>
    /// <returns>The facts with what they come to among the others, and how.</returns>
    /// <exception cref="FactsException">The figures are larger than a result can hold.</exception>
    public (Facts Facts, Result Result, ExplanationNode Tree) Run(DateOnly today)
    {
        Facts facts = new(
            [new Subject(Unit, Unit)],
            [.. from c in _scheme.Content.Channels where c.Reduce.By != ReduceBy.Facts select new Sheet(c.Code, RaterOf(c), Unit, SheetArrival.Submitted)],
            [.. from c in Channels from f in c.Fields where f.Typed.Length > 0 select new Mark(c.Channel.Code, RaterOf(c.Channel), Unit, f.Item.Code, ValueOf(f))],
            [.. Counted.Where(f => f is { Kind: TrialFieldKind.Count, Number: > 0 }).Select((f, i) => Happened(f, i + 1, today))],
            [.. Counted.Where(f => f is { Kind: TrialFieldKind.Numerator, Number: not null }).Select(f => (Of: f, By: Sibling(f, TrialFieldKind.Denominator)))
                .Where(r => r.By?.Number is not null).Select(r => new Ratio(Unit, r.Of.Item.Code, r.Of.Number!.Value, r.By!.Number!.Value))],
            [], [])
        {
            Figures = [.. Counted.Where(f => f is { Kind: TrialFieldKind.Figure or TrialFieldKind.Place, Number: not null }).Select(f => new Figure(Unit, f.Item.Code, Unit, f.Number!.Value))],
            GateRecords = [.. Gates.Where(g => g.IsTicked).Select(g => new GateRecord(g.Name, g.Gate.Code, Unit, Unit, Unit, Unit))],
            Coefficients = [.. Factors.Where(f => f.Number is not null).Select(f => new SubjectCoefficient(Unit, f.Coefficient.Code, f.Number!.Value))],
        };
        return (facts, TrialEvaluation.Evaluate(_scheme, facts, Others!), Explanation.For(_scheme, facts, Unit));
    }

    /// <summary>Any number of raters who give the same marks come to what one comes to. How they spread theirs over many units is nothing that one unit shows.</summary>
    private static Scheme WithOneRater(Scheme scheme) => Scheme.Parse(SchemeWriter.Write(scheme.Content with
    {
        Channels = [.. scheme.Content.Channels.Select(c => c with { Missing = c.Missing with { MinValid = Math.Min(1, c.Missing.MinValid), Quorum = null }, Ballot = BallotRule.None })],
    }));

    private static string RaterOf(Channel channel) => channel.Code == Schemes.SelfChannel || channel.Reduce.By == ReduceBy.SingleRater ? Unit : Rater;

    private TrialField Mark(Channel channel, Item item)
    {
        var name = $"m.{channel.Code}.{item.Code}";
        return item switch
        {
            LevelItem level => Field(name, TrialFieldKind.Level, item, null, 0, 0, LevelChoice.Of(level).MaxBy(l => l.Points)?.Code ?? ""),
            YesNoItem yesNo => Field(name, TrialFieldKind.YesNo, item, null, 0, 0, yesNo.PointsYes >= yesNo.PointsNo ? "yes" : "no"),
            _ => Field(name, TrialFieldKind.Points, item, null, 0, item.Points, Plain(item.Points)),
        };
    }

    private IEnumerable<TrialField> OfCounted(Item item)
    {
        if (item is RatioItem ratio)
        {
            yield return Field($"n.{item.Code}", TrialFieldKind.Numerator, item, null, 0, 999_999, Plain(Math.Ceiling(100 * TargetOf(ratio.Curve))));
            yield return Field($"d.{item.Code}", TrialFieldKind.Denominator, item, null, 0, 999_999, "100");
        }

        if (item is DerivedItem derived)
        {
            yield return Field($"f.{item.Code}", TrialFieldKind.Figure, item, null, -999_999, 999_999, Plain(derived.OutOf));
        }

        if (item is RankItem)
        {
            yield return Field($"p.{item.Code}", TrialFieldKind.Place, item, null, 1, MostTimes, "1");
        }

        foreach (var rule in item.Rules)
        {
            yield return Field($"c.{item.Code}.{rule.Code}", TrialFieldKind.Count, item, rule, 0, MostTimes, "");
            if (rule.From != rule.To)
            {
                yield return Field($"v.{item.Code}.{rule.Code}", TrialFieldKind.Value, item, rule, rule.From, rule.To, Plain(rule.From));
            }
        }

        foreach (var multiplier in item.Weighing.Multipliers)
        {
            yield return Field($"x.{item.Code}.{multiplier.Code}", TrialFieldKind.Multiplier, item, null, 0, 0, "") with { Multiplier = multiplier };
        }

        if (item.Weighing.Roles is [var first, ..])
        {
            yield return Field($"r.{item.Code}", TrialFieldKind.Role, item, null, 0, 0, first.Code);
        }
    }

    private TrialField Field(string name, TrialFieldKind kind, Item item, OccurrenceRule? rule, decimal min, decimal max, string faultless) =>
        new(name, kind, item, rule, min, max, _typed.Count == 0 ? faultless : _typed.GetValueOrDefault(name, "").Trim());

    private TrialField? Sibling(TrialField field, TrialFieldKind kind) => Counted.FirstOrDefault(f => f.Kind == kind && f.Item == field.Item && f.Rule == field.Rule);

    private Occurrence Happened(TrialField field, int number, DateOnly today) => new(
        string.Create(CultureInfo.InvariantCulture, $"{number}"), field.Item.Code, field.Rule!.Code, [LinkOf(field.Item)],
        Sibling(field, TrialFieldKind.Value)?.Number ?? field.Rule.From, field.Number!.Value, null, today, Unit)
    {
        Multipliers = [.. Counted.Where(f => f is { Multiplier: not null, Typed: "yes" } && f.Item == field.Item).Select(f => f.Multiplier!.Code)],
    };

    /// <summary>Where the item shares an event between several, the unit has the share that is chosen, else the first.</summary>
    private SubjectLink LinkOf(Item item)
    {
        var chosen = Counted.FirstOrDefault(f => f.Kind == TrialFieldKind.Role && f.Item == item)?.Typed;
        var roles = item.Weighing.Roles;
        return (roles.FirstOrDefault(r => r.Code == chosen) ?? (roles is [var first, ..] ? first : null)) is { } role
            ? new SubjectLink(Unit, role.Factor, role.Code)
            : new SubjectLink(Unit);
    }

    private static MarkValue ValueOf(TrialField field) => field.Kind switch
    {
        TrialFieldKind.Level => LevelChoice.MarkOf(field.Typed),
        TrialFieldKind.YesNo => new MarkValue.Answered(field.Typed == "yes"),
        _ => MarkValue.Of(field.Number!.Value),
    };

    private static decimal TargetOf(Curve curve) => curve switch
    {
        StepLossCurve step => step.Target,
        ThresholdCurve threshold => threshold.Target,
        OvershootCurve over => over.Target,
        ProportionalCurve plain => plain.Target,
        _ => 1,
    };

    /// <summary>Whether a name in the address may be that of a field; others belong to whoever sent the link.</summary>
    public static bool IsField(string name) => name is [ 'm' or 'n' or 'd' or 'c' or 'v' or 'f' or 'p' or 'k' or 'x' or 'r' or 'g' or 'o', '.', ..];

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
