using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>What changes the weight of an occurrence, and figures that come from elsewhere.</summary>
public sealed class WeighingTests
{
    private static readonly Scheme Weighing = Given.WeighingScheme().Parse();
    private static readonly LinkRole Window = Weighing.FindItem("i")!.Weighing.Roles[0];

    [Fact]
    public void The_arithmetic_names_each_factor()
    {
        // Pointed out by a leader (×2), on the chief (×0.5); the third time weighs three times as much.
        var chief = Weighing.FindItem("i")!.Weighing.Roles[1];
        var facts = Given.Subjects("w1").Occurred(1, day: 1, role: chief).Occurred(1, day: 2, role: chief).Occurred(4, day: 3, role: chief, multipliers: "leader");
        var item = Explanation.For(Weighing, facts, "w1").Descendants().First(n => n.Kind == NodeKind.Item);
        Assert.Equal("100 − 1×0.5 − 1×0.5 − 4×0.5×2×3 = 87", item.Line!.ToLine());
    }

    [Fact]
    public void The_third_time_is_the_third_by_day_whatever_its_number_is()
    {
        var facts = Given.Subjects("w1").Occurred(5, day: 30, role: Window).Occurred(1, day: 1, role: Window).Occurred(1, day: 2, role: Window);
        Assert.Equal(83m, Weighing.Total(facts)); // 100 − 5×3 − 1 − 1
    }

    [Fact]
    public void On_one_day_the_third_time_is_the_third_by_number()
    {
        var facts = Given.Subjects("w1").Occurred(1, role: Window).Occurred(1, role: Window).Occurred(5, role: Window);
        Assert.Equal(83m, Weighing.Total(facts)); // 100 − 1 − 1 − 5×3
    }

    [Fact]
    public void A_superseded_report_is_no_further_time()
    {
        var facts = Given.Subjects("w1").Occurred(1, day: 1, role: Window, key: "k").Occurred(2, day: 2, role: Window, key: "k").Occurred(1, day: 3, role: Window);
        Assert.Equal(97m, Weighing.Total(facts)); // 100 − 2 − 1: two facts, no third
    }

    [Fact]
    public void Of_two_reports_of_one_fact_the_one_that_weighs_more_with_its_multipliers_counts()
    {
        var facts = Given.Subjects("w1").Occurred(3, role: Window, key: "k").Occurred(2, role: Window, key: "k", multipliers: "leader");
        Assert.Equal(96m, Weighing.Total(facts));
    }

    [Fact]
    public void A_capped_rule_is_capped_after_everything_is_multiplied()
    {
        var facts = Given.Subjects("w1").Occurred(2, rule: "capped", role: Window, multipliers: "leader").Occurred(2, rule: "capped", role: Window);
        Assert.Equal(95m, Weighing.Total(facts)); // 2×2 + 2 = 6, at most 5
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("window", 2)]
    [InlineData("nobody", 1)]
    public void A_link_keeps_to_a_role_of_the_item(string? role, int factor) =>
        AssertRefused(Weighing, Given.Subjects("w1").Occurred(1) with { Occurrences = [Given.Subjects("w1").Occurred(1).Occurrences[0] with { Links = [new("w1", factor, role)] }] }, ProblemCode.RoleDoesNotFit);

    [Fact]
    public void An_item_without_roles_takes_none() =>
        AssertRefused(Given.DeductScheme().Parse(), Given.Subjects("w1").Occurred(1, role: Window), ProblemCode.RoleDoesNotFit);

    [Fact]
    public void An_unknown_multiplier_and_one_named_twice_are_refused()
    {
        AssertRefused(Weighing, Given.Subjects("w1").Occurred(1, role: Window, multipliers: "mayor"), ProblemCode.UnknownMultiplier);
        AssertRefused(Weighing, Given.Subjects("w1").Occurred(1, role: Window, multipliers: ["leader", "leader"]), ProblemCode.DuplicateFact);
    }

    [Fact]
    public void What_multipliers_make_too_large_is_refused()
    {
        var scheme = Given.WeighingScheme().With("items.0.multipliers.0.factor", "100").With("items.0.rules.0.to", "9999999").Parse();
        Assert.Equal(-999_900m, scheme.Total(Given.Subjects("w1").Occurred(10_000, role: Window, multipliers: "leader")));
        AssertRefused(scheme, Given.Subjects("w1").Occurred(40_000, role: Window, multipliers: "leader"), ProblemCode.NumberOutOfRange);
    }

