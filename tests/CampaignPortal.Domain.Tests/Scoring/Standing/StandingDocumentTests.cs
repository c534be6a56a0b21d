using System.Globalization;
using CampaignPortal.Domain.Scoring;
using static CampaignPortal.Domain.Tests.Scoring.WorkedExampleTests;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>The tables about standings in docs/domain/scoring.md, read from the document.</summary>
public sealed class StandingDocumentTests
{
    private const string Third = """[{"code":"flag","quota":{"seats":3,"atLimit":"{0}"}}]""";

    [Fact]
    public void Seats_from_a_share() => Assert.All(Table("Seats from a share"), row =>
    {
        var facts = Given.Subjects([.. Enumerable.Range(1, int.Parse(row[0], CultureInfo.InvariantCulture)).Select(i => $"w{i}")]);
        foreach (var (column, round) in ((string[])["floor", "halfUp", "ceiling"]).Index())
        {
            var scheme = StandingGiven.Awarded($$$"""[{"code":"flag","quota":{"share":0.2,"round":"{{{round}}}"}}]""");
            var quota = Assert.Single(Evaluation.Evaluate(scheme, facts).Quotas);
            Assert.Equal((row[0], row[1], row[2 + column]), (Text(quota.Base), Text(quota.Exact), Text(quota.Seats)));
        }
    });

    [Fact]
    public void Grades_by_points_and_share()
    {
        var rows = Table("Grades by points and share");
        var scheme = StandingGiven.Graded("""
            [{"code":"excellent","from":75,"quota":{"share":0.3,"round":"floor"}},{"code":"good","from":75},{"code":"basic","from":60},{"code":"poor"}]
            """);
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals([.. rows.Select(r => decimal.Parse(r[1], CultureInfo.InvariantCulture))]));
        Assert.Equal(rows.Select(r => (r[0], r[1], r[2], r[3], r[4], r[5])), result.Subjects.Select(s => (
            s.Subject, Text(s.Total), s.Standing!.Band!, s.Standing.Grade!.Grade, $"{s.Standing.Grade.By}".ToLowerInvariant(), Text(s.Standing.Grade.Seat))));
    }

    [Fact]
    public void Equals_at_the_last_seat() => Assert.All(Table("Equals at the last seat"), row =>
    {
        var facts = StandingGiven.Totals(95, 90, 88, 88, 80);
        facts = row[1] == "–" ? facts : facts.Decided(DecisionKind.Decision, "flag", row[1].Split(' '));
        Assert.Equal(row[2], Evaluation.Evaluate(StandingGiven.Awarded(Third.Replace("{0}", row[0], StringComparison.Ordinal)), facts).Listed("flag"));
    });

    [Fact]
    public void Gates_beside_the_score()
    {
        var rows = Table("Gates beside the score");
        var gates = rows.Select(r => $$"""{"code":"gate-{{r[0]}}","when":[{"by":"recorded"}],"effects":[{{r[2].Trim('`')}}]}""");
        var scheme = StandingGiven.Graded(
            StandingGiven.ThreeBands, $"[{string.Join(',', gates)}]", """[{"code":"flag","quota":{"seats":2}}]""", """[{"code":"talk"}]""");
        var facts = rows.Aggregate(
            StandingGiven.Totals([.. rows.Select(r => decimal.Parse(r[1], CultureInfo.InvariantCulture))]), (f, r) => f.Recorded($"gate-{r[0]}", r[0]));
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal(rows.Select(r => (r[0], r[1], r[3], r[4], r[5])), result.Subjects.Select(s => (
            s.Subject, Text(s.Total), Text(s.Rank), s.Standing!.Grade?.Grade ?? "–", Text(s.Standing.Awards.SingleOrDefault()?.Seat))));
    }

    [Fact]
    public void Bands_that_are_refused() => Assert.All(Table("Bands that are refused"), row =>
    {
        var document = StandingGiven.Document($$$"""{"grades":{"bands":{{{row[0].Trim('`')}}}}}""").ToJsonString();
        var problems = Scheme.Check(document).Select(p => ($"{p.Path.Replace("grades.", "", StringComparison.Ordinal)}", $"{p.Code}"));
        Assert.Equal(row[1] == "–" ? [] : [(row[1], row[2])], problems);
    });

    private static string Text(decimal? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture) ?? "–";
}
