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
        return StandingChecks.QuotaProblems(quota, path)
            .Concat(quota.Unfilled == Unfilled.NextBand && WhyNotFilled(bands, index) is { } why
                ? [new Problem(path + ".unfilled", ProblemCode.PolicyDoesNotFit, Member.Of("unfilled", quota.Unfilled), why, Member.Of("unfilled", Unfilled.Empty))]
                : [])
            .Concat(band.IsFromBottom && WhyNotFromBottom(bands, index) is { } reason
                ? [new Problem(path + ".order", ProblemCode.PolicyDoesNotFit, Member.Of("order", quota.Order), reason, Member.Of("order", QuotaOrder.Top))]
                : []);
    }

    /// <returns>What keeps those of the next band from the seats that stay free; null when they may take them.</returns>
    private static string? WhyNotFilled(IReadOnlyList<GradeBand> bands, int index) =>
        bands[index].From is null ? Misfit.NoFrom
        : index == bands.Count - 1 ? Misfit.LastBand
        : bands[index + 1].IsFromBottom ? Member.Of($"{bands[index + 1].Code}.quota.order", QuotaOrder.Bottom)
        : null;

    /// <returns>What keeps the band from being given from the last upwards; null when it may.</returns>
    private static string? WhyNotFromBottom(IReadOnlyList<GradeBand> bands, int index) =>
        bands.Count == 1 ? Misfit.FirstBandOnly
        : index != bands.Count - 1 ? Misfit.NoLastBand
        : bands[index].From is { } from ? Member.Of("from", from)
        : bands[index].Rank is { } rank ? Member.Of("rank", rank)
        : null;

    private static IEnumerable<Problem> BoundProblems(SchemeContent scheme, List<GradeBand> bands, int index)
    {
        var (band, path) = (bands[index], PathOf(index));
        if (band.To is { } to && MeetsNot(scheme, bands, index, to) is { } problem)
        {
            yield return new Problem(path + ".to", problem, [Member.Of("to", to), .. index > 0 && bands[index - 1].From is { } begins ? [Member.Of("to", begins)] : Array.Empty<string>()]);
        }

        if (WhyNotReached(scheme, bands, index) is { } why)
        {
            yield return new Problem(path, ProblemCode.Unreachable, [band.Code, .. why]);
        }
        else if (bands.Take(index).FirstOrDefault(above => above.From < band.From) is { } lower)
        {
            yield return new Problem(path, ProblemCode.BandsOutOfOrder, Member.OutOfOrder("from", band.From!.Value, lower.From!.Value, "≤"));
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

    /// <returns>The band that takes all of it, or its bound and that of the scale; null when it can be reached.</returns>
    private static string[]? WhyNotReached(SchemeContent scheme, List<GradeBand> bands, int index)
    {
        var band = bands[index];
        if (scheme.Standing.Gates.SelectMany(g => g.Effects).Any(e => e.Grade == band.Code))
        {
            return null;
        }

        var taker = bands.Take(index).FirstOrDefault(above => !above.IsRestricted && Lowest(scheme, above) <= Lowest(scheme, band));
        return taker is not null ? [taker.Code]
            : band.From > scheme.Scale.Max ? [Member.Of("from", band.From.Value), Member.Of("max", scheme.Scale.Max.Value)]
            : null;
    }
}
