using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>What a scheme may ask of units about themselves and this program does not: calculated and verified, but not to be adopted.</summary>
public enum SchemeFeature
{
    /// <summary>A rule for what one rater may hand in about many, asked of who rates one: itself.</summary>
    SelfBallots,

    /// <summary>Taking over what a unit said of itself the quarter before: nobody would have answered for it.</summary>
    CarriedSelfs,
}

/// <summary>Which of them a scheme uses.</summary>
public static class SchemeFeatures
{
    public static IEnumerable<SchemeFeature> Of(SchemeContent scheme) =>
    [
        .. Where(scheme.Channels.Any(c => c.Code == Rulebook.SelfChannel && !c.Ballot.IsNone), SchemeFeature.SelfBallots),
        .. Where(scheme.Channels.Any(c => c.Code == Rulebook.SelfChannel && c.Missing.Rater == MissingRater.CarryLast), SchemeFeature.CarriedSelfs),
    ];

    private static IEnumerable<SchemeFeature> Where(bool holds, SchemeFeature feature) => holds ? [feature] : [];
}
