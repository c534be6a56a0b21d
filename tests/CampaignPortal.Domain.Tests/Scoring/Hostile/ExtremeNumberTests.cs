using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Hostile;

/// <summary>Every factor at its limit at once: a figure that can be stored, or a refusal that names the subject.</summary>
public sealed class ExtremeNumberTests
{
    private const decimal Largest = 9_999_999.9999m;

    [Fact]
    public void Eight_multipliers_repetition_count_and_share_at_their_limits_are_refused_with_the_occurrence()
    {
        var scheme = Weighing().Parse();
        var facts = Given.Subjects("w1").Occurred(Largest, Largest, factor: Largest, multipliers: [.. Multipliers()]);
        var problem = Assert.Single(Assert.Throws<FactsException>(() => Evaluation.Evaluate(scheme, facts)).Problems);
        Assert.Equal(("occurrences[0]", ProblemCode.NumberOutOfRange), (problem.Path, problem.Code));
    }

    [Fact]
    public void The_largest_product_that_fits_is_weighed_exactly()
    {
        // 0.0001 × 100^5 × 9.9999 = 9,999,900 with five of the multipliers, the repetition not yet.
        var scheme = Weighing().With("items.0.repeat", null).With("items.0.points", "9999999").With("scale.base", "9999999").Parse();
        Assert.Equal(99m, scheme.Total(Given.Subjects("w1").Occurred(0.0001m, 9.9999m, multipliers: [.. Multipliers().Take(5)])));
    }

    [Fact]
    public void A_hundred_thousand_largest_deductions_stretched_from_the_smallest_points_under_the_largest_weight_are_refused()
    {
        var scheme = Given.DeductScheme(0.0001m).With("items.0.rules.0.to", "9999999.9999").With("scale.base", "9999999.9999").With("normaliseWeights", "true").With("channels.0.weight", "1000000").Parse();
        var link = new SubjectLink("w1");
        var facts = Given.Subjects("w1") with
        {
            Occurrences = [.. Enumerable.Range(0, 100_000).Select(i => new Occurrence($"o{i}", "i", "any", [link], Largest, 1, null, new DateOnly(2026, 3, 1), "O"))],
        };
        AssertRefused(scheme, facts, "w1");
    }

    [Theory]
    [InlineData("bounded")]
    [InlineData("open")]
    public void Measured_by_the_smallest_best_the_largest_loss_is_refused_or_bounded(string scale)
    {
        // w1: −(10⁷ − 0.0001) × 10⁷ ÷ 0.0001 ≈ −10¹⁸, × 10⁷ ÷ the best. w2 has the best there is.
        var scheme = Given.DeductScheme(0.0001m).With("items.0.rules.0.to", "9999999.9999").With("scale.base", "9999999.9999").With("channels.0.normalise", "\"best\"")
            .With("coefficients", """[{"code":"k","name":{"zh":"系数"},"from":0,"to":100},{"code":"l","name":{"zh":"系数"},"from":0,"to":100}]""");
        if (scale == "bounded")
        {
            scheme.With("scale.max", "9999999.9999").With("scale.min", "0");
        }

        var facts = Given.Subjects("w1", "w2").Occurred(Largest).Occurred(0.0001m, factor: 0.9999m, subject: "w2") with
        {
            Coefficients = [new SubjectCoefficient("w1", "k", 100), new SubjectCoefficient("w1", "l", 100)],
        };
        AssertRefused(scheme.Parse(), facts, "window");
    }

    [Fact]
    public void Coefficients_at_their_limits_are_refused_where_the_total_cannot_be_stored()
    {
        var scheme = Given.PointsScheme()
            .With("coefficients", """[{"code":"k","name":{"zh":"系数"},"from":0,"to":100},{"code":"l","name":{"zh":"系数"},"from":0,"to":100},{"code":"m","name":{"zh":"系数"},"from":0,"to":100}]""").Parse();
        var facts = Given.Subjects("w1").Marked("r", 90) with { Coefficients = [new SubjectCoefficient("w1", "k", 100), new SubjectCoefficient("w1", "l", 100)] };
        Assert.Equal(900_000m, scheme.Total(facts));
        AssertRefused(scheme, facts with { Coefficients = [.. facts.Coefficients, new SubjectCoefficient("w1", "m", 100)] }, "w1");
    }

    [Fact]
    public void Votes_figures_and_measures_at_their_limits_are_defined()
    {
        var levels = Given.SchemeOf(""" "type":"level","points":9999999.9999,"judgedIn":["c"],"noData":"block","levels":[{"code":"a","name":{"zh":"好"},"points":9999999.9999}] """).With("scale.base", "9999999.9999").Parse();
        var votes = Given.Subjects("w1") with { Ballots = [new Ballots("w1", "c", 1_000_000, 1_000_000, 1_000_000)], Tallies = [new Tally("w1", "c", "i", "a", 1_000_000)] };
        Assert.Throws<FactsException>(() => levels.Total(votes)); // 9,999,999.9999 rounds to 10,000,000.00, which is one digit too many.

        var derived = Given.SchemeOf(""" "type":"derived","points":9999999,"countedIn":["c"],"noData":"block","by":"weightedMean","outOf":0.0001 """, Given.FactsChannel).With("scale.base", "9999999").Parse();
        Assert.Equal(9_999_999m, derived.Total(Given.Subjects("w1").Elsewhere(Largest, 0.0001m).Elsewhere(1, 0)));
        Assert.Equal(0m, derived.Total(Given.Subjects("w1").Elsewhere(-Largest, 1)));
        Assert.True(Evaluation.Evaluate(derived, Given.Subjects("w1").Elsewhere(1, 0)).Of("w1").IsBlocked);
    }

    [Fact]
    public void A_longer_period_that_cannot_be_stored_is_refused_with_the_subject()
    {
        var scheme = Given.PointsScheme().With("periods", """[{"kind":"day","parent":"year","by":"sum","count":366,"missing":"exclude"},{"kind":"year"}]""").Parse();
        var refused = Assert.Throws<FactsException>(() => PeriodReduction.Reduce(scheme, "day", [.. Enumerable.Range(1, 366).Select(d => new PeriodTotal("w1", "w", d, Largest))]));
        Assert.Equal((ProblemCode.NumberOutOfRange, "w1"), (refused.Problems[0].Code, refused.Problems[0].Arguments[0]));
    }

    private static void AssertRefused(Scheme scheme, Facts facts, string named)
    {
        var problem = Assert.Single(Assert.Throws<FactsException>(() => Evaluation.Evaluate(scheme, facts)).Problems);
        Assert.Equal(("subjects", ProblemCode.NumberOutOfRange, named), (problem.Path, problem.Code, problem.Arguments[0]));
    }

    private static IEnumerable<string> Multipliers() => Enumerable.Range(1, OccurrenceWeighing.MostMultipliers).Select(i => $"m{i}");

    private static JsonObject Weighing()
    {
        var scheme = Given.DeductScheme().With("items.0.rules.0.to", "9999999.9999").With("items.0.repeat", """{"from":2,"factor":100}""");
        scheme["items"]![0]!["multipliers"] = new JsonArray([.. Multipliers().Select(m => new JsonObject { ["code"] = m, ["name"] = new JsonObject { ["zh"] = "加倍" }, ["factor"] = 100 })]);
        return scheme;
    }
}
