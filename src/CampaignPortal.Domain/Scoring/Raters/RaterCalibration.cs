namespace CampaignPortal.Domain.Scoring;

/// <summary>How much stricter or milder a rater is than others who judged the same subjects.</summary>
/// <param name="Shared">How many subjects enough others judged too.</param>
/// <param name="Shift">Percentage points above the others, negative below them, within the limit; null where he shares too few subjects with others (未校准).</param>
public sealed record RaterSeverity(string Rater, int Shared, decimal? Shift);

/// <summary>A subject's mean as it was given, and as it would be without what sets severe and mild raters apart.</summary>
/// <param name="Raw">Per cent.</param>
/// <param name="Adjusted">Per cent.</param>
public sealed record CalibratedSubject(string Subject, int Raters, decimal Raw, decimal Adjusted);

/// <summary>What a large group of raters shows of itself. It is for reading: no figure of a result is made of it.</summary>
public sealed class RaterCalibration
{
    /// <summary>A rater who shares fewer subjects with others is not calibrated.</summary>
    public const int FewestShared = 5;

    /// <summary>Percentage points; no shift is larger.</summary>
    public const decimal LargestShift = 10;

    internal RaterCalibration(RaterGroup group)
    {
        var compared = group.Compared().ToLookup(c => c.Opinion.Rater, c => c.Opinion.Percent - c.Others.Median, StringComparer.Ordinal);
        Severities = [.. group.Raters.Select(r => SeverityOf(r, [.. compared[r].Order()]))];
        Agreement = AgreementOf(group.Opinions);
        var shifts = Severities.ToDictionary(s => s.Rater, s => s.Shift ?? 0, StringComparer.Ordinal);
        Subjects =
        [
            .. from subject in @group.Opinions.GroupBy(o => o.Subject, StringComparer.Ordinal)
               orderby subject.Key
               select new CalibratedSubject(subject.Key, subject.Count(), subject.Average(o => o.Percent), subject.Average(o => o.Percent - shifts[o.Rater])),
        ];
    }

    /// <summary>
    /// Krippendorff's alpha for interval figures (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011): 1 where all agree, 0 where
    /// opinions scatter as by chance, below 0 where raters contradict each other. Null where it says nothing, because all figures are equal.
    /// </summary>
    public decimal? Agreement { get; }

    /// <summary>In the order of the raters.</summary>
    public IReadOnlyList<RaterSeverity> Severities { get; }

    /// <summary>By code.</summary>
    public IReadOnlyList<CalibratedSubject> Subjects { get; }

    /// <param name="rising">Distances from what others gave the same subject.</param>
    private static RaterSeverity SeverityOf(string rater, IReadOnlyList<decimal> rising) => new(
        rater, rising.Count, rising.Count < FewestShared ? null : Math.Clamp(Others.MedianOf(rising), -LargestShift, LargestShift));

    /// <summary>1 − observed ÷ expected disagreement, both as squared differences within pairs.</summary>
    /// <returns>Null where all figures are equal, or nothing was judged twice.</returns>
    public static decimal? AgreementOf(IEnumerable<RaterOpinion> opinions)
    {
        var pairable = opinions.GroupBy(o => o.Subject, StringComparer.Ordinal).Select(s => s.Select(o => o.Percent).ToList()).Where(s => s.Count > 1).ToList();
        List<decimal> all = [.. pairable.SelectMany(s => s)];
        var expected = SquaredDifferences(all);
        return expected == 0 ? null : 1 - ((all.Count - 1) * pairable.Sum(s => SquaredDifferences(s) / (s.Count - 1)) / expected);
    }

    /// <summary>Of all ordered pairs.</summary>
    private static decimal SquaredDifferences(List<decimal> values)
    {
        var sum = values.Sum();
        return 2 * ((values.Count * values.Sum(v => v * v)) - (sum * sum));
    }
}
