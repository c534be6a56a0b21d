using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>What a scheme may ask for and no page of this program records yet: calculated and verified, but not to be adopted.</summary>
public enum SchemeFeature
{
    /// <summary>An entry holds a short code only.</summary>
    LongLevelCodes,

    /// <summary>A rule for what one rater may hand in, asked of units about themselves.</summary>
    SelfBallots,

    /// <summary>Taking over what a unit said of itself the quarter before.</summary>
    CarriedSelfs,

    /// <summary>Conditions that ask for months served.</summary>
    ServiceMonths,

    NominationsPerParent,

    /// <summary>Small categories put together for their seats: which ones those were is kept with no result.</summary>
    PooledCategories,
}

/// <summary>Which of them a scheme uses.</summary>
public static class SchemeFeatures
{
    /// <summary>Each with the item that asks for it; null where it is the scheme.</summary>
    public static IEnumerable<(SchemeFeature Feature, Item? Item)> Of(SchemeContent scheme) =>
        scheme.AllItems.SelectMany(i => Of(i).Select(f => (f, (Item?)i))).Concat(OfWhole(scheme).Select(f => (f, (Item?)null)));

    private static IEnumerable<SchemeFeature> Of(Item item) =>
    [
        .. Where(item is LevelItem level && LevelChoice.Of(level).Any(c => c.Code.Length > SheetEntry.LevelCodeMaxLength), SchemeFeature.LongLevelCodes),
    ];

    private static IEnumerable<SchemeFeature> OfWhole(SchemeContent scheme) =>
    [
        .. Where(scheme.Channels.Any(c => c.Code == Rulebook.SelfChannel && !c.Ballot.IsNone), SchemeFeature.SelfBallots),
        .. Where(scheme.Channels.Any(c => c.Code == Rulebook.SelfChannel && c.Missing.Rater == MissingRater.CarryLast), SchemeFeature.CarriedSelfs),
        .. OfStanding(scheme.Standing),
    ];

    private static IEnumerable<SchemeFeature> OfStanding(StandingRules rules) =>
    [
        .. Where(rules.Conditions.Any(c => c.By == ConditionKind.Service), SchemeFeature.ServiceMonths),
        .. Where(rules.Awards.Any(a => a.PerParent is not null), SchemeFeature.NominationsPerParent),
        .. Where(rules.Lists.Any(l => l.Quota.PoolBelow is not null), SchemeFeature.PooledCategories),
    ];

    private static IEnumerable<SchemeFeature> Where(bool holds, SchemeFeature feature) => holds ? [feature] : [];
}
