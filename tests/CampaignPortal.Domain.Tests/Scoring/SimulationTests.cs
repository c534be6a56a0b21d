using CampaignPortal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using static CampaignPortal.Domain.Tests.Scoring.DocumentTable;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Other rules tried on one category, and how much hangs on single raters.</summary>
public sealed class SimulationTests
{
    private static readonly Scheme Windows = Given.WindowsQuarter;

    [Fact]
    public void The_weights_of_the_document()
    {
        foreach (var row in Under("Weights tried"))
        {
            var (weights, typed) = (row[0].Split(' '), row[1].Split(' '));
            var spread = SchemeVariant.Spread(WithChannels([.. weights.Select(Number)]), Of(typed));
            Assert.Equal(row[2], spread is null ? "refused" : string.Join(' ', typed.Select((_, i) => spread.TryGetValue($"c{i}", out var w) ? w.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : "–")));
        }

        static Dictionary<string, decimal> Of(string[] typed) => typed.Index().Where(t => t.Item != "–").ToDictionary(t => $"c{t.Index}", t => Number(t.Item));
    }

    [Fact]
    public void The_raters_of_the_document()
    {
        var scheme = Given.PointsScheme().Parse();
        Facts[] category = [Marked("A", 90, 80, 85), Marked("B", 84, 88, 80)];
        foreach (var row in Under("Each rater left out once"))
        {
            var places = new Simulation(scheme, category, SchemeVariant.AsIs(scheme) with { WithoutRaters = [row[0]] }).Places;
            Assert.Equal((Number(row[1]), Number(row[2]), row[3]), (places[0].TotalAfter, places[1].TotalAfter, places.Single(p => p.RankAfter == 1).Subject));
        }

        var spread = new Simulation(scheme, category, SchemeVariant.AsIs(scheme)).Spread(1);
        Assert.Equal((3, 2), (spread.Raters, spread.Changing));
        Assert.Equal(["A", "B"], spread.Crossing);
    }

    [Fact]
    public void A_channel_less_is_as_if_the_scheme_had_never_had_it()
    {
        // Weights 0.1 and 0.3 of what is left become 0.25 and 0.75; the item that only the comprehensive rating counts is gone with its facts.
        var facts = Window("W1").Occurred(3, item: "2.3", rule: "untracked", subject: "W1");
        var variant = new SchemeVariant(SchemeVariant.Spread(Windows, new Dictionary<string, decimal> { ["self"] = 0.1m, ["peer"] = 0.3m })!, []);
        var scheme = variant.Of(Windows);
        Assert.Equal([("self", 0.25m), ("peer", 0.75m)], scheme.Content.Channels.Select(c => (c.Code, c.Weight)));
        Assert.Equal(Windows.Content.TreeItems.Where(i => i.IsJudgedIn("self") || i.IsJudgedIn("peer")).Select(i => i.Code), scheme.Content.TreeItems.Select(i => i.Code));

        // 0.25×100 + 0.75×50 = 62.5; before 0.1×100 + 0.3×50 + 0.6×(100−3) = 83.2.
        Assert.Equal([new SimulatedPlace("W1", 83.2m, 1, 62.5m, 1)], new Simulation(Windows, [facts], variant).Places);
    }

    [Fact]
    public void Steps_that_compare_a_channel_that_is_gone_are_gone()
    {
        var scheme = Scheme.Parse(WithChannels([0.5m, 0.5m]).CanonicalText.Replace(
            "\"scale\"", "\"ranking\":{\"ties\":[{\"by\":\"channel\",\"channel\":\"c1\"},{\"by\":\"bonus\"}]},\"scale\"", StringComparison.Ordinal));
        var variant = new SchemeVariant(new Dictionary<string, decimal> { ["c0"] = 1 }, []).Of(scheme);
        Assert.Equal([TieComparator.Bonus], variant.Content.Ranking.Ties.Select(t => t.By));
    }

