using CampaignPortal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using static CampaignPortal.Domain.Tests.Scoring.DocumentTable;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Why a subject stands where it does, and the smallest change that would move it: found by evaluating, never by guessing.</summary>
public sealed class PlaceAboveTests
{
    private const string Text = """
        {"scheme":1,"code":"t","name":{"zh":"办法"},"scale":{"base":100,"max":null,"min":null},
         "channels":[
          {"code":"self","name":{"zh":"自评"},"weight":0.2,"scaleToBase":true,"reduce":{"by":"singleRater","over":"sheet"},"missing":{"rater":"exclude","minValid":1,"empty":"zero"}},
          {"code":"visit","name":{"zh":"考评"},"weight":0.8,"reduce":{"by":"mean","over":"item"},"missing":{"rater":"exclude","minValid":1,"empty":"block"}}],
         "items":[
          {"code":"a","name":{"zh":"服务"},"type":"points","points":70,"judgedIn":["self","visit"],"noData":"block"},
          {"code":"b","name":{"zh":"台账"},"type":"points","points":20,"judgedIn":["visit"],"noData":"block"},
          {"code":"d","name":{"zh":"纪律"},"type":"deduct","points":10,"countedIn":["visit"],"floor":"zero",
           "rules":[{"code":"late","cause":{"zh":"迟到"},"value":2,"per":"time"}]}],
         "ranking":{"ties":[{"by":"channel","channel":"visit"}]}}
        """;

    private static readonly Scheme Scheme = Scheme.Parse(Text);

    [Fact]
    public void The_two_subjects_of_the_document()
    {
        var place = Between(Scheme, OfDocument("B"), OfDocument("A"))!;
        Assert.Equal(new RankGap(null, 90.4m, 91.6m), place.Gap);
        var rows = Under("Changes that do");
        Assert.Equal(rows.Where(r => r[1] != "–").Select(r => (r[0], Number(r[1]), Number(r[2]))), place.Changes.Select(c => (NameOf(c), c.Size, c.Total)));
        Assert.Equal(rows.Where(r => r[1] == "–").Select(r => r[0]), place.OutOfReach.Select(o => $"{o.Channel} {o.Item}"));
        Assert.Empty(place.TooLight);
    }

    [Fact]
    public void A_step_of_the_chain_that_decides_is_named_with_both_figures()
    {
        // A: 0.2×100 + 0.8×(60+20+10) = 92. B: 0.2×(66.5×100÷70 = 95) + 0.8×(61.25+20+10 = 91.25) = 19 + 73 = 92. B has more from the visits.
        var (first, second) = (Facts("B", 66.5m, [61.25m], [20]), Facts("A", 70, [60], [20]));
        Assert.Equal(new RankGap(1, 90, 91.25m), Between(Scheme, second, first)!.Gap);
        Assert.Null(Between(Scheme, first, second));
    }

    [Fact]
    public void Fewer_deductions_are_compared_as_points_taken_off()
    {
        var scheme = Scheme.Parse(Text.Replace("""{"by":"channel","channel":"visit"}""", """{"by":"deductions"}""", StringComparison.Ordinal));
        // A: 20 + 0.8×(60+20+10) = 92; B: 20 + 0.8×(62+20+8) = 92, with 2 points taken off.
        var place = Between(scheme, Facts("B", 70, [62], [20]).Occurred(2, rule: "late", item: "d", subject: "B"), Facts("A", 70, [60], [20]))!;
        Assert.Equal(new RankGap(1, 2, 0), place.Gap);
        Assert.Equal(2, place.Gap.Points);
    }

    [Fact]
    public void Who_shares_a_rank_stands_behind_nobody_who_shares_it() =>
        Assert.Null(Between(Scheme, Facts("A", 70, [60], [20]), Facts("B", 70, [60], [20])));

    [Fact]
    public void Without_a_total_there_is_nothing_to_compare()
    {
        var blocked = Given.Subjects("B").Marked("B", 70, "B", "self", "a");
        Assert.Null(Between(Scheme, blocked, Facts("A", 70, [60], [20])));
        Assert.Null(Between(Scheme, Facts("A", 70, [60], [20]), blocked));
    }

