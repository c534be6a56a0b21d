namespace CampaignPortal.Domain.Scoring;

/// <summary>Lists of the best, or of the last; each after those it needs.</summary>
internal sealed class AwardScoring(SchemeContent scheme, IReadOnlyList<RecordedDecision> decisions, IReadOnlyList<SubjectStanding> subjects)
{
    private readonly Dictionary<string, DecidedOrders> _decided = scheme.Standing.Awards.ToDictionary(a => a.Code, a => new DecidedOrders(decisions, a.Code), StringComparer.Ordinal);

    public IEnumerable<QuotaResult> Run() => AwardOrder.Of(scheme.Standing.Awards)
        .SelectMany(award => SeatPool.Of(award.Quota, scheme.Ranking, subjects).Select(pool => Give(award, pool)).ToList());

    private QuotaResult Give(AwardRule award, SeatPool pool)
    {
        var quota = award.Quota;
        var counted = pool.Base(quota.Base, s => s.Effects.Bars(award.Code));
        var seats = quota.SeatsOf(counted, pool.Categories[0]);
        List<IReadOnlyList<SubjectStanding>> open = [];
        var candidates = OfParents(award, pool, [.. pool.Members.Where(s => Qualifies(award, pool, s))], open);
        var taken = Take(award, pool, candidates, award.Shortlist ?? seats);
        open.AddRange(Tie(taken.Open));
        var listed = award.Shortlist is null ? taken.Seated : Balloted(award, taken, seats);
        foreach (var one in listed)
        {
            one.Subject.Awards.Add(new AwardGiven(award.Code, AwardState.Listed, one.Seat));
        }

        foreach (var subject in taken.Seated.Select(s => s.Subject).Where(s => !s.IsListed(award.Code)))
        {
            subject.Awards.Add(new AwardGiven(award.Code, AwardState.Shortlisted));
        }

        foreach (var subject in open.SelectMany(tie => tie))
        {
            subject.Awards.Add(new AwardGiven(award.Code, AwardState.Open));
        }

        return StandingScoring.ResultOf(award.Code, pool, quota, counted, listed.Count, open);
    }

    private static IEnumerable<IReadOnlyList<SubjectStanding>> Tie(IReadOnlyList<SubjectStanding> open) => open.Count == 0 ? [] : [open];

    private SeatsTaken Take(AwardRule award, SeatPool pool, IEnumerable<SubjectStanding> candidates, int seats) => SeatsTaken.By(
        candidates.Select(s => (s, pool.Place(s, award.Quota.Order))), seats, award.Quota.AtLimit, _decided[award.Code]);

    private static bool Qualifies(AwardRule award, SeatPool pool, SubjectStanding subject)
    {
        var needs = award.Needs;
        return subject.IsRanked
            && !subject.Effects.Bars(award.Code)
            && (needs.Grades.Count == 0 || (subject.Grade is { By: not GradeBy.Open } given && needs.Grades.Contains(given.Grade, StringComparer.Ordinal)))
            && !(pool.Place(subject) > needs.Rank)
            && !(subject.Counted < needs.From)
            && !(subject.Counted >= needs.Below)
            && needs.Awards.All(subject.IsListed)
            && !(subject.Figures.TimesListed(needs.Earlier ?? NeverAsked) < needs.Earlier?.Times);
    }

    private static EarlierAward NeverAsked { get; } = new("", 0, 0);

    /// <summary>The best of each parent unit; who is equal at that limit is open and stands no further.</summary>
    private IReadOnlyList<SubjectStanding> OfParents(AwardRule award, SeatPool pool, IReadOnlyList<SubjectStanding> candidates, List<IReadOnlyList<SubjectStanding>> open)
    {
        if (award.PerParent is not { } most)
        {
            return candidates;
        }

        List<SubjectStanding> nominated = [.. candidates.Where(c => c.Figures.Parent is null)];
        foreach (var siblings in candidates.Where(c => c.Figures.Parent is not null).GroupBy(c => c.Figures.Parent, StringComparer.Ordinal))
        {
            var taken = Take(award, pool, siblings, most);
            nominated.AddRange(taken.Seated.Select(s => s.Subject));
            open.AddRange(Tie(taken.Open));
        }

        return nominated;
    }

    /// <summary>The second stage: the ballots on record, of those who are shortlisted.</summary>
    private IReadOnlyList<Seated> Balloted(AwardRule award, SeatsTaken shortlist, int seats)
    {
        var standing = shortlist.Seated.ToDictionary(s => s.Subject.Code, s => s.Subject, StringComparer.Ordinal);
        return [.. decisions.Where(d => d.Kind == DecisionKind.Ballot && d.List == award.Code)
            .SelectMany(d => d.Order)
            .Where(standing.ContainsKey)
            .Take(seats)
            .Select((code, i) => new Seated(standing[code], i + 1))];
    }
}
