using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>The tables of docs/domain/scoring.md, read from the document.</summary>
public sealed class WorkedExampleTests
{
    private static readonly string[] Lines = File.ReadAllLines(Checkout.At("docs", "domain", "scoring.md"));

    [Fact]
    public void Rounding() => Each("Rounding", row =>
    {
        foreach (var mode in Enum.GetValues<RoundingMode>())
        {
            Assert.Equal(Number(row[1 + (int)mode]), new Rounding(2, mode).Apply(Number(row[0])));
        }
    });

    [Fact]
    public void Curves_of_a_ratio() => Each("Curves of a ratio worth 15 points", row => Assert.Equal(
        Number(row[3]), Given.RatioScheme(row[0].Trim('`')).With("scale.base", "15").Parse().Total(Given.Subjects("w1").Measured(Number(row[1]), Number(row[2])))));

    [Fact]
    public void Raters() => Each("Raters", row =>
    {
        var limits = row[0] == "trimmedMean" ? ""","drop":1,"above":5""" : "";
        var facts = Numbers(row[1]).Index().Aggregate(Given.Subjects("w1"), (f, m) => f.Marked($"r{m.Index}", m.Item));
        Assert.Equal(Number(row[2]), Given.PointsScheme($$"""{"by":"{{row[0]}}","over":"sheet"{{limits}}}""").Parse().Total(facts));
    });

    [Fact]
    public void Occurrences_that_weigh_more()
    {
        var scheme = Given.WeighingScheme().Parse();
        Each("Occurrences that weigh more", row =>
        {
            var role = scheme.FindItem("i")!.Weighing.Roles.Single(r => r.Code == row[1]);
            var facts = row[0].Split("; ").Select(o => o.Split(' ')).Index().Aggregate(Given.Subjects("w1"), (f, o) => f
                .Occurred(Number(o.Item[0]), day: o.Index + 1, role: role, multipliers: o.Item[1..]));
            Assert.Equal(Number(row[2]), scheme.Total(facts));
        });
    }

    [Fact]
    public void Figures_from_elsewhere() => Each("Figures from elsewhere, worth 30 points", row =>
    {
        var scheme = Given.SchemeOf($$""" "type":"derived","points":30,"by":"{{row[0]}}","outOf":100,"countedIn":["c"],"noData":"block" """, Given.FactsChannel).With("scale.base", "30");
        var facts = row[1].Split(' ').Select(f => f.Split('×')).Aggregate(Given.Subjects("w1"), (f, x) => f.Elsewhere(Number(x[0]), x.Length > 1 ? Number(x[1]) : 1));
        Assert.Equal(Number(row[2]), scheme.Parse().Total(facts));
    });

    [Fact]
    public void Votes_for_levels() => Each("Votes for levels", row =>
    {
        var (points, votes) = (row[0].Split(' '), row[1].Split(' '));
        var levels = string.Join(',', points.Select((p, i) => $$"""{"code":"l{{i}}","name":{"zh":"档"},"points":{{p}}}"""));
        var scheme = Given.SchemeOf($$""" "type":"level","points":100,"judgedIn":["c"],"noData":"block","unknown":"{{row[2]}}","levels":[{{levels}}] """).Parse();
        var facts = Given.Subjects("w1") with
        {
            Ballots = [new Ballots("w1", "c", 430, 430, 430)],
            Tallies = [.. votes.Select((v, i) => new Tally("w1", "c", "i", i < points.Length ? $"l{i}" : null, (int)Number(v)))],
        };
        Assert.Equal(Number(row[3]), scheme.Total(facts));
    });

    [Fact]
    public void Groups_of_channels()
    {
        var scheme = Given.ColleaguesScheme().Parse();
        Each("Groups of channels", row =>
        {
            var facts = ((string[])["leaders", "self", "office", "peers"]).Index().Where(c => row[c.Index] != "–")
                .Aggregate(Given.Subjects("w1"), (f, c) => f.Marked("r", Number(row[c.Index]), channel: c.Item));
            var result = Evaluation.Evaluate(scheme, facts).Of("w1");
            Assert.Equal((row[4] == "–" ? null : Number(row[4]), Number(row[5])), (result.Groups.Single().Score, result.Total!.Value));
        });
    }

    [Fact]
    public void Figures_of_the_category_in_numbers()
    {
        var rows = Table("Figures of the category in numbers");
        var scheme = Given.PointsScheme().With("channels.0.missing.empty", "\"categoryMean\"");
        var facts = rows.Where(r => r[1] != "–").Aggregate(Given.Subjects([.. rows.Select(r => r[0])]), (f, row) => f.Marked("r", Number(row[1]), row[0]));
        var (plain, measured) = (Evaluation.Evaluate(scheme.Parse(), facts), Evaluation.Evaluate(scheme.With("channels.0.normalise", "\"best\"").Parse(), facts));
        Assert.All(rows, row => Assert.Equal((Number(row[2]), Number(row[3])), (plain.Of(row[0]).Channels[0].Score!.Value, measured.Of(row[0]).Total!.Value)));
    }

