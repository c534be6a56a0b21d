using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>
/// What one reader may know of one result. Before the decision: who computes and decides everything, a unit its own
/// lines without total and rank, everybody else nothing. After it: as far as the campaign's audience level goes.
/// </summary>
/// <param name="IsOrganiser">Whether he administers or leads the unit that organises the campaign.</param>
/// <param name="OwnUnits">The units of the result that he works in or leads.</param>
/// <param name="OwnCategories">Their categories.</param>
public sealed record ResultSight(
    bool IsOrganiser, ResultState State, AudienceLevel Level, IReadOnlySet<int> OwnUnits, IReadOnlySet<string> OwnCategories)
{
    private const int FewestInMean = 5;

    /// <summary>Whether the result exists for him at all.</summary>
    public bool Exists => IsOrganiser || State.IsDecided || OwnUnits.Count > 0;

    /// <summary>Whether total and rank of the unit are his to see.</summary>
    public bool SeesFigures(int unitId, string category) =>
        IsOrganiser || (State.IsDecided && Level switch
        {
            AudienceLevel.OwnLines => false,
            AudienceLevel.OwnTotalAndRank => OwnUnits.Contains(unitId),
            AudienceLevel.OwnCategory => OwnCategories.Contains(category),
            _ => true,
        });

    /// <summary>Whether total and rank of every unit are his to see.</summary>
    public bool SeesAllFigures => IsOrganiser || (State.IsDecided && Level is AudienceLevel.WholeRanking or AudienceLevel.WholeRankingWithLines);

    /// <summary>The same line as <see cref="SeesFigures"/>, for use inside queries.</summary>
    public IQueryable<Standing> WithFigures(IQueryable<Standing> standings)
    {
        var (units, categories) = (OwnUnits.ToArray(), OwnCategories.ToArray());
        return IsOrganiser ? standings
            : !State.IsDecided ? standings.Where(_ => false)
            : Level switch
            {
                AudienceLevel.OwnLines => standings.Where(_ => false),
                AudienceLevel.OwnTotalAndRank => standings.Where(s => units.Contains(s.UnitId)),
                AudienceLevel.OwnCategory => standings.Where(s => categories.Contains(s.CategoryCode)),
                _ => standings,
            };
    }

    /// <summary>
    /// Whether a unit may know the average of its category: of few units an average is as good as the others' figures, unless
    /// those are open to it anyway.
    /// </summary>
    /// <param name="count">Units behind the average.</param>
    /// <param name="isOfTotals">Else of the points on one item, which are open on fewer levels.</param>
    public static bool OpensMean(AudienceLevel level, int count, bool isOfTotals) => level switch
    {
        AudienceLevel.OwnLines => false,
        AudienceLevel.WholeRankingWithLines => true,
        AudienceLevel.OwnTotalAndRank => count >= FewestInMean,
        _ => isOfTotals || count >= FewestInMean,
    };

    public bool SeesLines(int unitId) => OwnUnits.Contains(unitId) || SeesBundle;

    /// <summary>Whether he may hold the whole calculation in his hands: scheme, facts and figures of every unit.</summary>
    public bool SeesBundle => IsOrganiser || (State.IsDecided && Level == AudienceLevel.WholeRankingWithLines);
}
