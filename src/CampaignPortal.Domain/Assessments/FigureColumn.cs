using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What comes from elsewhere.</summary>
public enum FigureKind
{
    /// <summary>Figures that become points of an item.</summary>
    Score,

    /// <summary>A place in somebody else's ranking, which becomes points of an item.</summary>
    Place,

    /// <summary>A factor of the total.</summary>
    Coefficient,

    /// <summary>Months in which a unit was there to be assessed, which conditions ask for.</summary>
    Service,

    /// <summary>Points that a longer period gives by itself, once for a unit.</summary>
    PeriodExtra,

    /// <summary>Additions and deductions that hit a longer period alone.</summary>
    PeriodAdjustment,
}

/// <summary>What a scheme takes over from elsewhere for each unit (外来数据), and what may be put down for it.</summary>
/// <param name="Code">Of the item or the coefficient; of months <see cref="ServiceCode"/>; of a longer period the kind that makes it, a point and its own code.</param>
/// <param name="Range">Bounds of one figure, inclusive; null where its kind says them.</param>
/// <param name="Reduction">How several figures become one; null where there is one only.</param>
/// <param name="TakesNotApplicable">Whether it can be declared not to apply to a unit.</param>
/// <param name="NoData">What becomes of a unit without it; null where nothing happens.</param>
public sealed record FigureColumn(
    FigureKind Kind, string Code, LocalText Name, ValueRange? Range, FigureReduction? Reduction, bool TakesNotApplicable, NoDataPolicy? NoData)
{
    /// <summary>Last quarters of the longer period to which it belongs: those whose number this divides. 1 for what belongs to each quarter.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Whether each unit is expected to have one.</summary>
    public bool IsOwed => Kind != FigureKind.PeriodAdjustment;

    public const string ServiceCode = "service";

    /// <summary>A hundred years.</summary>
    private const int MostMonths = 1200;

    public static IReadOnlyList<FigureColumn> Of(SchemeContent scheme) =>
    [
        .. scheme.AllItems.SelectMany(Of),
        .. scheme.Coefficients.Select(c => new FigureColumn(FigureKind.Coefficient, c.Code, c.Name, new ValueRange(c.From, c.To), null, false, null)),
        .. PeriodLadder.From(scheme, PeriodLadder.Quarter).SelectMany(OfPeriod),
        .. scheme.Standing.Conditions.Any(c => c.By == ConditionKind.Service) ? [Service] : Array.Empty<FigureColumn>(),
    ];

    public bool IsDue(Quarter quarter) => quarter.Number % Every == 0;

    private static FigureColumn Service { get; } = new(FigureKind.Service, ServiceCode, new LocalText("参加考评月数", "Months served"), new ValueRange(0, MostMonths), null, false, null);

    /// <summary>Whether the engine takes it so.</summary>
    public bool Takes(FigureEntry entry) =>
        entry.IsNotApplicable ? TakesNotApplicable
        : Reduction is { } reduction ? entry.Figures.All(f => IsWeighed(f, reduction) && Range?.Contains(f.Value) != false)
        : entry.Figures is [{ Weight: 1 } only] && (Range?.Contains(only.Value) ?? (only.Value >= 1 && only.Value == decimal.Truncate(only.Value)));

    private static bool IsWeighed(WeighedFigure figure, FigureReduction reduction) =>
        reduction == FigureReduction.WeightedMean ? figure.Weight >= 0 && Math.Abs(figure.Value * figure.Weight) < Points.Limit : figure.Weight == 1;

    private static IEnumerable<FigureColumn> Of(Item item) => item switch
    {
        DerivedItem derived => [Of(item, FigureKind.Score, derived.By)],
        RankItem => [Of(item, FigureKind.Place, null)],
        _ => [],
    };

    private static IEnumerable<FigureColumn> OfPeriod((Period Of, int Length) longer) =>
    [
        .. longer.Of.Extras.Select(e => new FigureColumn(FigureKind.PeriodExtra, CodeOf(longer.Of, e.Code), e.Name, new ValueRange(e.From, e.To), null, false, null) { Every = longer.Length }),
        .. longer.Of.Adjustments.Select(a => new FigureColumn(FigureKind.PeriodAdjustment, CodeOf(longer.Of, a.Code), a.Name, new ValueRange(a.From, a.To), FigureReduction.Sum, false, null) { Every = longer.Length }),
    ];

    private static string CodeOf(Period period, string code) => $"{period.Kind}.{code}";

    private static FigureColumn Of(Item item, FigureKind kind, FigureReduction? reduction) =>
        new(kind, item.Code, item.Name, null, reduction, item.Head.NotApplicable != NotApplicablePolicy.Refused, item.Head.NoData);
}