    [Theory]
    [InlineData("items.0.repeat", """{"from":1,"factor":2}""", "items[0].repeat.from", ProblemCode.NumberOutOfRange)]
    [InlineData("items.0.repeat", """{"from":2,"factor":101}""", "items[0].repeat.factor", ProblemCode.NumberOutOfRange)]
    [InlineData("items.0.multipliers", """[{"code":"a","name":{"zh":"甲"},"factor":-1}]""", "items[0].multipliers[0].factor", ProblemCode.NumberOutOfRange)]
    [InlineData("items.0.multipliers", """[{"code":"a","name":{"zh":"甲"},"factor":1},{"code":"a","name":{"zh":"乙"},"factor":1}]""", "items[0].multipliers", ProblemCode.DuplicateCode)]
    [InlineData("items.0.roles", """[{"code":"a","name":{"zh":"甲"},"factor":1},{"code":"a","name":{"zh":"乙"},"factor":1}]""", "items[0].roles", ProblemCode.DuplicateCode)]
    public void A_scheme_with_bad_weighing_is_refused(string path, string json, string at, ProblemCode code) =>
        Assert.Contains(Scheme.Check(Given.WeighingScheme().With(path, json).ToJsonString()), p => p.Path == at && p.Code == code);

    [Fact]
    public void More_multipliers_than_can_be_calculated_with_are_refused()
    {
        var many = string.Join(',', Enumerable.Range(1, 9).Select(i => $$"""{"code":"m{{i}}","name":{"zh":"倍"},"factor":100}"""));
        Assert.Contains(Scheme.Check(Given.WeighingScheme().With("items.0.multipliers", $"[{many}]").ToJsonString()), p => p is { Path: "items[0].multipliers", Code: ProblemCode.TooManyEntries });
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 6)]
    [InlineData(3, 6)]
    [InlineData(4, -1)]
    public void A_place_earns_the_points_of_its_row(decimal place, decimal expected) =>
        Assert.Equal(expected, RankScheme().Parse().Total(Given.Subjects("w1").Elsewhere(place)));

    [Fact]
    public void A_figure_names_where_it_comes_from() => Assert.Contains(
        new Source(SourceKind.Figure, "w1/i/f1"), Explanation.For(RankScheme().Parse(), Given.Subjects("w1").Elsewhere(1), "w1").Descendants().SelectMany(n => n.Sources));

    [Fact]
    public void Behind_the_table_and_nothing_said_is_nothing() =>
        Assert.Equal(0m, RankScheme().With("items.0.otherwise", null).Parse().Total(Given.Subjects("w1").Elsewhere(4)));

    [Theory]
    [InlineData("0")]
    [InlineData("1.5")]
    public void A_place_is_a_whole_number_from_1(string place) =>
        AssertRefused(RankScheme().Parse(), Given.Subjects("w1").Elsewhere(Number(place)), ProblemCode.ValueNotAllowed);

    [Fact]
    public void A_unit_has_one_place() =>
        AssertRefused(RankScheme().Parse(), Given.Subjects("w1").Elsewhere(1).Elsewhere(2), ProblemCode.DuplicateFact);

    [Theory]
    [InlineData("""[{"to":3,"points":1},{"to":2,"points":0}]""")]
    [InlineData("""[{"to":1,"points":1},{"to":2,"points":2}]""")]
    public void A_table_of_places_goes_down(string table) =>
        Assert.Contains(Scheme.Check(RankScheme().With("items.0.table", table).ToJsonString()), p => p is { Path: "items[0].table[1]", Code: ProblemCode.BandsOutOfOrder });

    [Fact]
    public void Without_figures_or_without_weights_there_is_no_data()
    {
        Assert.Null(DerivedScheme("mean").Parse().Total(Given.Subjects("w1")));
        Assert.Null(DerivedScheme("weightedMean").Parse().Total(Given.Subjects("w1").Elsewhere(90, 0)));
        Assert.Equal(90m, DerivedScheme("mean").Parse().Total(Given.Subjects("w1").Elsewhere(90, 0)));
    }

    [Fact]
    public void A_figure_below_nothing_earns_nothing() =>
        Assert.Equal(0m, DerivedScheme("mean").Parse().Total(Given.Subjects("w1").Elsewhere(-5)));

    [Fact]
    public void A_figure_for_an_item_that_takes_none_is_refused() =>
        AssertRefused(Given.DeductScheme().Parse(), Given.Subjects("w1").Elsewhere(90), ProblemCode.NotCounted);

    [Fact]
    public void Nobody_judges_what_comes_from_elsewhere() => Assert.Contains(
        Scheme.Check(DerivedScheme("mean").With("items.0.judgedIn", """["c"]""").ToJsonString()), p => p is { Path: "items[0].judgedIn", Code: ProblemCode.UnknownKey });

    [Theory]
    [InlineData("92.5", true)]
    [InlineData("92.25", false)]
    public void Points_come_in_steps(string points, bool isAllowed)
    {
        var scheme = Given.PointsScheme().With("items.0.step", "0.5").Parse();
        Assert.Equal(isAllowed, Given.Subjects("w1").Marked("a", Number(points)).CheckAgainst(scheme).Count == 0);
    }

    [Fact]
    public void A_level_with_several_values_takes_one_of_them_and_nothing_else()
    {
        var scheme = Given.SchemeOf("""
            "type":"level","points":100,"judgedIn":["c"],"noData":"block",
            "levels":[{"code":"good","name":{"zh":"优秀"},"values":[100,95,90]},{"code":"poor","name":{"zh":"不称职"},"points":55}]
            """).Parse();
        Assert.Equal(95m, scheme.Total(Given.Subjects("w1").Marked("a", new MarkValue.Chosen("good", 95))));
        Assert.Equal(55m, scheme.Total(Given.Subjects("w1").Marked("a", new MarkValue.Chosen("poor"))));
        AssertRefused(scheme, Given.Subjects("w1").Marked("a", new MarkValue.Chosen("good")), ProblemCode.ValueNotAllowed);
        AssertRefused(scheme, Given.Subjects("w1").Marked("a", new MarkValue.Chosen("good", 94)), ProblemCode.ValueNotAllowed);
        AssertRefused(scheme, Given.Subjects("w1").Marked("a", new MarkValue.Chosen("poor", 55)), ProblemCode.ValueNotAllowed);
    }

    [Fact]
    public void Facts_of_every_new_kind_come_back_from_their_text()
    {
        var facts = Given.Subjects("w1").Elsewhere(92, 12).Elsewhere(88).Occurred(1, role: Window, multipliers: ["b", "a"]).Marked("r", new MarkValue.Chosen("good", 95));
        var text = facts.CanonicalText();
        Assert.Equal(text, Facts.Parse(text).CanonicalText());
        Assert.Contains("""{"item":"i","source":"f1","subject":"w1","value":92,"weight":12},{"item":"i","source":"f2","subject":"w1","value":88}""", text, StringComparison.Ordinal);
        Assert.Contains("""[{"factor":1,"role":"window","subject":"w1"}],"multipliers":["a","b"]""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_of_every_new_kind_comes_back_from_its_content()
    {
        foreach (var scheme in (Scheme[])[Weighing, RankScheme().Parse(), DerivedScheme("weightedMean").Parse(), Given.PointsScheme().With("items.0.step", "0.5").Parse()])
        {
            Assert.Equal(scheme.CanonicalText, Scheme.Parse(SchemeWriter.Write(scheme.Content)).CanonicalText);
        }
    }

    private static System.Text.Json.Nodes.JsonObject RankScheme() => Given.SchemeOf("""
        "type":"rank","points":10,"table":[{"to":1,"points":10},{"to":3,"points":6}],"otherwise":-1,"countedIn":["c"],"noData":"block"
        """, Given.FactsChannel).With("scale.base", "10");

    private static System.Text.Json.Nodes.JsonObject DerivedScheme(string by) =>
        Given.SchemeOf($$""" "type":"derived","points":100,"by":"{{by}}","outOf":100,"countedIn":["c"],"noData":"block" """, Given.FactsChannel);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertRefused(Scheme scheme, Facts facts, ProblemCode code) => Assert.Contains(facts.CheckAgainst(scheme), p => p.Code == code);
}
