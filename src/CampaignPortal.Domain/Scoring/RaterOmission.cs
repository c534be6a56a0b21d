namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Leaves a rater's opinion out where others gave theirs on the same, so that a policy for missing data never speaks
/// in his place.
/// </summary>
internal static class RaterOmission
{
    /// <param name="facts">Of one subject.</param>
    /// <returns>Null where nothing of this rater can be left out so.</returns>
    public static Facts? From(Scheme scheme, Facts facts, string rater)
    {
        var without = facts;
        foreach (var sheet in facts.Sheets.Where(s => s.Rater == rater && s.Counts))
        {
            var channel = scheme.Channel(sheet.Channel);
            without = channel.Reduce switch
            {
                // One opinion less of a sum is a smaller sum, and says nothing of how the others differ.
                { By: ReduceBy.Sum or ReduceBy.SingleRater } => without,
                { Over: ReduceOver.Sheet } => WithoutSheet(without, channel, rater),
                _ => WithoutMarks(scheme, without, channel, rater),
            };
        }

        return ReferenceEquals(without, facts) ? null : without;
    }

    private static Facts WithoutSheet(Facts facts, Channel channel, string rater)
    {
        var others = facts.Sheets.Count(s => s.Channel == channel.Code && s.Rater != rater && s.Counts);
        return others < Math.Max(1, channel.Missing.MinValid) || channel.Missing.Quorum is not null ? facts : facts with
        {
            Sheets = [.. facts.Sheets.Where(s => s.Channel != channel.Code || s.Rater != rater)],
            Marks = [.. facts.Marks.Where(m => m.Channel != channel.Code || m.Rater != rater)],
        };
    }

    /// <summary>The sheet stays, with what nobody else marked.</summary>
    private static Facts WithoutMarks(Scheme scheme, Facts facts, Channel channel, string rater)
    {
        var shared = facts.Marks.Where(m => m.Channel == channel.Code && m.Rater != rater && HasPoints(m)).Select(m => m.Item).ToHashSet(StringComparer.Ordinal);
        List<Mark> left = [.. facts.Marks.Where(m => m.Channel != channel.Code || m.Rater != rater || !shared.Contains(m.Item) || !HasPoints(m))];
        return left.Count == facts.Marks.Count ? facts : facts with { Marks = left };

        bool HasPoints(Mark mark) => scheme.FindItem(mark.Item)!.PointsOf(mark.Value) is not null;
    }
}
