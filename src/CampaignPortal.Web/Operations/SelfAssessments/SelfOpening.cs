using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Operations.SelfAssessments;

/// <summary>
/// What a line of the self-assessment says before the unit writes anything: full marks, less what is already decided
/// against it; a ratio what its counts come to, once they are in. In an exception-only sheet a line left alone counts like this.
/// </summary>
public static class SelfOpening
{
    /// <param name="recognised">Points of the decided occurrences of this unit in this item.</param>
    /// <param name="counted">Points of its counts; null for other items, and while no counts are in.</param>
    /// <returns>Null for an item without figures.</returns>
    public static MarkValue? ValueOf(Item item, decimal recognised, decimal? counted = null) => item switch
    {
        TextItem => null,
        LevelItem level => LevelChoice.MarkOf(LevelChoice.Of(level).MaxBy(l => l.Points)!.Code),
        YesNoItem yesNo => new MarkValue.Answered(yesNo.PointsYes >= yesNo.PointsNo),
        RatioItem => MarkValue.Of(counted ?? item.Points),
        BonusItem => MarkValue.Of(Math.Min(item.Points, recognised)),
        _ => MarkValue.Of(Math.Max(0, item.Points - recognised)),
    };

    /// <summary>What the counts of a ratio come to; null for other items, and without counts.</summary>
    public static decimal? PointsOf(Item item, Ratio? counts, Scheme scheme) =>
        item is RatioItem ratio && counts is not null ? ratio.PointsOf(counts.Numerator, counts.Denominator, scheme.Content.Rounding.Item) : null;

    /// <summary>What an answer or a mark says to the engine; null when it says nothing.</summary>
    public static MarkValue? ValueOf(SheetEntry entry) =>
        entry.IsNotApplicable ? new MarkValue.NotApplicable()
        : entry.LevelCode is { } level ? LevelChoice.MarkOf(level)
        : entry.IsMet is { } isMet ? new MarkValue.Answered(isMet)
        : entry.Points is { } points ? MarkValue.Of(points)
        : null;

    /// <summary>Why an item does not take what was entered; null when it does.</summary>
    public static Refusal? WhyNot(Item item, SheetEntry entry) => ValueOf(entry) switch
    {
        null => null,
        MarkValue.NotApplicable => item.Head.NotApplicable == NotApplicablePolicy.Refused ? Refusal.NoSuchRule : null,
        MarkValue.Given when item is not (LevelItem or YesNoItem or TextItem) => item.PointsOf(ValueOf(entry)!) is null ? Refusal.OutsideRange : null,
        { } value => item.PointsOf(value) is null ? Refusal.NoSuchRule : null,
    };
}
