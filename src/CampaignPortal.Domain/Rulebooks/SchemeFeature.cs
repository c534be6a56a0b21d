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

    /// <summary>Lists of which a ballot chooses.</summary>
    Shortlists,
    NominationsPerParent,

    /// <summary>Shared ranks that somebody decides.</summary>
    TieDecisions,

    /// <summary>Free seats that a decision fills.</summary>
    FilledSeats,

    /// <summary>Seats for several categories together: units outside the ranking would take part in them.</summary>
    SeatsAcrossCategories,
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
        .. Where(scheme.Ranking.IfTied != IfTied.Share, SchemeFeature.TieDecisions),
    ];

    private static IEnumerable<SchemeFeature> OfStanding(StandingRules rules) =>
    [
        .. Where(rules.Conditions.Any(c => c.By == ConditionKind.Service), SchemeFeature.ServiceMonths),
        .. Where(rules.Awards.Any(a => a.Shortlist is not null), SchemeFeature.Shortlists),
        .. Where(rules.Awards.Any(a => a.PerParent is not null), SchemeFeature.NominationsPerParent),
        .. Where(rules.Lists.Any(l => l.Quota.Unfilled == Unfilled.NextBand), SchemeFeature.FilledSeats),
        .. Where(rules.Lists.Any(l => l.Quota.Over == QuotaOver.All || l.Quota.PoolBelow is not null), SchemeFeature.SeatsAcrossCategories),
    ];

    private static IEnumerable<SchemeFeature> Where(bool holds, SchemeFeature feature) => holds ? [feature] : [];
}
