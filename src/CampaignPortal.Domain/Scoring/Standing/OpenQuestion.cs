namespace CampaignPortal.Domain.Scoring;

/// <summary>What figures leave to a body: to be answered by a <see cref="RecordedDecision"/>.</summary>
/// <param name="List">Code of a band or award; null for ranks.</param>
/// <param name="Subjects">To be put in order, in ordinal order of their codes; of a ballot who is shortlisted; empty for an approval.</param>
public sealed record OpenQuestion(DecisionKind Kind, string? List, IReadOnlyList<string> Subjects)
{
    /// <summary>Whether a result is unfinished without an answer; free seats may stay free.</summary>
    public bool MustBeAnswered => Kind != DecisionKind.Fill;

    /// <summary>In the order in which a result gives things out: ranks, grades, lists.</summary>
    public static IReadOnlyList<OpenQuestion> Of(SchemeContent scheme, Facts facts, Result result) =>
    [
        .. Ties(scheme, result),
        .. result.Quotas.SelectMany(q => q.OpenTies.Select(tie => new OpenQuestion(DecisionKind.Decision, q.List, tie))),
        .. Ballots(scheme, facts, result),
        .. Fills(scheme, facts, result),
    ];

    private static IEnumerable<OpenQuestion> Ties(SchemeContent scheme, Result result) =>
        from subject in result.Subjects
        where subject.Standing is { TieIsOpen: true }
        group subject.Subject by (subject.Category, subject.Standing!.OpenPlace) into shared
        select new OpenQuestion(scheme.Ranking.DecidedBy!.Value, null, [.. shared]);

    private static IEnumerable<OpenQuestion> Ballots(SchemeContent scheme, Facts facts, Result result) =>
        from award in scheme.Standing.Awards
        where award.Shortlist is not null && !IsDecided(facts, DecisionKind.Ballot, award.Code)
        let candidates = result.Subjects.Where(s => s.Standing!.Awards.Any(a => a.Award == award.Code && a.State == AwardState.Shortlisted)).Select(s => s.Subject).ToList()
        where candidates.Count > 0
        select new OpenQuestion(DecisionKind.Ballot, award.Code, candidates);

    /// <summary>Who reaches the next band is not looked for: an approval that finds nobody gives nothing.</summary>
    private static IEnumerable<OpenQuestion> Fills(SchemeContent scheme, Facts facts, Result result) =>
        from band in scheme.Standing.Bands
        where band.Quota is { Unfilled: Unfilled.NextBand } && !IsDecided(facts, DecisionKind.Fill, band.Code)
            && result.Quotas.Any(q => q.List == band.Code && q.Open.Count == 0 && q.Taken < q.Seats)
        select new OpenQuestion(DecisionKind.Fill, band.Code, []);

    private static bool IsDecided(Facts facts, DecisionKind kind, string list) => facts.Decisions.Any(d => d.Kind == kind && d.List == list);
}
