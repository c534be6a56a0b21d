using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>The order of facts never matters. No operator is excluded; an order that is itself a fact is one.</summary>
public sealed class OrderPropertyTests
{
    [Fact]
    public void The_order_of_facts_changes_no_figure_no_text_and_no_hash() => AnyCase.ForAll((scheme, facts, chance) =>
    {
        var shuffled = Shuffled(facts, chance);
        var (before, after) = (Evaluation.Evaluate(scheme, facts), Evaluation.Evaluate(scheme, shuffled));
        Assert.Equal(before.CanonicalText(), after.CanonicalText());
        Assert.Equal(facts.CanonicalText(), shuffled.CanonicalText());
        Assert.Equal(Bundle.Create(scheme, facts, before).Hash, Bundle.Create(scheme, shuffled, after).Hash);
        var subject = chance.Of(facts.Subjects).Code;
        Assert.Equal(TreeText.Of(Explanation.For(scheme, facts, subject)), TreeText.Of(Explanation.For(scheme, shuffled, subject)));
    });

    [Fact]
    public void The_order_within_a_decision_is_the_decision()
    {
        var scheme = StandingGiven.Document("{}").With("ranking", """{"ifTied":"decision"}""").Parse();
        var equals = StandingGiven.Totals(90, 90);
        Assert.Equal([1, 2], Evaluation.Evaluate(scheme, equals.Decided(DecisionKind.Decision, null, "A", "B")).Subjects.Select(s => s.Rank));
        Assert.Equal([2, 1], Evaluation.Evaluate(scheme, equals.Decided(DecisionKind.Decision, null, "B", "A")).Subjects.Select(s => s.Rank));
    }

    private static Facts Shuffled(Facts facts, Chance chance) => new(
        chance.Shuffled(facts.Subjects),
        chance.Shuffled(facts.Sheets),
        chance.Shuffled(facts.Marks),
        [.. chance.Shuffled(facts.Occurrences).Select(o => o with { Links = chance.Shuffled(o.Links), Multipliers = chance.Shuffled(o.Multipliers) })],
        chance.Shuffled(facts.Ratios),
        chance.Shuffled(facts.NotApplicable),
        chance.Shuffled(facts.EarlierTotals))
    {
        Figures = chance.Shuffled(facts.Figures),
        Ballots = chance.Shuffled(facts.Ballots),
        Tallies = chance.Shuffled(facts.Tallies),
        Coefficients = chance.Shuffled(facts.Coefficients),
        GateRecords = chance.Shuffled(facts.GateRecords),
        History = [.. chance.Shuffled(facts.History).Select(h => h with { Gates = chance.Shuffled(h.Gates), Awards = chance.Shuffled(h.Awards) })],
        Service = chance.Shuffled(facts.Service),
        Decisions = chance.Shuffled(facts.Decisions),
    };
}
