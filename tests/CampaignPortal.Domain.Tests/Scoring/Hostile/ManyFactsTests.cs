using System.Globalization;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Hostile;

/// <summary>So many facts that anything which looks at each of them for each of them would not end.</summary>
[Trait("Length", "Long")]
[Trait("Length", "Long")]
public sealed class ManyFactsTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void A_million_occurrences_are_evaluated()
    {
        var scheme = Given.WeighingScheme().With("items.0.roles", null).Parse();
        var (link, facts) = (new SubjectLink("w1"), Given.Subjects("w1"));
        facts = facts with { Occurrences = [.. Enumerable.Range(0, 1_000_000).Select(i => new Occurrence(Name("o", i), "i", "any", [link], 1, 1, null, Day, "O"))] };
        Assert.Equal(100m - 2 - (999_998 * 3), scheme.Total(facts));
    }

    [Fact]
    public void A_million_reports_of_one_fact_count_once()
    {
        var (link, facts) = (new SubjectLink("w1"), Given.Subjects("w1"));
        facts = facts with { Occurrences = [.. Enumerable.Range(0, 1_000_000).Select(i => new Occurrence(Name("o", i), "i", "any", [link], 1, 1, "k", Day, "O"))] };
        var result = Evaluation.Evaluate(Given.DeductScheme().Parse(), facts).Of("w1");
        Assert.Equal((99m, 999_999), (result.Total, result.Notes.Count));
    }

    [Fact]
    public void A_hundred_thousand_occurrences_under_thousands_of_rules_survive_their_bundle()
    {
        var scheme = Given.DeductScheme();
        scheme["items"]![0]!["rules"] = new JsonArray([.. Enumerable.Range(0, 5_000).Select(i =>
            new JsonObject { ["code"] = Name("r", i), ["cause"] = new JsonObject { ["zh"] = "事由" }, ["value"] = 1, ["per"] = "time" })]);
        var facts = Given.Subjects("w1") with
        {
            Occurrences = [.. Enumerable.Range(0, 100_000).Select(i => new Occurrence(Name("o", i), "i", Name("r", i % 5_000), [new SubjectLink("w1")], 1, 1, null, Day, "O"))],
        };
        var parsed = scheme.Parse();
        var result = Evaluation.Evaluate(parsed, facts);
        Assert.Equal(100m - 100_000, result.Of("w1").Total);
        Assert.Equal(Verification.Same, Bundle.Verify(Bundle.Create(parsed, facts, result).CanonicalText));
    }

    [Theory]
    [InlineData("decision")]
    [InlineData("forbid")]
    public void Ten_thousand_equals_are_void_open_or_in_the_order_decided(string ifTied)
    {
        var scheme = StandingGiven.Document("{}", consequences: """[{"code":"talk","when":[{"by":"history","event":"bottom","places":1,"periods":1,"withThis":true}]}]""", awards: """[{"code":"flag","quota":{"seats":10}}]""")
            .With("ranking", $$"""{"ifTied":"{{ifTied}}"}""").Parse();
        var facts = Equals(10_000, _ => null);
        var open = Evaluation.Evaluate(scheme, facts);
        Assert.All(open.Subjects, s => Assert.Equal((ifTied == "forbid" ? (int?)null : 1, true), (s.Rank, s.Standing!.TieIsOpen)));

        var decided = Evaluation.Evaluate(scheme, facts.Decided(DecisionKind.Decision, null, [.. facts.Subjects.Select(s => s.Code).Reverse()]));
        Assert.Equal(Enumerable.Range(1, 10_000), decided.Subjects.Select(s => s.Rank!.Value).Order());
        Assert.Equal(10, decided.Subjects.Count(s => s.Standing!.Awards.Count > 0));
        Assert.Single(decided.Subjects, s => s.Standing!.Consequences.Count > 0);
    }

    [Fact]
    public void The_best_two_of_each_of_thousands_of_parents_stand_for_the_list()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"flag","perParent":2,"quota":{"share":1,"round":"floor","atLimit":"includeAll"}}]""");
        var result = Evaluation.Evaluate(scheme, Equals(12_000, i => Name("p", i / 3)));
        Assert.Equal(12_000, Assert.Single(result.Quotas).Taken);
        var cut = StandingGiven.Awarded("""[{"code":"flag","perParent":2,"quota":{"share":1,"round":"floor"}}]""");
        Assert.Equal(12_000, Assert.Single(Evaluation.Evaluate(cut, Equals(12_000, i => Name("p", i / 3))).Quotas).Open.Count);
    }

    [Fact]
    public void A_hundred_and_twenty_periods_of_two_thousand_subjects_are_remembered()
    {
        var scheme = StandingGiven.Gated(
            """[{"code":"long","when":[{"by":"history","event":"award","code":"flag","periods":120}],"effects":[{"kind":"exempt"}]}]""", awards: """[{"code":"flag","quota":{"seats":1}}]""");
        var facts = Equals(2_000, _ => null);
        facts = facts with { History = [.. from s in facts.Subjects from back in Enumerable.Range(1, 120) select new PastPeriod(s.Code, back, [], null, null, ["flag"])] };
        Assert.All(Evaluation.Evaluate(scheme, facts).Subjects, s => Assert.Equal(StandingState.Exempt, s.Standing!.State));
    }

    [Fact]
    public void Twelve_months_of_ten_thousand_subjects_make_a_year()
    {
        var scheme = PeriodReductionTests.WithExtras().With("periods.0.count", "12").Parse();
        var subjects = Enumerable.Range(0, 10_000).Select(i => Name("w", i)).ToList();
        PeriodFacts facts = new([.. from s in subjects from m in Enumerable.Range(1, 12) select new PeriodTotal(s, "w", m, 90)])
        {
            Extras = [.. subjects.Select(s => new GivenExtra(s, "leaders", 4))],
            Adjustments = [.. subjects.Select(s => new GivenAdjustment(s, "sanction", -3, "文"))],
            Served = [.. subjects.Select(s => new ServedPeriods(s, 1, 12))],
        };
        Assert.All(PeriodReduction.Reduce(scheme, "quarter", facts), y => Assert.Equal((86.5m, 1), (y.Total!.Value, y.Rank!.Value)));
    }

    [Fact]
    public void Ten_thousand_subjects_survive_their_bundle_and_their_excerpts()
    {
        var scheme = Given.PointsScheme().With("channels.0.normalise", "\"best\"").Parse();
        var facts = Equals(10_000, _ => null);
        facts = facts with { Subjects = [.. facts.Subjects.Select(s => s with { Category = s.Code })] };
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal(10_000, BundleExcerpt.AllOf(facts, result).Count);
        Assert.Equal(Verification.Same, Bundle.Verify(Bundle.Create(scheme, facts, result).CanonicalText));
    }

    private static string Name(string stem, int i) => stem + i.ToString(CultureInfo.InvariantCulture);

    private static Facts Equals(int count, Func<int, string?> parentOf) => Facts.Empty with
    {
        Subjects = [.. Enumerable.Range(0, count).Select(i => new Subject(Name("w", i), "w") { Parent = parentOf(i) })],
        Sheets = [.. Enumerable.Range(0, count).Select(i => new Sheet("c", "r", Name("w", i), SheetArrival.Submitted))],
        Marks = [.. Enumerable.Range(0, count).Select(i => new Mark("c", "r", Name("w", i), "i", MarkValue.Of(90)))],
    };
}
