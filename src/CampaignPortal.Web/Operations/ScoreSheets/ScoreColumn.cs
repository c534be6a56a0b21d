using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>What a cell of a score sheet takes.</summary>
public enum ScoreCellKind
{
    Points,
    Level,
    YesNo,

    /// <summary>Two counts; the scheme makes points of them.</summary>
    Ratio,

    /// <summary>A note only.</summary>
    Text,
}

/// <summary>An item as the raters of a sheet mark it.</summary>
/// <param name="Index">Place on the sheet, from 0; with the unit it names a cell.</param>
/// <param name="Rounding">The scheme's rounding of items; null where it has none.</param>
public sealed record ScoreColumn(int Index, Item Item, ScoreCellKind Kind, Rounding? Rounding)
{
    public string Code => Item.Code;
    public string Name => Item.Name.Shown();
    public bool MayBeNotApplicable => Item.Head.NotApplicable != NotApplicablePolicy.Refused;

    /// <summary>Null where the cell takes no points.</summary>
    public ValueRange? Range => Kind == ScoreCellKind.Points ? new ValueRange(0, Item.Points) : null;

    /// <summary>Whether more cases may meet the target than there are: only where the curve looks above 100 %; elsewhere a figure is wrong.</summary>
    public bool MayExceedAll => Item is RatioItem ratio && ratio.Curve switch
    {
        OvershootCurve => true,
        ProportionalCurve curve => curve.Target > 1,
        StepLossCurve curve => curve.Target > 1,
        ThresholdCurve curve => curve.Target > 1,
        BandedCurve curve => curve.Bands.Any(b => b.From > 1),
        _ => false,
    };

    public IReadOnlyList<LevelChoice> Choices => Item is LevelItem level ? LevelChoice.Of(level) : [];

    /// <summary>Points come in multiples of it; null where any number may be given.</summary>
    public decimal? Step => (Item as PointsItem)?.Step;

    public decimal? YesPoints => (Item as YesNoItem)?.PointsYes;
    public decimal? NoPoints => (Item as YesNoItem)?.PointsNo;

    /// <summary>The last part of the name of the cell's first field.</summary>
    public string Field => Kind switch
    {
        ScoreCellKind.Level => nameof(TypedMark.LevelCode),
        ScoreCellKind.YesNo => nameof(TypedMark.IsMet),
        ScoreCellKind.Ratio => nameof(TypedMark.Numerator),
        ScoreCellKind.Text => nameof(TypedMark.Note),
        _ => nameof(TypedMark.Points),
    };

    /// <summary>Name of a cell, also of its figures on the page.</summary>
    public string CellOf(int unitId) => string.Create(CultureInfo.InvariantCulture, $"{unitId}_{Index}");

    /// <summary>Id of a cell's first field, for links to it.</summary>
    public string AnchorOf(int unitId) => $"Marks_{CellOf(unitId)}__{Field}";

    /// <returns>Null where nothing is filled in, or nothing that gives points.</returns>
    public decimal? PointsOf(SheetEntry entry) =>
        entry.IsNotApplicable ? null
        : Kind == ScoreCellKind.Ratio ? (entry is { Numerator: { } n, Denominator: { } d } ? ((RatioItem)Item).PointsOf(n, d, Rounding) : null)
        : SelfOpening.ValueOf(entry) is { } value ? Item.PointsOf(value)
        : null;

    /// <summary>The items of a sheet in the order of the scheme.</summary>
    public static IReadOnlyList<ScoreColumn> Of(Scheme scheme, string channel, IReadOnlyCollection<string> itemCodes) =>
        [.. scheme.Content.AllItems.Where(i => itemCodes.Contains(i.Code))
            .Select((item, index) => new ScoreColumn(index, item, KindOf(item, channel), scheme.Content.Rounding.Item))];

    private static ScoreCellKind KindOf(Item item, string channel) => item switch
    {
        LevelItem => ScoreCellKind.Level,
        YesNoItem => ScoreCellKind.YesNo,
        TextItem => ScoreCellKind.Text,
        RatioItem when !item.IsJudgedIn(channel) => ScoreCellKind.Ratio,
        _ => ScoreCellKind.Points,
    };
}
