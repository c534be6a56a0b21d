using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Schemes in which one rater's points are the total, with the keys of the standing that a test names.</summary>
internal static class StandingGiven
{
    /// <summary>Good from 80, fair from 60, poor.</summary>
    public const string ThreeBands = """[{"code":"good","from":80},{"code":"fair","from":60},{"code":"poor"}]""";

    private static readonly string[] Named = ["gates", "awards", "consequences"];

    /// <summary>Bands without names: what a test does not name is added.</summary>
    public static Scheme Graded(string bands, string? gates = null, string? awards = null, string? consequences = null) =>
        Of($$$"""{"grades":{"bands":{{{bands}}}}}""", gates, awards, consequences);

    public static Scheme Gated(string gates, string? awards = null, string? consequences = null) => Of("{}", gates, awards, consequences);

    public static Scheme Awarded(string awards, string? gates = null) => Of("{}", gates, awards, null);

    public static JsonObject Document(string keys, string? gates = null, string? awards = null, string? consequences = null)
    {
        var scheme = Given.PointsScheme().With("scale", """{"base":100,"max":100,"min":0}""");
        foreach (var (key, value) in JsonNode.Parse(keys)!.AsObject())
        {
            scheme[key] = value!.DeepClone();
        }

        foreach (var (key, json) in Named.Zip([gates, awards, consequences]))
        {
            if (json is not null)
            {
                scheme[key] = JsonNode.Parse(json);
            }
        }

        foreach (var list in (JsonNode?[])[scheme["grades"]?["bands"], .. Named.Select(n => scheme[n])])
        {
            Complete(list as JsonArray);
        }

        return scheme;
    }

    /// <summary>Subjects A, B, C… of one category with these totals.</summary>
    public static Facts Totals(params decimal[] totals) => Totals("window", 'A', totals);

    public static Facts Totals(string category, char first, params decimal[] totals) => totals.Index().Aggregate(
        Facts.Empty with { Subjects = [.. totals.Select((_, i) => new Subject($"{(char)(first + i)}", category))] },
        (facts, total) => facts.Marked("r", total.Item, $"{(char)(first + total.Index)}"));

    /// <summary>The facts of several categories together.</summary>
    public static Facts And(this Facts facts, Facts others) => facts with
    {
        Subjects = [.. facts.Subjects, .. others.Subjects], Sheets = [.. facts.Sheets, .. others.Sheets], Marks = [.. facts.Marks, .. others.Marks],
    };

    public static Facts Past(this Facts facts, string subject, int back, string[]? gates = null, string? grade = null, int? fromBottom = null, string[]? awards = null) =>
        facts with { History = [.. facts.History, new PastPeriod(subject, back, gates ?? [], grade, fromBottom, awards ?? [])] };

    public static Facts Decided(this Facts facts, DecisionKind kind, string? list, params string[] order) =>
        facts with { Decisions = [.. facts.Decisions, new RecordedDecision($"d{facts.Decisions.Count + 1}", kind, list, order, "考评办法第九条", "考评委员会", "工作量大")] };

    public static Facts Recorded(this Facts facts, string gate, string subject) =>
        facts with { GateRecords = [.. facts.GateRecords, new GateRecord($"g{facts.GateRecords.Count + 1}", gate, subject, "作风纪律规定第三条", "监督办", "2026 年第 4 号决定")] };

    public static Facts Under(this Facts facts, string parent, params string[] subjects) =>
        facts with { Subjects = [.. facts.Subjects.Select(s => subjects.Contains(s.Code) ? s with { Parent = parent } : s)] };

    public static StandingResult StandingOf(this Result result, string subject) => result.Of(subject).Standing!;

    /// <summary>Who is on the list, in the order of seats and codes; in brackets who is open or shortlisted.</summary>
    public static string Listed(this Result result, string award)
    {
        var on = result.Subjects.SelectMany(s => s.Standing!.Awards.Where(a => a.Award == award).Select(a => (s.Subject, Award: a))).ToList();
        var listed = on.Where(o => o.Award.State == AwardState.Listed).OrderBy(o => o.Award.Seat).ThenBy(o => o.Subject, StringComparer.Ordinal).Select(o => o.Subject);
        var rest = on.Where(o => o.Award.State != AwardState.Listed).Select(o => o.Subject).ToList();
        return string.Join(' ', rest.Count == 0 ? listed : listed.Append($"({string.Join(' ', rest)})"));
    }

    /// <summary>The grades in the order of the subjects; – where there is none, ? where it is open.</summary>
    public static string Grades(this Result result) => string.Join(' ', result.Subjects.Select(s => s.Standing!.Grade switch
    {
        null => "–",
        { By: GradeBy.Open } grade => grade.Grade + "?",
        var grade => grade.Grade,
    }));

    private static Scheme Of(string keys, string? gates, string? awards, string? consequences) => Document(keys, gates, awards, consequences).Parse();

    private static void Complete(JsonArray? list)
    {
        foreach (var (index, node) in (list ?? []).Index())
        {
            var entry = node!.AsObject();
            entry.TryAdd("code", JsonValue.Create($"x{index}"));
            entry.TryAdd("name", new JsonObject { ["zh"] = "名称" });
        }
    }
}
