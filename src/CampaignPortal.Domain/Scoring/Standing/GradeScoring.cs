namespace CampaignPortal.Domain.Scoring;

/// <summary>Grades from the top band down; a last band by quota from the bottom goes first.</summary>
internal sealed class GradeScoring(SchemeContent scheme, IReadOnlyList<RecordedDecision> decisions, IReadOnlyList<SubjectStanding> subjects)
{
    private readonly IReadOnlyList<GradeBand> _bands = scheme.Standing.Bands;
    private readonly Dictionary<string, DecidedOrders> _decided = scheme.Standing.Bands.ToDictionary(b => b.Code, b => new DecidedOrders(decisions, b.Code), StringComparer.Ordinal);
    private readonly List<QuotaResult> _quotas = [];

    public List<QuotaResult> Run()
    {
        foreach (var subject in subjects.Where(s => s.Effects.FixedBand >= 0))
        {
            subject.Grade = new GradeGiven(_bands[subject.Effects.FixedBand].Code, GradeBy.Gate);
        }

        foreach (var (index, band) in _bands.Index().OrderByDescending(b => b.Item.IsFromBottom))
        {
            Give(band, index);
        }

        foreach (var subject in subjects.Where(s => s.IsRanked && s.Grade is null && _bands.Count > 0))
        {
            GiveRest(subject);
        }

        return _quotas;
    }

    /// <summary>Whom no band takes by points: kept below all of them, or counted as zero under a scale that begins higher.</summary>
    private void GiveRest(SubjectStanding subject)
    {
        var rest = _bands.Index().First(b => GradeChecks.TakesRest(scheme, b.Item)).Index;
        var isByGate = subject.Effects.CountsAsZero || subject.Effects.BestBand > rest;
        subject.Grade = new GradeGiven(_bands[Math.Max(rest, subject.Effects.BestBand)].Code, isByGate ? GradeBy.Gate : GradeBy.Score);
    }

    private void Give(GradeBand band, int index)
    {
        if (band.Quota is { } quota)
        {
            foreach (var pool in SeatPool.Of(quota, scheme.Ranking, subjects))
            {
                GiveSeats(band, quota, index, pool);
            }

            return;
        }

        foreach (var pool in SeatPool.OfCategories(scheme.Ranking, subjects))
        {
            foreach (var subject in Candidates(band, index, pool))
            {
                subject.Grade = new GradeGiven(band.Code, GradeBy.Score);
            }
        }
    }

    private void GiveSeats(GradeBand band, Quota quota, int index, SeatPool pool)
    {
        var counted = pool.Base(quota.Base, s => IsKeptOff(s, band, index));
        var seats = quota.SeatsOf(counted, pool.Categories[0]);
        var taken = Take(band, quota, pool, Candidates(band, index, pool), seats, given: 0, GradeBy.Seat);
        var count = taken.Seated.Count;
        List<IReadOnlyList<SubjectStanding>> open = [taken.Open];
        if (taken.Open.Count == 0 && count < seats && MayFill(band))
        {
            var next = _bands[index + 1];
            var fill = Take(band, quota, pool, Free(band, index, pool).Where(s => !band.Reaches(s.Counted) && next.Reaches(s.Counted)), seats - count, count, GradeBy.Fill);
            count += fill.Seated.Count;
            open.Add(fill.Open);
        }

        _quotas.Add(StandingScoring.ResultOf(band.Code, pool, quota, counted, count, [.. open.Where(tie => tie.Count > 0)]));
    }

    private SeatsTaken Take(
        GradeBand band, Quota quota, SeatPool pool, IEnumerable<SubjectStanding> candidates, int seats, int given, GradeBy by)
    {
        var taken = SeatsTaken.By(
            [.. candidates.Select(s => (s, pool.Place(s, quota.Order)))], seats, quota.AtLimit, _decided[band.Code]);
        foreach (var one in taken.Seated)
        {
            one.Subject.Grade = new GradeGiven(band.Code, by, given + one.Seat);
        }

        foreach (var subject in taken.Open)
        {
            subject.Grade = new GradeGiven(band.Code, GradeBy.Open);
        }

        return taken;
    }

    private bool MayFill(GradeBand band) =>
        band.Quota!.Unfilled == Unfilled.NextBand && decisions.Any(d => d.Kind == DecisionKind.Fill && d.List == band.Code);

    private static bool IsKeptOff(SubjectStanding subject, GradeBand band, int index) =>
        subject.Effects.FixedBand >= 0 || (!band.IsFromBottom && subject.Effects.BestBand > index);

    private static IEnumerable<SubjectStanding> Free(GradeBand band, int index, SeatPool pool) =>
        pool.Members.Where(s => s.IsRanked && s.Grade is null && !IsKeptOff(s, band, index) && !(pool.Place(s) > band.Rank));

    private static IReadOnlyList<SubjectStanding> Candidates(GradeBand band, int index, SeatPool pool) =>
        [.. Free(band, index, pool).Where(s => band.IsFromBottom ? !(s.Counted >= band.To) : band.Reaches(s.Counted))];
}