    [Fact]
    public void What_fell_on_both_falls_away_for_both()
    {
        // A 20 + 0.8×(61+20+8) = 91.2; B 20 + 0.8×(60+20+8) = 90.4. Without the late arrival of both it is 92.8 to 92.
        var (ahead, behind) = (Facts("A", 70, [61], [20]), Facts("B", 70, [60], [20]));
        var (first, second) = (ahead.Occurred(2, rule: "late", item: "d", subject: "A"), behind.Occurred(2, rule: "late", item: "d", subject: "B"));
        Assert.Equal("o1", Assert.Single(Between(Scheme, second, first)!.TooLight).Id);

        // Of B alone: 92 against 91.2.
        var own = behind with { Occurrences = [second.Occurrences[0] with { Id = "own" }] };
        Assert.Contains(Between(Scheme, own, first)!.Changes, c => c is WithoutOccurrence { Id: "own", Size: 2, Total: 92 });
    }

    [Fact]
    public void Below_a_floor_one_deduction_less_gives_nothing_back()
    {
        // Seven times late take 14 of 10 points: without one it is 12, and the item stays at 0.
        var behind = Enumerable.Range(0, 7).Aggregate(Facts("B", 70, [60], [20]), (f, _) => f.Occurred(2, rule: "late", item: "d", subject: "B"));
        var place = Between(Scheme, behind, Facts("A", 70, [61], [20]))!;
        Assert.Equal(7, place.TooLight.Count);
        Assert.DoesNotContain(place.Changes, c => c is WithoutOccurrence);
    }

    [Fact]
    public void A_report_that_is_superseded_takes_the_place_of_the_one_that_falls_away()
    {
        // Recorded twice, 4 and 2 points: without the heavier one the lighter counts. 20 + 0.8×(61+20+6) = 89.6, then 91.2, against 92.
        var behind = Facts("B", 70, [61], [20]).Occurred(2, 2, "late", "d", "B", key: "k").Occurred(2, 1, "late", "d", "B", key: "k");
        Assert.Equal(["o1", "o2"], Between(Scheme, behind, Facts("A", 70, [60], [20]))!.TooLight.Select(o => o.Id));
        Assert.Contains(Between(Scheme, behind, Facts("A", 70, [59], [20]))!.Changes, c => c is WithoutOccurrence { Id: "o1", Total: 91.2m });
    }

    [Fact]
    public void Levels_and_answers_rise_to_the_lowest_that_does()
    {
        var scheme = Given.SchemeOf("""
            "type":"level","points":100,"judgedIn":["c"],"noData":"block","unknown":"excluded",
            "levels":[{"code":"good","name":{"zh":"好"},"points":100},{"code":"fair","name":{"zh":"中"},"points":80},{"code":"poor","name":{"zh":"差"},"points":40}]
            """).Parse();
        var behind = Given.Subjects("w1").Marked("r1", new MarkValue.Chosen("poor")).Marked("r2", new MarkValue.Chosen("fair")).Marked("r3", new MarkValue.Unknown());
        var ahead = Given.Subjects("w2").Marked("r1", new MarkValue.Chosen("fair"), "w2").Marked("r2", new MarkValue.Chosen("poor"), "w2").Marked("r4", new MarkValue.Chosen("fair"), "w2");

        // w1 (40+80)÷2 = 60, w2 (80+40+80)÷3 = 66.67. Nothing below "fair": 80, a rise of (40+0)÷2 = 20 on average.
        Assert.Equal(
            new NothingLess("c", "i", new MarkValue.Chosen("fair"), 20) { Total = 80 }, Assert.Single(Between(scheme, behind, ahead)!.Changes));
        var yesNo = Given.SchemeOf(""" "type":"yesNo","points":100,"pointsYes":-5,"pointsNo":100,"judgedIn":["c"],"noData":"block" """).Parse();
        Assert.Equal(
            new NothingLess("c", "i", new MarkValue.Answered(false), 105) { Total = 100 },
            Assert.Single(Between(yesNo, Given.Subjects("w1").Marked("r", new MarkValue.Answered(true)), Given.Subjects("w2").Marked("r", new MarkValue.Answered(false), "w2"))!.Changes));
    }

    [Fact]
    public void Where_points_come_in_steps_so_does_the_change()
    {
        var scheme = Given.SchemeOf(""" "type":"points","points":100,"step":0.5,"judgedIn":["c"],"noData":"block" """).Parse();

        // 80 to (82 + 80.5) ÷ 2 = 81.25: 81.5 is the first step that does.
        var place = Between(scheme, Given.Subjects("w1").Marked("r", 80), Given.Subjects("w2").Marked("r1", 82, "w2").Marked("r2", 80.5m, "w2"))!;
        Assert.Equal(new MorePoints("c", "i", 1.5m) { Total = 81.5m }, Assert.Single(place.Changes));
    }

