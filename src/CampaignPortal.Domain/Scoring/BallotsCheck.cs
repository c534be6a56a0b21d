namespace CampaignPortal.Domain.Scoring;

/// <summary>Whether counted ballots fit the scheme and add up, and whether each rater kept to the rule for what he may hand in.</summary>
internal sealed class BallotsCheck(Scheme scheme, Facts facts)
{
    private readonly HashSet<string> _subjects = facts.Subjects.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Ballots> _ballots =
        facts.Ballots.DistinctBy(b => (b.Subject, b.Channel)).ToDictionary(b => (b.Subject, b.Channel));

    /// <summary>Grouped only where a channel has a rule for its raters: there are millions.</summary>
    private readonly Lazy<ILookup<(string, string, string), Mark>> _marks = new(() => facts.Marks.ToLookup(m => (m.Channel, m.Rater, m.Subject)));

    public IEnumerable<Problem> Run() =>
        facts.Ballots.SelectMany((b, i) => OfBallots(b, $"ballots[{i}]"))
            .Concat(facts.Tallies.SelectMany((t, i) => OfTally(t, $"tallies[{i}]")))
            .Concat(TooManyVotes());

    /// <summary>Needs the facts of all subjects.</summary>
    public IEnumerable<Problem> InvalidRaters() => scheme.Content.Channels.Where(c => !c.Ballot.IsNone).SelectMany(InvalidRaters);

    private IEnumerable<Problem> OfBallots(Ballots ballots, string path)
    {
        if (!_subjects.Contains(ballots.Subject))
        {
            yield return new Problem(path, ProblemCode.UnknownSubject, ballots.Subject);
        }

        if (scheme.Content.Channels.FirstOrDefault(c => c.Code == ballots.Channel) is not { } channel)
        {
            yield return new Problem(path, ProblemCode.UnknownChannel, ballots.Channel);
        }
        else if (channel.Reduce is not { By: ReduceBy.Mean or ReduceBy.Sum, Over: ReduceOver.Item })
        {
            yield return new Problem(path, ProblemCode.NotJudged, ballots.Channel);
        }

        if (ballots.Valid < 0 || ballots.Collected < ballots.Valid || ballots.Issued < ballots.Collected || ballots.Issued > FactsJson.MostVotes)
        {
            yield return new Problem(path, ProblemCode.TooManyBallots, ballots.Subject, ballots.Channel);
        }
    }

    private IEnumerable<Problem> OfTally(Tally tally, string path)
    {
        if (!_ballots.ContainsKey((tally.Subject, tally.Channel)))
        {
            yield return new Problem(path, ProblemCode.NoSheet, tally.Channel);
        }

        if (scheme.FindItem(tally.Item) is not { } item)
        {
            yield return new Problem(path, ProblemCode.UnknownItem, tally.Item);
        }
        else if (item is not LevelItem level || !item.IsJudgedIn(tally.Channel))
        {
            yield return new Problem(path, ProblemCode.NotJudged, tally.Item, tally.Channel);
        }
        else if (!IsAllowed(level, tally.Level) || tally.Votes < 1)
        {
            yield return new Problem(path, ProblemCode.ValueNotAllowed, tally.Item);
        }
    }

    /// <summary>Levels among whose values a rater chooses cannot be tallied: nobody knows which value was meant.</summary>
    private static bool IsAllowed(LevelItem item, string? level) => level is null
        ? item.Head.Unknown != UnknownPolicy.Refused
        : item.Levels.Any(l => l.Code == level && l.Values.Count == 0);

    private IEnumerable<Problem> TooManyVotes() =>
        from item in facts.Tallies.GroupBy(t => (t.Subject, t.Channel, t.Item))
        let ballots = _ballots.GetValueOrDefault((item.Key.Subject, item.Key.Channel))
        where ballots is not null && item.Sum(t => (long)t.Votes) > ballots.Valid
        select new Problem("tallies", ProblemCode.TooManyBallots, item.Key.Subject, item.Key.Channel, item.Key.Item);