    [Fact]
    public void A_rater_less_leaves_the_rest_to_the_policies()
    {
        var scheme = Given.PointsScheme().Parse();
        Facts[] category = [Marked("A", 90, 80), Marked("B", 85)];
        var places = new Simulation(scheme, category, SchemeVariant.AsIs(scheme) with { WithoutRaters = ["r1"] }).Places;

        // A keeps 80 of r2; B has nobody left, and its channel blocks.
        Assert.Equal([new SimulatedPlace("A", 85, 1, 80, 1), new SimulatedPlace("B", 85, 1, null, null)], places);
    }

    [Fact]
    public void Who_marked_alone_is_not_left_out_and_not_counted()
    {
        var scheme = Given.PointsScheme().Parse();
        Assert.Equal(0, new Simulation(scheme, [Marked("A", 90), Marked("B", 85)], SchemeVariant.AsIs(scheme)).Spread(1).Raters);
    }

    [Theory]
    [InlineData("""{"by":"mean","over":"sheet"}""", 1, 2)]
    [InlineData("""{"by":"mean","over":"sheet"}""", 2, 0)]
    [InlineData("""{"by":"sum","over":"sheet"}""", 1, 0)]
    public void A_sheet_is_left_out_only_where_enough_others_stay(string reduce, int minValid, int raters)
    {
        var scheme = Given.PointsScheme(reduce).With("channels.0.missing.minValid", $"{minValid}").Parse();
        Assert.Equal(raters, new Simulation(scheme, [Marked("A", 90, 80)], SchemeVariant.AsIs(scheme)).Spread(1).Raters);
    }

    [Fact]
    public void As_it_is_nothing_moves_and_the_ranks_are_those_of_the_result() => Prop.ForAll(Tape.Arbitrary, numbers =>
    {
        var facts = new Tape(numbers).Facts();
        var result = Evaluation.Evaluate(Windows, facts);
        var excerpts = BundleExcerpt.AllOf(facts, result);
        foreach (var category in result.Subjects.GroupBy(s => s.Category, StringComparer.Ordinal))
        {
            var places = new Simulation(Windows, [.. category.Select(s => BundleExcerpt.Parse(excerpts[s.Subject]).Facts)], SchemeVariant.AsIs(Windows)).Places;
            Assert.Equal(category.Select(s => new SimulatedPlace(s.Subject, s.Total, s.Rank, s.Total, s.Rank)), places);
        }
    }).QuickCheckThrowOnFailure();

    private static Scheme WithChannels(decimal[] weights) => Given.PointsScheme()
        .With("channels", $"[{string.Join(',', weights.Select((w, i) => $$"""{"code":"c{{i}}","name":{"zh":"渠道"},"weight":{{Figure(w)}},"reduce":{"by":"mean","over":"item"},"missing":{"rater":"exclude","minValid":1,"empty":"block"} }"""))}]")
        .With("items.0.judgedIn", $"[{string.Join(',', weights.Select((_, i) => $"\"c{i}\""))}]").Parse();

    private static string Figure(decimal weight) => weight.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Facts Marked(string subject, params decimal[] points) =>
        points.Index().Aggregate(Given.Subjects(subject), (f, p) => f.Marked($"r{p.Index + 1}", p.Item, subject));

    /// <summary>Full marks of itself and of the comprehensive rating, half of two peers.</summary>
    private static Facts Window(string subject)
    {
        var facts = Given.Subjects(subject).Measured(1, 1, "1.3a", subject).Measured(1, 1, "1.3b", subject);
        foreach (var (channel, rater, share) in ((string, string, decimal)[])[("self", subject, 1), ("peer", "p1", 0.5m), ("peer", "p2", 0.5m), ("comprehensive", "o", 1)])
        {
            facts = Windows.ItemsJudgedIn(channel).Aggregate(facts, (f, item) => f.Marked(rater, item.Points * share, subject, channel, item.Code));
        }

        return facts;
    }
}
