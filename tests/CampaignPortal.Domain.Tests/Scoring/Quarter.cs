using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>
/// A quarter of five windows under the scheme of the windows: seven peers, one office, ratios, occurrences with keys
/// and factors, one missing self-assessment and one item that does not apply.
/// </summary>
internal static class Quarter
{
    private static readonly string[] Windows = ["W1", "W2", "W3", "W4", "W5"];

    public static Facts Facts()
    {
        var facts = Given.Subjects(Windows);
        foreach (var (index, window) in Windows.Index())
        {
            facts = index == 4 ? facts.Missing("self-W5", window, "self") : Judge(facts, "self", $"self-{window}", window, 1 - (0.01m * index));
            for (var rater = 0; rater < 7; rater++)
            {
                facts = Judge(facts, "peer", $"p{rater}", window, 0.95m - (0.01m * index) - (0.005m * rater));
            }

            facts = Judge(facts, "comprehensive", "office", window, 0.9m + (0.02m * index));
            facts = facts.Measured(97 + index, 101, "1.3a", window);
            facts = index == 2 ? facts.NotApplicable("1.3b", window) : facts.Measured(99, 101 - index, "1.3b", window);
        }

        return facts
            .Occurred(1, 2, "dialect", "1.4", "W1").Occurred(3.5m, 1, "quarrel", "1.4", "W2", 0.5m)
            .Occurred(3, 4, "untracked", "2.3", "W3").Occurred(2, 1, "harm", "2.2", "W4", key: "case-7").Occurred(5, 1, "breach", "2.1", "W4", key: "case-7")
            .Occurred(5, 1, "city", "bonus", "W1").Occurred(2, 3, "centre", "bonus", "W2").Occurred(3, 1, "circular", "penalty", "W5")
            with { EarlierTotals = [new EarlierTotal("W1", 91.25m), new EarlierTotal("W2", 90m)] };
    }

    /// <summary>One submitted sheet that gives each item this share of its points, in half-ten-thousandths at most.</summary>
    private static Facts Judge(Facts facts, string channel, string rater, string window, decimal share) =>
        Given.WindowsQuarter.ItemsJudgedIn(channel).Aggregate(
            facts.Submitted(rater, window, channel),
            (f, item) => f.Marked(rater, decimal.Round(share * item.Points, 4, MidpointRounding.AwayFromZero), window, channel, item.Code));
}
