namespace CampaignPortal.Domain.Scoring;

/// <summary>Bands that meet, in order, each to be reached, and none below which somebody is without a grade.</summary>
internal static class GradeChecks
{
    public static IEnumerable<Problem> Run(SchemeContent scheme)
    {
        var all = scheme.Standing.Bands;
        if (all.Count == 0)
        {
            return [];
        }

        List<GradeBand> bands = [.. all.Where(b => !b.IsFromBottom)];
        return all.SelectMany((b, i) => QuotaProblems(all, b, i))
            .Concat(bands.SelectMany((_, i) => BoundProblems(scheme, bands, i)))
            .Concat(bands.Exists(b => TakesRest(scheme, b)) ? [] : [new Problem("grades.bands", ProblemCode.BandsGap)]);
    }

    private static string PathOf(int index) => $"grades.bands[{index}]";

    /// <summary>Whether nobody is left below the band.</summary>
    internal static bool TakesRest(SchemeContent scheme, GradeBand band) => !band.IsRestricted && Lowest(scheme, band) == decimal.MinValue;

    /// <summary>Where the band begins; a bound that no total can miss is none.</summary>
    private static decimal Lowest(SchemeContent scheme, GradeBand band) =>
        band.From is { } from && !(from <= scheme.Scale.Min) ? from : decimal.MinValue;

    private static IEnumerable<Problem> QuotaProblems(IReadOnlyList<GradeBand> bands, GradeBand band, int index)
    {
        if (band.Quota is not { } quota)
        {
            return [];
        }

        var path = PathOf(index) + ".quota";
        var mayFill = band.From is not null && index < bands.Count - 1 && !bands[index + 1].IsFromBottom;
        var fromBottomElsewhere = band.IsFromBottom && (index != bands.Count - 1 || index == 0 || band.From is not null || band.Rank is not null);
        return StandingChecks.QuotaProblems(quota, path)
            .Concat(quota.Unfilled == Unfilled.NextBand && !mayFill ? [new Problem(path + ".unfilled", ProblemCode.PolicyDoesNotFit)] : [])
            .Concat(fromBottomElsewhere ? [new Problem(path + ".order", ProblemCode.PolicyDoesNotFit)] : []);
    }

    private static IEnumerable<Problem> BoundProblems(SchemeContent scheme, List<GradeBand> bands, int index)
    {
        var (band, path) = (bands[index], PathOf(index));
        if (band.To is { } to && MeetsNot(scheme, bands, index, to) is { } problem)
        {
            yield return new Problem(path + ".to", problem);
        }

        if (!IsReachable(scheme, bands, index))
        {
            yield return new Problem(path, ProblemCode.Unreachable, band.Code);
        }
        else if (bands.Take(index).Any(above => above.From < band.From))
        {
            yield return new Problem(path, ProblemCode.BandsOutOfOrder);
        }
    }

    /// <summary>An end that is written out must be where the band above begins; the top band ends beyond the scale.</summary>
    private static ProblemCode? MeetsNot(SchemeContent scheme, List<GradeBand> bands, int index, decimal to)
    {
        if (index == 0)
        {
            return to > scheme.Scale.Max ? null : ProblemCode.BandsGap;
        }

        return bands[index - 1].From is { } above && to <= above ? (to < above ? ProblemCode.BandsGap : null) : ProblemCode.BandsOverlap;
    }

    private static bool IsReachable(SchemeContent scheme, List<GradeBand> bands, int index)
    {
        var band = bands[index];
        var isGivenByGate = scheme.Standing.Gates.SelectMany(g => g.Effects).Any(e => e.Grade == band.Code);
        var isTaken = bands.Take(index).Any(above => !above.IsRestricted && Lowest(scheme, above) <= Lowest(scheme, band));
        return isGivenByGate || (!isTaken && !(band.From > scheme.Scale.Max));
    }
}