    [Fact]
    public void Base_deductions_bonus_and_bounds() => Each("Base, deductions, bonus, bounds", row =>
    {
        var cap = row[2] == "–" ? "" : $"\"bonusCap\":{row[2]},";
        var scheme = Given.DeductScheme().With("scale.max", OrNull(row[3])).With("scale.min", OrNull(row[4])).With("block", $$"""
            { {{cap}} "items":[{"code":"b","name":{"zh":"加分"},"type":"bonus","rules":[{"code":"plus","cause":{"zh":"表彰"},"from":0,"to":100,"per":"time"}]}] }
            """).Parse();
        var facts = Numbers(row[0]).Aggregate(Given.Subjects("w1"), (f, d) => f.Occurred(d)).Occurred(Number(row[1]), rule: "plus", item: "b");
        Assert.Equal(Number(row[5]), scheme.Total(facts));
    });

    [Fact]
    public void Ranks()
    {
        var rows = Table("Ranks");
        var scheme = Given.DeductScheme().With("ranking", """{"ties":[{"by":"deductions"}]}""").With("block", """
            {"items":[{"code":"b","name":{"zh":"加分"},"type":"bonus","rules":[{"code":"plus","cause":{"zh":"表彰"},"from":0,"to":100,"per":"time"}]}]}
            """).Parse();
        var facts = rows.Aggregate(Given.Subjects([.. rows.Select(r => r[0])]), (f, row) => f
            .Occurred(Number(row[2]), subject: row[0])
            .Occurred(Number(row[1]) + Number(row[2]) - 100, rule: "plus", item: "b", subject: row[0]));
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.All(rows, row => Assert.Equal((Number(row[1]), Number(row[3])), (result.Of(row[0]).Total!.Value, result.Of(row[0]).Rank!.Value)));
    }

    [Fact]
    public void Quarters_to_a_year() => Each("Quarters to a year", row =>
    {
        var scheme = Given.PointsScheme().With("periods", $$"""[{"kind":"quarter","parent":"year","by":"{{row[0]}}","count":4,{{(row[0] == "bestMean" ? "\"best\":2," : "")}}"missing":"block"},{"kind":"year"}]""");
        var totals = Numbers(row[1]).Select((total, i) => new PeriodTotal("w1", "window", i + 1, total)).ToList();
        Assert.Equal(Number(row[2]), Assert.Single(PeriodReduction.Reduce(scheme.Parse(), "quarter", totals)).Total);
    });

    [Fact]
    public void What_a_year_adds()
    {
        var scheme = PeriodReductionTests.WithExtras().Parse();
        Each("What a year adds", row =>
        {
            PeriodFacts facts = new([.. Numbers(row[0]).Select((total, i) => new PeriodTotal("w1", "window", i + 1, total))])
            {
                Extras = row[1] == "–" ? [] : [new GivenExtra("w1", "leaders", Number(row[1]))],
                Adjustments = row[2] == "–" ? [] : [.. Numbers(row[2].Replace('−', '-')).Select(p => new GivenAdjustment("w1", "sanction", p, "督〔2026〕3 号"))],
            };
            var year = Assert.Single(PeriodReduction.Reduce(scheme, "quarter", facts));
            Assert.Equal((Number(row[3]), Number(row[3])), (year.Total, year.Explanation.Value));
        });
    }

    [Fact]
    public void One_window_with_all_its_figures()
    {
        var tree = Explanation.For(Given.WindowsQuarter, Window(), "W1");
        Each("Figures of the window", row =>
        {
            var scope = row[0] == "–" ? tree : tree.Descendants().Single(n => n.Kind == NodeKind.Channel && n.Code == row[0]);
            var kind = Enum.Parse<NodeKind>(row[1], ignoreCase: true);
            var node = scope.Descendants().First(n => n.Kind == kind && n.Code == row[2]);
            Assert.Equal(row[3], node.Line!.ToLine());
        });
    }

    private static Facts Window()
    {
        var header = Table("Marks of the window", withHeader: true)[0];
        var facts = Given.Subjects("W1").Measured(395, 400, "1.3a", "W1").Measured(200, 200, "1.3b", "W1");
        foreach (var row in Table("Marks of the window"))
        {
            var marks = Enumerable.Range(2, row.Length - 2).Where(i => row[i] != "–");
            facts = marks.Aggregate(facts, (f, i) => f.Marked(row[1], Number(row[i]), "W1", row[0], header[i]));
        }

        return Table("Facts of the window").Aggregate(facts, (f, row) => f.Occurred(Number(row[2]), Number(row[3]), row[1], row[0], "W1", Number(row[4])));
    }

    private static void Each(string heading, Action<string[]> assert)
    {
        foreach (var row in Table(heading))
        {
            assert(row);
        }
    }

    /// <summary>Rows of the first table after the heading of level 3 or 4; never none.</summary>
    internal static List<string[]> Table(string heading, bool withHeader = false)
    {
        var rows = Lines.SkipWhile(l => l != $"### {heading}" && l != $"#### {heading}")
            .SkipWhile(l => !l.StartsWith('|'))
            .TakeWhile(l => l.StartsWith('|'))
            .Where((_, i) => i != 1 && (withHeader || i != 0))
            .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    private static IEnumerable<decimal> Numbers(string text) => text.Split(' ').Select(Number);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string OrNull(string text) => text == "–" ? "null" : text;
}
