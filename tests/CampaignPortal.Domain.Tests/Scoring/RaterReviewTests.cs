using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;
using static CampaignPortal.Domain.Tests.Scoring.DocumentTable;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Sheets that stand out, as the document's tables say; what large groups show of themselves.</summary>
public sealed class RaterReviewTests
{
    private static readonly Scheme Points = Given.PointsScheme().Parse();
    private static readonly Dictionary<string, string> Nobody = [];

    [Fact]
    public void The_agreement_of_the_document()
    {
        var opinions = Under("Agreement of the published example").SelectMany(row => row.Skip(1).Index().Where(c => c.Item != "–").Select(c => new RaterOpinion($"r{c.Index}", row[0], Number(c.Item))));
        Assert.Equal(0.849m, Math.Round(RaterCalibration.AgreementOf(opinions)!.Value, 3));
    }

    [Fact]
    public void Nothing_is_said_of_agreement_where_all_figures_are_equal() =>
        Assert.Null(RaterCalibration.AgreementOf([new("a", "1", 80), new("b", "1", 80), new("a", "2", 80), new("b", "2", 80)]));

    [Fact]
    public void The_severities_of_the_document()
    {
        foreach (var row in Under("Severity of one rater"))
        {
            var more = Figures(row[0]);
            var facts = more.Index().Aggregate(
                Subjects(more.Length), (f, m) => Enumerable.Range(1, 29).Aggregate(f.Marked("me", 60 + m.Item, $"w{m.Index}"), (g, r) => g.Marked($"r{r:00}", 60, $"w{m.Index}")));
            var calibration = Assert.Single(RaterReview.Of(Points, facts, Nobody).Groups).Calibration!;
            Assert.Equal(row[1] == "–" ? null : Figures(row[1])[0], calibration.Severities.Single(s => s.Rater == "me").Shift);
            var first = calibration.Subjects[0];
            Assert.Equal((30, Number(row[2]), Number(row[3])), (first.Raters, Math.Round(first.Raw, 4), Math.Round(first.Adjusted, 4)));
        }
    }

    [Fact]
    public void Twenty_nine_raters_are_too_few_to_be_calibrated()
    {
        var facts = Enumerable.Range(1, 29).Aggregate(Subjects(1), (f, r) => f.Marked($"r{r}", 60 + r, "w0"));
        Assert.Null(Assert.Single(RaterGroup.Of(Points, facts)).Calibration);
        Assert.NotNull(Assert.Single(RaterGroup.Of(Points, facts.Marked("r30", 60, "w0"))).Calibration);
    }

