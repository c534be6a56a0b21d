using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>What a scheme may ask for and no page of this program records yet: calculated and verified, but not to be adopted.</summary>
public enum SchemeFeature
{
    /// <summary>An entry holds a short code only.</summary>
    LongLevelCodes,
    Multipliers,
    Roles,
    Figures,
    ChannelGroups,
    NormalisedWeights,
    Ballots,
    Coefficients,
    CarriedSheets,

    /// <summary>Gates, grades, award lists, consequences, and ties that somebody decides.</summary>
    Standing,
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
        .. Where(item.Weighing.Multipliers.Count > 0, SchemeFeature.Multipliers),
        .. Where(item.Weighing.Roles.Count > 0, SchemeFeature.Roles),
        .. Where(item is DerivedItem or RankItem, SchemeFeature.Figures),
    ];

    private static IEnumerable<SchemeFeature> OfWhole(SchemeContent scheme) =>
    [
        .. Where(scheme.ChannelGroups.Count > 0, SchemeFeature.ChannelGroups),
        .. Where(scheme.NormalisesWeights, SchemeFeature.NormalisedWeights),
        .. Where(scheme.Channels.Any(c => !c.Ballot.IsNone), SchemeFeature.Ballots),
        .. Where(scheme.Coefficients.Count > 0, SchemeFeature.Coefficients),
        .. Where(scheme.Channels.Any(c => c.Missing.Rater == MissingRater.CarryLast), SchemeFeature.CarriedSheets),
        .. Where(scheme.HasStanding, SchemeFeature.Standing),
    ];

    private static IEnumerable<SchemeFeature> Where(bool holds, SchemeFeature feature) => holds ? [feature] : [];
}
