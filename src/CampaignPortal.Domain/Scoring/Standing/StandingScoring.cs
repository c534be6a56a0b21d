namespace CampaignPortal.Domain.Scoring;

/// <summary>From ranks to grades, awards and consequences.</summary>
internal static class StandingScoring
{
    /// <returns>How the seats were given; the rest stands with each subject.</returns>
    public static IReadOnlyList<QuotaResult> Run(SchemeContent scheme, IReadOnlyList<RecordedDecision> decisions, IReadOnlyList<SubjectStanding> subjects)
    {
        var quotas = new GradeScoring(scheme, decisions, subjects).Run();
        quotas.AddRange(new AwardScoring(scheme, decisions, subjects).Run());
        ConsequenceScoring.Run(scheme.Standing, subjects);
        var order = scheme.Standing.Lists.Select(l => l.Code).ToList();
        return [.. quotas.OrderBy(q => order.IndexOf(q.List))];
    }

    internal static QuotaResult ResultOf(string list, SeatPool pool, Quota quota, int counted, int taken, IReadOnlyList<IReadOnlyList<SubjectStanding>> open) => new(
        list, pool.Categories, counted, quota.Exact(counted), quota.SeatsOf(counted, pool.Categories[0]), taken,
        [.. open.SelectMany(CodesOf).Order(StringComparer.Ordinal)])
    {
        OpenTies = [.. open.Select(CodesOf)],
    };

    private static IReadOnlyList<string> CodesOf(IReadOnlyList<SubjectStanding> tie) => [.. tie.Select(s => s.Code).Order(StringComparer.Ordinal)];
}
