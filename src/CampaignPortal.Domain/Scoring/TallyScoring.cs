namespace CampaignPortal.Domain.Scoring;

/// <summary>Votes that were counted by hand or by a machine, beside the marks of raters: Σ votes × points ÷ Σ votes (等次折算).</summary>
internal static class TallyScoring
{
    /// <param name="marks">The raters' marks; those that count are one vote each.</param>
    /// <param name="votes">Not empty.</param>
    /// <returns>Null when nobody gave a value.</returns>
    public static ArithmeticLine? Line(Reduction reduction, LevelItem item, IReadOnlyList<ExplanationNode> marks, IReadOnlyList<Tally> votes, Rounding? rounding)
    {
        var counted = votes.Where(v => v.Level is not null || item.Head.Unknown == UnknownPolicy.Zero).ToList();
        var terms = ExplanationNode.CountedTerms(marks);
        var count = terms.Count + counted.Sum(v => v.Votes);
        return count == 0
            ? null
            : new ArithmeticLine([.. terms, .. counted.Select(v => TermOf(item, v))], reduction.By == ReduceBy.Sum ? 1 : count, Rounding: rounding);
    }

    public static Source SourceOf(Tally tally) => new(SourceKind.Tally, $"{tally.Subject}/{tally.Channel}/{tally.Item}");

    private static Term TermOf(LevelItem item, Tally votes)
    {
        var points = item.Levels.FirstOrDefault(l => l.Code == votes.Level)?.Points ?? 0;
        return new Term(false, new Operand(votes.Votes, OperandKind.Votes, votes.Level), new Operand(points, OperandKind.Points, item.Code));
    }
}