    private IEnumerable<Problem> InvalidRaters(Channel channel) =>
        from rater in facts.Sheets.Where(s => s.Channel == channel.Code && s.State == SheetArrival.Submitted).GroupBy(s => s.Rater, StringComparer.Ordinal)
        from problem in Ballot.Problems(scheme.Content, channel, rater.Key, [.. rater.Select(s => ScoreOf(s)).OfType<decimal>()])
        select problem;

    private decimal? ScoreOf(Sheet sheet) =>
        Ballot.ScoreOf(scheme, _marks.Value[(sheet.Channel, sheet.Rater, sheet.Subject)].Select(m => (m.Item, m.Value)));
}

/// <summary>The rule for what one rater may hand in, for whoever submits and for whoever verifies.</summary>
public static class Ballot
{
    /// <returns>What one sheet comes to on the base, from the marks with points; null without any.</returns>
    public static decimal? ScoreOf(Scheme scheme, IEnumerable<(string Item, MarkValue Value)> marks)
    {
        var given = (from mark in marks
                     let item = scheme.FindItem(mark.Item)
                     let points = mark.Value is MarkValue.Unknown or MarkValue.NotApplicable ? null : item?.PointsOf(mark.Value)
                     where points is not null && item.Points > 0
                     select (Points: points.Value, Full: item.Points)).ToList();
        return given.Count == 0 ? null : Rounding.Settle(given.Sum(g => g.Points) * scheme.Content.Scale.Base / given.Sum(g => g.Full));
    }

    /// <param name="scores">One for each subject that the rater rated, on the base of the scale.</param>
    /// <returns>What is broken; empty when the rater may hand in.</returns>
    public static IEnumerable<Problem> Problems(SchemeContent scheme, Channel channel, string rater, IReadOnlyList<decimal> scores) =>
        Standings(scheme, channel, scores).Where(s => !s.IsKept).Select(s => new Problem("sheets", ProblemCode.BallotInvalid, channel.Code, rater, s.Rule));

    /// <summary>Each part of the rule with how the scores stand to it.</summary>
    public static IReadOnlyList<BallotStanding> Standings(SchemeContent scheme, Channel channel, IReadOnlyList<decimal> scores)
    {
        var rule = channel.Ballot;
        return
        [
            .. rule.RefusesAllEqual ? [new BallotStanding("notAllEqual", null, scores.CountBy(s => s).Select(s => s.Value).DefaultIfEmpty().Max(), null, scores.Count < 2 || scores.Distinct().Count() > 1)] : Array.Empty<BallotStanding>(),
            .. rule.RefusesAllFull ? [new BallotStanding("notAllFull", null, scores.Count(s => s == scheme.Scale.Base), null, scores.Count == 0 || scores.Any(s => s != scheme.Scale.Base))] : Array.Empty<BallotStanding>(),
            .. rule.Limits.Select((limit, i) => StandingTo(limit, $"limits[{i}]", scores)),
        ];
    }

    private static BallotStanding StandingTo(BallotLimit limit, string rule, IReadOnlyList<decimal> scores)
    {
        var inside = scores.Count(s => s >= limit.From && !(s >= limit.To));
        int? share = limit.AtMostShare is { } most ? (int)decimal.Floor(most * scores.Count) : null;
        var atMost = share is null || limit.AtMost < share ? limit.AtMost : share;
        return new BallotStanding(rule, limit, inside, atMost, !(inside > atMost) && !(inside < limit.AtLeast));
    }
}

/// <summary>How the scores of one rater stand to a part of the rule for what he may hand in.</summary>
/// <param name="Rule">As the document calls it.</param>
/// <param name="Limit">Null where it is about all scores together.</param>
/// <param name="Inside">How many of his scores lie in its range; of rules about all, how many are the same, or full.</param>
/// <param name="AtMost">How many may, by number and by share of those he rated; null without such a limit.</param>
public sealed record BallotStanding(string Rule, BallotLimit? Limit, int Inside, int? AtMost, bool IsKept);
