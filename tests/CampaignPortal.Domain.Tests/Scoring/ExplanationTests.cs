using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class ExplanationTests
{
    private static readonly Facts Facts = Quarter.Facts();

    [Fact]
    public void Every_figure_follows_from_its_children_and_operands()
    {
        foreach (var subject in Facts.Subjects)
        {
            AssertRecalculates(Explanation.For(Given.WindowsQuarter, Facts, subject.Code));
        }
    }

    [Fact]
    public void Who_is_not_among_the_facts_is_not_explained()
    {
        var problem = Assert.Single(Assert.Throws<FactsException>(() => Explanation.For(Given.WindowsQuarter, Facts, "nobody")).Problems);
        Assert.Equal((ProblemCode.UnknownSubject, "subjects", "nobody"), (problem.Code, problem.Path, Assert.Single(problem.Arguments)));
    }

    [Fact]
    public void A_figure_that_cannot_be_stored_is_refused_with_its_subject()
    {
        var facts = Given.Subjects("w1").Occurred(1000, 9000).Occurred(1000, 9000);
        var problem = Assert.Single(Assert.Throws<FactsException>(() => Evaluation.Evaluate(Given.DeductScheme().Parse(), facts)).Problems);
        Assert.Equal((ProblemCode.NumberOutOfRange, "subjects", "w1"), (problem.Code, problem.Path, Assert.Single(problem.Arguments)));
    }

    [Fact]
    public void What_is_on_record_so_far_comes_to_points_item_by_item()
    {
        var ratio = Given.RatioScheme("""{"kind":"proportional","target":1}""").Parse();
        Assert.Equal(("i", 12m), Assert.Single(Explanation.CountedPoints(ratio, Given.Subjects("w1", "w2").Measured(8, 10), "w1", "c").Select(p => (p.Key, p.Value))));
        Assert.Empty(Explanation.CountedPoints(ratio, Given.Subjects("w1", "w2").Measured(8, 10), "w2", "c"));
        Assert.Empty(Explanation.CountedPoints(ratio, Given.Subjects("w1").Measured(8, 10), "w1", "elsewhere"));
    }

    [Fact]
    public void The_explanation_and_the_result_show_the_same_figures()
    {
        var result = Evaluation.Evaluate(Given.WindowsQuarter, Facts);
        foreach (var subject in result.Subjects)
        {
            var tree = Explanation.For(Given.WindowsQuarter, Facts, subject.Subject);
            Assert.Equal(subject.Total, tree.Value);
            var channels = tree.Descendants().Where(n => n.Kind == NodeKind.Channel).ToDictionary(n => n.Code, n => n.Value!.Value, StringComparer.Ordinal);
            Assert.All(subject.Channels, c => Assert.Equal(c.Score, decimal.Round(channels[c.Channel], 4, MidpointRounding.AwayFromZero)));
        }
    }

    [Fact]
    public void A_mark_on_a_sheet_is_as_given_and_its_line_says_so()
    {
        var scheme = Given.PointsScheme("""{"by":"mean","over":"sheet"}""").With("rounding", """{"item":{"decimals":0,"mode":"floor"}}""").Parse();
        var tree = Explanation.For(scheme, Given.Subjects("w1").Marked("r", 87.65m), "w1");
        AssertRecalculates(tree);
        Assert.Equal("87.65", tree.Descendants().First(n => n.Kind == NodeKind.Item).Line!.ToLine());
        Assert.Equal(87.65m, tree.Value);
    }

    [Fact]
    public void A_deduction_reads_as_the_office_writes_it()
    {
        var tree = Explanation.For(Given.DeductScheme(20).With("scale.base", "20").Parse(), Given.Subjects("w1").Occurred(1, 2).Occurred(3), "w1");
        var item = tree.Descendants().First(n => n.Kind == NodeKind.Item);
        Assert.Equal("20 − 1×2 − 3 = 15", item.Line!.ToLine());
        Assert.Equal("i/any o1 o2", string.Join(' ', item.Sources.Select(s => s.Id)));
    }

    [Theory]
    [InlineData(NodeKind.Total, "92.605 − 0 + 5 = 97.605 → 97.61")]
    [InlineData(NodeKind.Composite, "0.1×100 + 0.3×92 + 0.6×91.675 = 92.605")]
    public void Weights_bonus_and_rounding_read_as_one_line_each(NodeKind kind, string expected)
    {
        var facts = Given.Subjects("W1").Submitted("s", "W1", "self").Submitted("a", "W1", "peer").Submitted("b", "W1", "peer").Submitted("o", "W1", "comprehensive");
        (string, string, decimal)[] sheets = [("self", "s", 1), ("peer", "a", 0.9m), ("peer", "b", 0.94m), ("comprehensive", "o", 0.7225m)];
        foreach (var (channel, rater, share) in sheets)
        {
            facts = Given.WindowsQuarter.ItemsJudgedIn(channel).Aggregate(facts, (f, i) => f.Marked(rater, share * i.Points, "W1", channel, i.Code));
        }

        facts = facts.Measured(1, 1, "1.3a", "W1").Measured(1, 1, "1.3b", "W1").Occurred(5, rule: "city", item: "bonus", subject: "W1");
        var tree = Explanation.For(Given.WindowsQuarter, facts, "W1");
        Assert.Equal(expected, tree.Descendants().First(n => n.Kind == kind).Line!.ToLine());
    }

    [Fact]
    public void Bounds_cuts_and_negative_numbers_are_visible()
    {
        Assert.Equal("5 − 8 = −3 → 0", (Line([Plus(5), Minus(8)]) with { Low = 0 }).ToLine());
        Assert.Equal("(1 + 1 + 2) ÷ 3 ≈ 1.3333", new ArithmeticLine([Plus(1), Plus(1), Plus(2)], 3).ToLine());
        Assert.Equal("0.5×(−3) = −1.5", Line([new Term(false, Of(0.5m), Of(-3))]).ToLine());
        Assert.Equal("18", Line([Plus(18)]).ToLine());
        Assert.Equal("0 = 0", Line([]).ToLine());
    }

    [Fact]
    public void Dropped_raters_and_sources_stay_visible()
    {
        var peer = Explanation.For(Given.WindowsQuarter, Facts, "W1").Descendants().Single(n => n is { Kind: NodeKind.Channel, Code: "peer" });
        Assert.Equal("p0 p6", string.Join(' ', peer.Children.Where(c => c.State == NodeState.Dropped).Select(c => c.Code)));
        Assert.Contains(peer.Descendants(), n => n.Sources.Contains(new Source(SourceKind.Mark, "peer/p3/1.1")));
    }

    [Fact]
    public void An_unknown_subject_has_no_explanation() =>
        Assert.Throws<FactsException>(() => Explanation.For(Given.WindowsQuarter, Facts, "W9"));

    /// <summary>Calculates each node again, by other code and from nothing but its children and operands.</summary>
    internal static void AssertRecalculates(ExplanationNode root)
    {
        foreach (var node in root.Descendants().Where(n => n.Line is not null))
        {
            var line = node.Line!;
            var sum = line.Terms.Sum(t => t.Factors.Aggregate(t.IsSubtracted ? -1m : 1m, (product, f) => product * ValueOf(f, node)));
            var value = Math.Max(Math.Min(sum / line.Divisor, line.High ?? decimal.MaxValue), line.Low ?? decimal.MinValue);
            Assert.Equal(line.Rounding is null ? value : line.Rounding.Apply(value), node.Value!.Value, 20);
        }
    }

    private static decimal ValueOf(Operand operand, ExplanationNode node)
    {
        Assert.Equal(operand.Kind == OperandKind.Child, operand.Child is not null);
        return operand.Child is { } child ? node.Children[child].Value!.Value : operand.Value;
    }

    private static ArithmeticLine Line(IReadOnlyList<Term> terms) => new(terms);

    private static Term Plus(decimal value) => new(false, Of(value));

    private static Term Minus(decimal value) => new(true, Of(value));

    private static Operand Of(decimal value) => new(value, OperandKind.Constant);
}
