namespace CampaignPortal.Benchmarks;

internal static class Median
{
    /// <summary>The middle one; of an even number the lower of the two.</summary>
    public static double Of(IEnumerable<double> figures)
    {
        List<double> sorted = [.. figures.Order()];
        return sorted[(sorted.Count - 1) / 2];
    }
}