    [Fact]
    public void More_cases_are_counted_in_whole_ones_and_never_more_than_there_are()
    {
        var scheme = Given.RatioScheme("""{"kind":"proportional","target":1}""").With("scale.base", "15").Parse();

        // 90 of 100 are 13.5 of 15 points, 47 of 50 are 14.1: 94 of 100 are level, 93 are 13.95.
        var place = Between(scheme, Given.Subjects("w1").Measured(90, 100), Given.Subjects("w2").Measured(47, 50, subject: "w2"))!;
        Assert.Equal(new MoreCases("i", 4, 0.6m) { Total = 14.1m }, Assert.Single(place.Changes));
        var steep = Given.RatioScheme("""{"kind":"overshoot","target":0.9,"bonusPerPoint":0.5,"cap":8}""").With("scale.base", "15").Parse();
        Assert.Equal(
            [new ItemFigure(null, "i")],
            Between(steep, Given.Subjects("w1").Measured(90, 100), Given.Subjects("w2").Measured(120, 100, subject: "w2"))!.OutOfReach);
    }

    [Fact]
    public void Any_change_that_is_named_moves_the_place_and_a_hundredth_less_does_not() => Prop.ForAll(Tape.Arbitrary, numbers =>
    {
        var facts = new Tape(numbers).Facts();
        var (scheme, result) = (Given.WindowsQuarter, Evaluation.Evaluate(Given.WindowsQuarter, facts));
        var excerpts = BundleExcerpt.AllOf(facts, result).ToDictionary(e => e.Key, e => BundleExcerpt.Parse(e.Value).Facts);
        foreach (var behind in result.Subjects.Where(s => s.Rank > 1))
        {
            var ahead = result.Subjects.Where(s => s.Category == behind.Category && s.Rank < behind.Rank).MaxBy(s => s.Rank)!;
            var place = Between(scheme, excerpts[behind.Subject], excerpts[ahead.Subject])!;
            Assert.Equal(place.Changes.Select(c => c.Size).Order(), place.Changes.Select(c => c.Size));
            foreach (var change in place.Changes)
            {
                var after = Evaluation.Evaluate(scheme, change.ApplyTo(scheme, facts, behind.Subject)).Of(behind.Subject);
                Assert.Equal(change.Total, after.Total);
                Assert.InRange(after.Rank!.Value, 1, ahead.Rank!.Value);
                if (Lesser(change) is { } lesser)
                {
                    Assert.Equal(behind.Rank, Evaluation.Evaluate(scheme, lesser.ApplyTo(scheme, facts, behind.Subject)).Of(behind.Subject).Rank);
                }
            }

            foreach (var light in place.TooLight)
            {
                Assert.Equal(behind.Rank, Evaluation.Evaluate(scheme, light.ApplyTo(scheme, facts, behind.Subject)).Of(behind.Subject).Rank);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private static PlaceAbove? Between(Scheme scheme, Facts behind, Facts ahead) =>
        PlaceAbove.Between(scheme, new BundleExcerpt(behind, null), new BundleExcerpt(ahead, null));

    private static SingleChange? Lesser(SingleChange change) => change switch
    {
        MorePoints { Points: > 0.01m } more => more with { Points = more.Points - 0.01m },
        MoreCases { Cases: > 1 } more => more with { Cases = more.Cases - 1 },
        _ => null,
    };

    private static string NameOf(SingleChange change) => change switch
    {
        MorePoints more => $"{more.Channel} {more.Item}",
        _ => "late",
    };

    private static Facts OfDocument(string subject)
    {
        var row = Under("Marks of two subjects").Single(r => r[0] == subject);
        return Enumerable.Range(0, (int)Number(row[4])).Aggregate(
            Facts(subject, Number(row[1]), [.. row[2].Split(' ').Select(Number)], [.. row[3].Split(' ').Select(Number)]),
            (f, _) => f.Occurred(2, rule: "late", item: "d", subject: subject));
    }

    private static Facts Facts(string subject, decimal self, decimal[] a, decimal[] b) => a.Zip(b).Index().Aggregate(
        Given.Subjects(subject).Marked(subject, self, subject, "self", "a"),
        (f, v) => f.Marked($"r{v.Index}", v.Item.First, subject, "visit", "a").Marked($"r{v.Index}", v.Item.Second, subject, "visit", "b"));
}
