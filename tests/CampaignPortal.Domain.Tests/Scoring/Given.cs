using System.Globalization;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Valid schemes and facts in which a test names only what matters to it.</summary>
internal static partial class Given
{
    /// <summary>The quarterly assessment of windows: self, peers, comprehensive, with facts, bonus and penalties.</summary>
    public static string WindowsQuarterText { get; } =
        File.ReadAllText(Checkout.At("tests", "CampaignPortal.Domain.Tests", "Scoring", "Schemes", "windows-quarter.json"));

    public static Scheme WindowsQuarter { get; } = Scheme.Parse(WindowsQuarterText);

    /// <summary>One channel "c" with one item "i" of 100 points; the item's keys as given.</summary>
    public static JsonObject SchemeOf(string item, string reduce = """{"by":"mean","over":"item"}""") => JsonNode.Parse($$"""
        {
          "scheme": 1, "code": "s", "name": {"zh": "方案"},
          "scale": {"base": 100, "max": null, "min": null},
          "channels": [{
            "code": "c", "name": {"zh": "渠道"}, "weight": 1, "scaleToBase": true, "reduce": {{reduce}},
            "missing": {"rater": "exclude", "minValid": 1, "empty": "block"}
          }],
          "items": [{"code": "i", "name": {"zh": "项目"}, {{item}} }]
        }
        """)!.AsObject();

    public const string PointsItem = """ "type": "points", "points": 100, "judgedIn": ["c"], "noData": "block" """;
    public const string FactsChannel = """{"by":"facts"}""";

    public static JsonObject PointsScheme(string reduce = """{"by":"mean","over":"item"}""") => SchemeOf(PointsItem, reduce);

    public static JsonObject DeductScheme(decimal points = 100, string floor = "none") => SchemeOf($$"""
        "type": "deduct", "points": {{points}}, "countedIn": ["c"], "floor": "{{floor}}", "notApplicable": "rescale",
        "rules": [
          {"code": "any", "cause": {"zh": "事由"}, "from": 0, "to": 1000, "per": "time"},
          {"code": "capped", "cause": {"zh": "限额"}, "value": 2, "per": "case", "cap": 5}]
        """, FactsChannel);

    /// <summary>Deductions that a leader's word doubles, that weigh three times as much from the third on, and that a chief shares by half.</summary>
    public static JsonObject WeighingScheme() => DeductScheme()
        .With("items.0.multipliers", """[{"code":"leader","name":{"zh":"领导指出"},"factor":2}]""")
        .With("items.0.repeat", """{"from":3,"factor":3}""")
        .With("items.0.roles", """[{"code":"window","name":{"zh":"窗口"},"factor":1},{"code":"chief","name":{"zh":"首席"},"factor":0.5}]""");

    /// <summary>Leaders 0.6, colleagues 0.4: self 0.1, own office 0.55, peers 0.35. Who is not there leaves.</summary>
    public static JsonObject ColleaguesScheme()
    {
        var scheme = PointsScheme().With("items.0.judgedIn", """["leaders","self","office","peers"]""")
            .With("channelGroups", """[{"code":"colleagues","name":{"zh":"同事"},"weight":0.4,"empty":"reweight"}]""");
        var channel = scheme["channels"]![0]!.AsObject().With("missing.empty", "\"reweight\"");
        return scheme.With("channels", new JsonArray(
            Of("leaders", 0.6m, null), Of("self", 0.1m, "colleagues"), Of("office", 0.55m, "colleagues"), Of("peers", 0.35m, "colleagues")).ToJsonString());

        JsonNode Of(string code, decimal weight, string? group)
        {
            var own = channel.DeepClone().AsObject();
            (own["code"], own["weight"]) = (code, weight);
            return group is null ? own : own.With("group", $"\"{group}\"");
        }
    }

    public static JsonObject RatioScheme(string curve, decimal points = 15) => SchemeOf($$"""
        "type": "ratio", "points": {{points}}, "countedIn": ["c"], "noData": "block", "notApplicable": "rescale", "curve": {{curve}}
        """, FactsChannel);

    public static Scheme Parse(this JsonNode scheme) => Scheme.Parse(scheme.ToJsonString());

    public static JsonObject With(this JsonObject document, string path, string? json)
    {
        var keys = path.Split('.');
        JsonNode node = document;
        foreach (var key in keys[..^1])
        {
            node = int.TryParse(key, CultureInfo.InvariantCulture, out var index) ? node[index]! : node[key]!;
        }

        if (json is null)
        {
            node.AsObject().Remove(keys[^1]);
        }
        else if (node is JsonArray array)
        {
            array[int.Parse(keys[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(json);
        }
        else
        {
            node[keys[^1]] = JsonNode.Parse(json);
        }

        return document;
    }

    public static Facts Subjects(params string[] codes) => Facts.Empty with { Subjects = [.. codes.Select(c => new Subject(c, "window"))] };

    /// <summary>A submitted sheet of this rater in channel "c" with one mark on item "i".</summary>
    public static Facts Marked(this Facts facts, string rater, MarkValue value, string subject = "w1", string channel = "c", string item = "i") =>
        facts.Submitted(rater, subject, channel) with { Marks = [.. facts.Marks, new Mark(channel, rater, subject, item, value)] };

    public static Facts Marked(this Facts facts, string rater, decimal points, string subject = "w1", string channel = "c", string item = "i") =>
        facts.Marked(rater, MarkValue.Of(points), subject, channel, item);

    public static Facts Submitted(this Facts facts, string rater, string subject = "w1", string channel = "c")
    {
        Sheet sheet = new(channel, rater, subject, SheetArrival.Submitted);
        return facts.Sheets.Contains(sheet) ? facts : facts with { Sheets = [.. facts.Sheets, sheet] };
    }

    public static Facts Missing(this Facts facts, string rater, string subject = "w1", string channel = "c") =>
        facts with { Sheets = [.. facts.Sheets, new Sheet(channel, rater, subject, SheetArrival.Missing)] };

    public static Facts Occurred(
        this Facts facts, decimal value, decimal count = 1, string rule = "any", string item = "i", string subject = "w1", decimal factor = 1, string? key = null,
        int day = 31, LinkRole? role = null, params string[] multipliers) =>
        facts with { Occurrences = [.. facts.Occurrences, new Occurrence(
            $"o{facts.Occurrences.Count + 1}", item, rule, [new SubjectLink(subject, role?.Factor ?? factor, role?.Code)], value, count, key, new DateOnly(2026, 3, day), "SUPERVISION")
            { Multipliers = multipliers }] };

    public static Facts Measured(this Facts facts, decimal numerator, decimal denominator, string item = "i", string subject = "w1") =>
        facts with { Ratios = [.. facts.Ratios, new Ratio(subject, item, numerator, denominator)] };

    public static Facts Elsewhere(this Facts facts, decimal value, decimal weight = 1, string item = "i", string subject = "w1") =>
        facts with { Figures = [.. facts.Figures, new Figure(subject, item, $"f{facts.Figures.Count + 1}", value, weight)] };

    public static Facts NotApplicable(this Facts facts, string item = "i", string subject = "w1") =>
        facts with { NotApplicable = [.. facts.NotApplicable, new NotApplicableItem(subject, item)] };

    public static decimal? Total(this Scheme scheme, Facts facts, string subject = "w1") => Evaluation.Evaluate(scheme, facts).Of(subject).Total;
}
