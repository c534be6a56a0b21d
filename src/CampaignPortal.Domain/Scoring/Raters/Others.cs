namespace CampaignPortal.Domain.Scoring;

/// <summary>What everybody but one gave.</summary>
/// <param name="all">Rising, with the one.</param>
/// <param name="without">Where the one stands.</param>
internal readonly struct Others(decimal[] all, int without)
{
    private readonly decimal[] _all = all;
    private readonly int _without = without;

    public int Count => _all.Length - 1;

    public decimal Median => MedianOf(Count, At);

    /// <summary>Median of the distances from the median (MAD).</summary>
    public decimal Deviation()
    {
        var (others, median) = (this, Median);
        decimal[] distances = [.. Enumerable.Range(0, Count).Select(i => Math.Abs(others.At(i) - median)).Order()];
        return MedianOf(distances.Length, i => distances[i]);
    }

    public static decimal MedianOf(IReadOnlyList<decimal> rising) => MedianOf(rising.Count, i => rising[i]);

    /// <param name="at">Values in rising order; at least one.</param>
    private static decimal MedianOf(int count, Func<int, decimal> at) => count % 2 == 1 ? at(count / 2) : (at((count / 2) - 1) + at(count / 2)) / 2;

    private decimal At(int index) => _all[index < _without ? index : index + 1];
}