    [Fact]
    public void The_single_opinions_of_the_document()
    {
        foreach (var row in Under("One opinion and the others"))
        {
            var others = Figures(row[1]);
            var facts = others.Index().Aggregate(Subjects(1).Marked("me", Number(row[0]), "w0"), (f, o) => f.Marked($"r{o.Index}", o.Item, "w0"));
            var flag = RaterReview.Of(Points, facts, Nobody).Flags.SingleOrDefault(f => f is { Kind: RaterFlagKind.FarFromOthers, Rater: "me" });
            Assert.Equal((row[0], row[2] == "yes"), (row[0], flag is not null));
            if (flag is not null)
            {
                Assert.Equal(("c", "w0", Number(row[0]), others.Length), (flag.Channel, flag.Subject, flag.Given, flag.Count));
                Assert.Contains($"{flag.Others:0.##}", row[3], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_equal_sheets_of_the_document()
    {
        foreach (var row in Under("One figure for all"))
        {
            var (given, others) = (Figures(row[0]), Figures(row[1]));
            var facts = given.Index().Aggregate(Subjects(given.Length), (f, g) => f.Marked("me", g.Item, $"w{g.Index}").Marked("x", others[g.Index], $"w{g.Index}").Marked("y", others[g.Index], $"w{g.Index}"));
            var flags = RaterReview.Of(Points, facts, Nobody).Flags.Where(f => f.Kind == RaterFlagKind.AllEqual);
            Assert.Equal(row[2] == "yes" ? [new RaterFlag(RaterFlagKind.AllEqual, "c", "me", null, 90, 10, 5)] : [], flags);
        }
    }

    [Fact]
    public void The_pairs_of_the_document()
    {
        foreach (var row in Under("Two who judge each other"))
        {
            var facts = Subjects(2).Marked("a", Number(row[0]), "w1").Marked("b", Number(row[1]), "w0");
            facts = Figures(row[2]).Index().Aggregate(facts, (f, o) => f.Marked($"r{o.Index}", o.Item, "w0").Marked($"r{o.Index}", o.Item, "w1"));
            var flags = Favours(facts, new() { ["a"] = "w0", ["b"] = "w1" });
            Assert.Equal(row[3] == "2" ? [new(RaterFlagKind.MutualFavour, "c", "b", "w0", 90, 80, 2), new(RaterFlagKind.MutualFavour, "c", "a", "w1", 95, 80, 2)] : [], flags);
            Assert.Empty(Favours(facts, Nobody));
        }

        static IEnumerable<RaterFlag> Favours(Facts facts, Dictionary<string, string> homes) => RaterReview.Of(Points, facts, homes).Flags.Where(f => f.Kind == RaterFlagKind.MutualFavour);
    }

    [Fact]
    public void The_selves_of_the_document()
    {
        var scheme = SelfAndVisit();
        foreach (var row in Under("What a subject says of itself"))
        {
            var own = Figures(row[0]);
            var facts = Subjects(1).Marked("w0", own[0], "w0", "self", "i").Marked("w0", own[1], "w0", "self", "j");
            foreach (var (item, cell) in new[] { ("i", row[1]), ("j", row[2]) }.Where(c => c.Item2 != "–"))
            {
                facts = Figures(cell).Index().Aggregate(facts, (f, p) => f.Marked($"r{p.Index}", p.Item, "w0", "visit", item));
            }

            var flags = RaterReview.Of(scheme, facts, Nobody).Flags;
            Assert.Equal((row[4], row[3] == "yes" ? 1 : 0), (row[4], flags.Count(f => f is { Kind: RaterFlagKind.SelfFarFromOthers, Channel: "self", Rater: "w0" })));
        }
    }

    /// <summary>40 of 40 against 30; that the other also takes 40 off for a condition that brings no points is no share of points.</summary>
    [Fact]
    public void An_item_that_can_only_take_points_off_is_not_compared()
    {
        var scheme = SelfAndVisitDocument().With("items.1", """{"code":"j","name":{"zh":"学习"},"type":"yesNo","points":0,"pointsYes":0,"pointsNo":-40,"judgedIn":["self","visit"],"noData":"block"}""").Parse();
        var facts = Subjects(1).Marked("w0", 40, "w0", "self", "i").Marked("w0", new MarkValue.Answered(true), "w0", "self", "j")
            .Marked("a", 30, "w0", "visit", "i").Marked("a", new MarkValue.Answered(false), "w0", "visit", "j");
        var flag = Assert.Single(RaterReview.Of(scheme, facts, Nobody).Flags);
        Assert.Equal((100m, 75m), (flag.Given, flag.Others));
        Assert.Equal(75m, Assert.Single(RaterGroup.Of(scheme, facts).Single(g => g.Channel == "visit").Opinions).Percent);
    }

    [Fact]
    public void Opinions_are_compared_among_those_who_judge_the_same_items_only()
    {
        var scheme = SelfAndVisit();
        var facts = ((string, string, decimal)[])[("a", "i", 0), ("b", "i", 40), ("c", "j", 60), ("d", "j", 60)];
        var groups = RaterGroup.Of(scheme, facts.Aggregate(Subjects(1), (f, m) => f.Marked(m.Item1, m.Item3, "w0", "visit", m.Item2)));
        Assert.Equal(["a b", "c d"], groups.Select(g => string.Join(' ', g.Raters)));
        Assert.Equal(["i", "j"], groups.Select(g => string.Join(' ', g.Items)));
        Assert.Equal([0m, 100], groups[0].Opinions.Select(o => o.Percent));
    }

    [Fact]
    public void What_is_set_aside_or_was_carried_over_takes_no_part()
    {
        var facts = ((string, decimal)[])[("me", 10), ("x", 80), ("y", 82), ("z", 81)];
        var all = facts.Aggregate(Subjects(1), (f, m) => f.Marked(m.Item1, m.Item2, "w0"));
        Assert.Equal("me", Assert.Single(RaterReview.Of(Points, all, Nobody).Flags).Rater);
        foreach (var state in (SheetArrival[])[SheetArrival.SetAside, SheetArrival.Carried])
        {
            Assert.Empty(RaterReview.Of(Points, all with { Sheets = [.. all.Sheets.Select(s => s.Rater == "me" ? s with { State = state } : s)] }, Nobody).Flags);
        }
    }

    [Fact]
    public void In_whatever_order_a_rater_marked_his_items_he_is_compared_with_those_who_judge_the_same()
    {
        var scheme = SelfAndVisit();
        var facts = Subjects(1).Marked("a", 20, "w0", "visit", "i").Marked("a", 30, "w0", "visit", "j").Marked("b", 60, "w0", "visit", "j").Marked("b", 40, "w0", "visit", "i");
        var group = Assert.Single(RaterGroup.Of(scheme, facts));
        Assert.Equal("i j", string.Join(' ', group.Items));
        Assert.Equal([("a", 50m), ("b", 100m)], group.Opinions.Select(o => (o.Rater, o.Percent)));
    }

    [Fact]
    public void Findings_stand_by_kind_then_channel_subject_and_rater()
    {
        // Two of seven are far off on both windows; the windows' own words are far off too.
        var scheme = SelfAndVisit();
        var facts = Subjects(2);
        foreach (var (rater, given) in ((string, decimal)[])[("g", 0), ("a", 0), ("b", 40), ("c", 40), ("d", 40), ("e", 40), ("f", 40)])
        {
            facts = facts.Marked(rater, given, "w1", "visit", "i").Marked(rater, given, "w0", "visit", "i");
        }

        facts = facts.Marked("w1", 0, "w1", "self", "i").Marked("w0", 0, "w0", "self", "i");
        Assert.Equal(["w0 a", "w0 g", "w1 a", "w1 g", "w0 w0", "w1 w1"], RaterReview.Of(scheme, facts, Nobody).Flags.Select(f => $"{f.Subject} {f.Rater}"));
    }

    [Fact]
    public void What_was_not_answered_is_no_opinion()
    {
        var facts = ((string, MarkValue)[])[("me", new MarkValue.NotApplicable()), ("x", MarkValue.Of(80)), ("y", MarkValue.Of(82)), ("z", MarkValue.Of(81))];
        var group = Assert.Single(RaterGroup.Of(Points, facts.Aggregate(Subjects(1), (f, m) => f.Marked(m.Item1, m.Item2, "w0"))));
        Assert.Equal(["x", "y", "z"], group.Raters);
    }

    [Fact]
    public void The_order_of_facts_never_matters()
    {
        var random = new Random(7);
        var facts = Enumerable.Range(0, 6).SelectMany(w => Enumerable.Range(0, 6).Select(r => (Rater: $"r{r}", Subject: $"w{w}", Given: (decimal)random.Next(0, 100))))
            .Aggregate(Subjects(6), (f, m) => f.Marked(m.Rater, m.Given, m.Subject));
        Dictionary<string, string> homes = new() { ["r0"] = "w0", ["r1"] = "w1" };
        var expected = RaterReview.Of(Points, facts, homes);
        Assert.NotEmpty(expected.Flags);
        var turned = RaterReview.Of(Points, facts with { Sheets = [.. facts.Sheets.Reverse()], Marks = [.. facts.Marks.Reverse()] }, homes);
        Assert.Equal(expected.Flags, turned.Flags);
        Assert.Equal(expected.Groups[0].Opinions, turned.Groups[0].Opinions);
    }

    /// <summary>Two items of 40 and 60 points, judged by the subject itself and by visitors.</summary>
    private static Scheme SelfAndVisit() => SelfAndVisitDocument().Parse();

    private static JsonObject SelfAndVisitDocument()
    {
        var scheme = Given.PointsScheme().With("items.0.points", "40").With("items.0.judgedIn", """["self","visit"]""");
        var (item, channel) = (scheme["items"]![0]!.DeepClone().AsObject(), scheme["channels"]![0]!);
        (item["code"], item["points"]) = ("j", 60);
        scheme["items"]!.AsArray().Add(item);
        var (self, visit) = (channel.DeepClone().AsObject(), channel.DeepClone().AsObject());
        (self["code"], self["weight"], visit["code"], visit["weight"]) = ("self", 0.5m, "visit", 0.5m);
        return scheme.With("channels", $"[{self.ToJsonString()},{visit.ToJsonString()}]");
    }

    private static Facts Subjects(int count) => Given.Subjects([.. Enumerable.Range(0, count).Select(i => $"w{i}")]);

    private static decimal[] Figures(string cell) => [.. cell.Replace('−', '-').Split(' ').Select(Number)];
}
