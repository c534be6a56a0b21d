namespace CampaignPortal.Domain.Scoring;

public enum FigureReduction
{
    Mean,

    /// <summary>By the weight of each figure, such as months served or heads.</summary>
    WeightedMean,
    Min,
    Max,
    Sum,
}

/// <summary>Takes over figures that were calculated elsewhere: persons' totals for their window, another campaign's result.</summary>
/// <param name="By">How several become one.</param>
/// <param name="OutOf">The figure that is worth all the points of the item; above 0.</param>
public sealed record DerivedItem(ItemHead Head, FigureReduction By, decimal OutOf) : Item(Head);

/// <summary>Points for a place in somebody else's ranking (上级排名折算).</summary>
/// <param name="Table">From the first place down.</param>
/// <param name="Otherwise">Points for every place behind the table.</param>
public sealed record RankItem(ItemHead Head, IReadOnlyList<RankPoints> Table, decimal Otherwise) : Item(Head);

/// <param name="To">Last place that earns the points, inclusive; 1 or more.</param>
public sealed record RankPoints(int To, decimal Points);
