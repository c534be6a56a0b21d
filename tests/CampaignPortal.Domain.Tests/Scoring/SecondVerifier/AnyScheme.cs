using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>Makes schemes of every kind the document describes; each is valid.</summary>
internal sealed class AnyScheme
{
    private static readonly string[] Modes = ["halfUp", "halfEven", "floor", "ceiling"];
    private const string GroupCode = "同事";
    private const string OuterCode = "others";
    private readonly Chance _chance;
    private readonly List<string> _judged = [];
    private readonly List<string> _factual = [];
    private readonly HashSet<string> _overItems = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _items = [];
    private int _codes;

    private AnyScheme(Chance chance) => _chance = chance;

    public static Scheme From(Chance chance) => AnyStanding.Added(chance, new AnyScheme(chance).Make());

    private JsonObject Make()
    {
        var channels = Channels();
        MakeItems();
        var scheme = new JsonObject
        {
            ["block"] = null,
            ["scheme"] = 1,
            ["code"] = "generated",
            ["name"] = Name("方案"),
            ["scale"] = ScaleOf(_chance.Of(100m, 100m, 60m, 7.5m)),
            ["channels"] = new JsonArray([.. channels]),
            ["items"] = Tree(new Queue<JsonObject>(_items), depth: 0),
            ["ranking"] = Ranking(),
        };
        AddBlock(scheme);
        AddRounding(scheme);
        AddGroups(scheme, channels);
        if (_chance.OneIn(4))
        {
            scheme["coefficients"] = new JsonArray(Coefficient("volume"), Coefficient("exposure"));
        }

        if (_chance.OneIn(2))
        {
            scheme["sameFact"] = _chance.Of("highestOnce", "oncePerItem");
        }

        if (_chance.OneIn(5))
        {
            scheme["periods"] = JsonNode.Parse("""[{"kind":"quarter","parent":"year","by":"mean","missing":"block","count":4},{"kind":"year"}]""");
        }

        return scheme;
    }

    private static JsonObject Name(string zh) => new() { ["zh"] = zh };

    /// <summary>Latin and Chinese, so that order by code unit shows.</summary>
    private string Code(string stem) => $"{_chance.Of(stem, "项", "Z-")}{++_codes}";

    private JsonObject ScaleOf(decimal baseline) => new()
    {
        ["base"] = baseline,
        ["max"] = _chance.OneIn(2) ? null : JsonValue.Create(baseline + _chance.Of(0m, 0.5m, 10m)),
        ["min"] = _chance.OneIn(2) ? null : JsonValue.Create(_chance.Of(0m, -20m, baseline / 2)),
    };

    private List<JsonObject> Channels()
    {
        List<JsonObject> channels = [];
        var left = 10_000;
        var count = _chance.Between(1, 4);
        for (var i = 1; i <= count; i++)
        {
            var weight = i == count ? left : _chance.Of(0, left / 3, left / 2, left);
            left -= weight;
            channels.Add(Channel(weight / 10_000m));
        }

        return channels;
    }

    private static JsonObject Coefficient(string code) => new() { ["code"] = code, ["name"] = Name("系数"), ["from"] = 0.5m, ["to"] = 1.5m };

    /// <summary>Some of the channels in a group, sometimes within another; or weights that are any numbers.</summary>
    private void AddGroups(JsonObject scheme, List<JsonObject> channels)
    {
        if (_chance.OneIn(3))
        {
            scheme["normaliseWeights"] = true;
            channels.ForEach(c => c["weight"] = _chance.Of(3m, 6m, 4m, 7.5m));
        }

        if (channels.Count < 2 || _chance.OneIn(2))
        {
            return;
        }

        List<JsonObject> members = [.. channels.TakeLast(_chance.Between(1, channels.Count))];
        var weight = members.Sum(m => (decimal)m["weight"]!);
        for (var i = 0; i < members.Count; i++)
        {
            (members[i]["group"], members[i]["weight"]) = (GroupCode, i == 0 ? 1m - (0.25m * (members.Count - 1)) : 0.25m);
        }

        var isNested = _chance.OneIn(3);
        scheme["channelGroups"] = new JsonArray([GroupOf(GroupCode, isNested ? 1 : weight, isNested ? OuterCode : null), .. isNested ? [GroupOf(OuterCode, weight, null)] : Array.Empty<JsonNode>()]);
    }

    private JsonObject GroupOf(string code, decimal weight, string? outer)
    {
        var group = new JsonObject { ["code"] = code, ["name"] = Name("组"), ["weight"] = weight, ["empty"] = _chance.Of("block", "reweight", "zero") };
        if (outer is not null)
        {
            group["group"] = outer;
        }

        return group;
    }

    private JsonObject Channel(decimal weight)
    {
        var (by, over) = (_chance.Of("mean", "trimmedMean", "sum", "singleRater", "facts"), _chance.Of("item", "sheet"));
        var reduce = new JsonObject { ["by"] = by };
        if (by != "facts")
        {
            reduce["over"] = over;
        }

        if (by == "trimmedMean")
        {
            var drop = _chance.Between(1, 2);
            reduce["drop"] = drop;
            reduce["above"] = (2 * drop) + _chance.Next(3);
        }

        var code = Code("c");
        (by == "facts" ? _factual : _judged).Add(code);
        var missing = new JsonObject
        {
            ["rater"] = by != "facts" && over == "sheet" ? _chance.Of("exclude", "zero", "carryLast", "block") : _chance.Of("exclude", "exclude", "carryLast", "block"),
            ["minValid"] = _chance.Of(1, 1, 1, 2, 3),
            ["empty"] = _chance.Of("block", "reweight", "zero", "categoryMean"),
        };
        if (_chance.OneIn(4))
        {
            missing["quorum"] = _chance.Of(0.5m, 0.6667m);
        }

        var channel = new JsonObject
        {
            ["code"] = code,
            ["name"] = Name("渠道"),
            ["weight"] = weight,
            ["scaleToBase"] = true,
            ["reduce"] = reduce,
            ["missing"] = missing,
        };
        if (over == "item" || by == "facts")
        {
            _overItems.Add(code);
        }

        if (_chance.OneIn(5))
        {
            channel["normalise"] = "best";
        }

        if (_chance.OneIn(4))
        {
            channel["ballot"] = JsonNode.Parse(_chance.Of("""{"notAllEqual":true}""", """{"notAllFull":true}""", """{"limits":[{"from":1,"to":8,"atMost":4},{"from":9,"atMostShare":0.5}]}"""));
        }

        return channel;
    }

    private void MakeItems()
    {
        foreach (var channel in _judged)
        {
            _items.Add(Item(_chance.Of("points", "level", "yesNo"), judgedIn: [channel], countedIn: []));
        }

        foreach (var channel in _factual)
        {
            _items.Add(Item(_chance.Of("deduct", "bonus", "ratio", "derived", "rank"), judgedIn: [], countedIn: [channel]));
        }

        for (var i = _chance.Next(6); i > 0; i--)
        {
            _items.Add(AnyItem());
        }
    }

    private JsonObject AnyItem()
    {
        var judgedIn = _judged.Count > 0 ? _chance.Some(_judged) : [];
        List<string> rest = [.. _judged.Concat(_factual).Except(judgedIn, StringComparer.Ordinal)];
        return _chance.Next(8) switch
        {
            < 4 when _judged.Count > 0 => Item(_chance.Of("points", "level", "yesNo", "text"), judgedIn, []),
            4 when rest.Count > 0 => Item(_chance.Of("deduct", "bonus", "ratio"), judgedIn, _chance.Some(rest)),
            _ => Item(_chance.Of("deduct", "bonus", "ratio", "derived", "rank"), [], _chance.Some<string>([.. _judged, .. _factual])),
        };
    }

    private JsonObject Item(string type, IReadOnlyList<string> judgedIn, IReadOnlyList<string> countedIn)
    {
        var item = new JsonObject { ["code"] = Code("i"), ["name"] = Name("项目"), ["type"] = type };
        Put(item, "judgedIn", judgedIn);
        if (_chance.OneIn(6))
        {
            item["basis"] = _chance.Of("“第三条”\n另见\t附件", "\\ \"引\" é 𝄞", "/ < >");
        }

        if (type == "text")
        {
            return item;
        }

        Put(item, "countedIn", countedIn);
        var points = _chance.Of(5m, 10m, 20m, 12.5m, 33.3333m, 0.5m);
        item["points"] = points;
        item["notApplicable"] = judgedIn.Concat(countedIn).All(_overItems.Contains) && _chance.OneIn(3)
            ? "categoryMean"
            : _chance.Of("refused", "rescale", "fullPoints", "excluded");
        if (type is not ("derived" or "rank"))
        {
            item["unknown"] = _chance.Of("refused", "excluded", "zero");
        }

        if (type is not ("deduct" or "bonus") || judgedIn.Count > 0)
        {
            item["noData"] = _chance.Of("block", "zero", "zero", "exclude", "exclude");
        }

        AddKeysOf(type, item, points);
        return item;
    }

    private static void Put(JsonObject item, string key, IReadOnlyList<string> channels)
    {
        if (channels.Count > 0)
        {
            item[key] = new JsonArray([.. channels.Select(c => JsonValue.Create(c))]);
        }
    }

    private void AddKeysOf(string type, JsonObject item, decimal points)
    {
        switch (type)
        {
            case "points" when points % 0.5m == 0 && _chance.OneIn(3):
                item["step"] = 0.5m;
                break;
            case "level":
                item["levels"] = new JsonArray([.. Enumerable.Range(1, 4).Select(i => Level($"L{i}", points))]);
                break;
            case "derived":
                item["by"] = _chance.Of("mean", "weightedMean", "min", "max", "sum");
                item["outOf"] = _chance.Of(100m, 60m, 0.3333m);
                break;
            case "rank":
                item["table"] = JsonNode.Parse($$"""[{"to":1,"points":{{points}}},{"to":3,"points":0.25}]""");
                item["otherwise"] = _chance.Of(null, JsonValue.Create(-2m));
                break;
            case "yesNo":
                item["pointsYes"] = points;
                item["pointsNo"] = _chance.Of(0, -points, 0.25m);
                break;
            case "ratio":
                item["curve"] = Curve(points);
                break;
            case "deduct":
                AddRules(item, points);
                item["floor"] = _chance.Of("zero", "none");
                break;
            case "bonus":
                AddRules(item, points);
                break;
        }
    }

    private void AddRules(JsonObject item, decimal points)
    {
        item["rules"] = new JsonArray(
            new JsonObject { ["code"] = "range", ["cause"] = Name("酌情"), ["from"] = 0, ["to"] = points + 1, ["per"] = "case" },
            new JsonObject { ["code"] = "fixed", ["cause"] = Name("固定"), ["value"] = _chance.Of(0.5m, 2m, 0.3333m), ["per"] = "time" },
            new JsonObject { ["code"] = "capped", ["cause"] = Name("限额"), ["value"] = 2, ["per"] = "halfDay", ["cap"] = _chance.Of(0m, 3m, 5m) });
        if (_chance.OneIn(3))
        {
            item["cap"] = _chance.Number(0, 2 * points);
        }

        if (_chance.OneIn(3))
        {
            item["multipliers"] = new JsonArray(Share("leader", 2), Share("minor", _chance.Of(0m, 0.5m, 0.3333m)));
        }

        if (_chance.OneIn(3))
        {
            item["repeat"] = new JsonObject { ["from"] = _chance.Between(2, 3), ["factor"] = _chance.Of(0m, 2m, 1.5m) };
        }

        if (_chance.OneIn(3))
        {
            item["roles"] = new JsonArray(Share("lead", 1), Share("co", 0.5m));
        }
    }

    private JsonObject Level(string code, decimal points)
    {
        var level = new JsonObject { ["code"] = code, ["name"] = Name("档") };
        if (_chance.OneIn(3))
        {
            level["values"] = new JsonArray(JsonValue.Create(points), JsonValue.Create(0.25m), JsonValue.Create(0m));
        }
        else
        {
            level["points"] = _chance.Number(0, points);
        }

        return level;
    }

    private static JsonObject Share(string code, decimal factor) => new() { ["code"] = code, ["name"] = Name("倍数"), ["factor"] = factor };

    private JsonObject Curve(decimal points)
    {
        var (target, loss) = (_chance.Of(1m, 0.9m, 0.3333m, 1.25m), _chance.Of(0.5m, 1m, 2.25m));
        return _chance.Next(5) switch
        {
            0 => new() { ["kind"] = "proportional", ["target"] = target },
            1 => new() { ["kind"] = "stepLoss", ["target"] = target, ["lossPerPoint"] = loss, ["perStarted"] = _chance.OneIn(2) },
            2 => new() { ["kind"] = "threshold", ["target"] = target, ["below"] = _chance.Of(target, 0.3m, 0m) },
            3 => new() { ["kind"] = "banded", ["bands"] = JsonNode.Parse($$"""[{"from":0.95,"points":{{points}}},{"from":0.3333,"points":0.5}]""") },
            _ => new() { ["kind"] = "overshoot", ["target"] = target, ["bonusPerPoint"] = loss, ["cap"] = _chance.Of(0m, 3m, 50m) },
        };
    }

    /// <summary>Some of the items within groups, groups within groups.</summary>
    private JsonArray Tree(Queue<JsonObject> items, int depth)
    {
        JsonArray nodes = [];
        while (items.Count > 0)
        {
            if (depth < 3 && _chance.OneIn(3))
            {
                nodes.Add(GroupOf(new Queue<JsonObject>(Take(items)), depth));
            }
            else
            {
                nodes.Add(items.Dequeue());
            }
        }

        return nodes;
    }

    private IEnumerable<JsonObject> Take(Queue<JsonObject> items)
    {
        for (var count = Math.Min(items.Count, _chance.Between(1, 4)); count > 0; count--)
        {
            yield return items.Dequeue();
        }
    }

    private JsonObject GroupOf(Queue<JsonObject> items, int depth)
    {
        var group = new JsonObject { ["code"] = Code("g"), ["name"] = Name("类") };
        if (_chance.OneIn(3))
        {
            group["cap"] = _chance.Of(8m, 15m, 20.25m);
        }

        if (_chance.OneIn(3))
        {
            group["floor"] = _chance.Of(-5m, 0m, 3m);
        }

        group["items"] = Tree(items, depth + 1);
        return group;
    }

    private void AddBlock(JsonObject scheme)
    {
        if (_chance.OneIn(2))
        {
            return;
        }

        var block = new JsonObject { ["items"] = new JsonArray([.. Enumerable.Range(0, _chance.Between(1, 3)).Select(_ => BlockItem())]) };
        if (_chance.OneIn(2))
        {
            block["bonusCap"] = _chance.Of(0m, 2m, 5.5m);
        }

        scheme["block"] = block;
    }

    private JsonObject BlockItem()
    {
        var item = new JsonObject { ["code"] = Code("b"), ["name"] = Name("加减分"), ["type"] = _chance.Of("deduct", "bonus") };
        if (_chance.OneIn(4))
        {
            item["notApplicable"] = "rescale";
        }

        AddRules(item, points: 10);
        return item;
    }

    private void AddRounding(JsonObject scheme)
    {
        var rounding = new JsonObject();
        foreach (var stage in (string[])["item", "sheet", "channel", "total"])
        {
            if (_chance.OneIn(3))
            {
                rounding[stage] = new JsonObject { ["decimals"] = _chance.Next(5), ["mode"] = _chance.Of(Modes) };
            }
        }

        if (rounding.Count > 0)
        {
            scheme["rounding"] = rounding;
        }
    }

    private JsonObject Ranking()
    {
        var ranking = new JsonObject { ["ties"] = new JsonArray([.. Enumerable.Range(0, _chance.Next(7)).Select(_ => TieStep())]) };
        if (_chance.OneIn(2))
        {
            ranking["compare"] = _chance.Of("rounded", "unrounded");
        }

        return ranking;
    }

    private JsonObject TieStep()
    {
        var by = _chance.Of("channel", "item", "deductions", "bonus", "earlierTotal");
        var step = new JsonObject { ["by"] = by };
        if (by is "channel" or "item")
        {
            var channel = _chance.Of<string>([.. _judged, .. _factual]);
            step["channel"] = channel;
            if (by == "item")
            {
                step["item"] = _chance.Of<string>([.. _items.Where(i => StandsIn(i, channel)).Select(i => (string)i["code"]!)]);
            }
        }

        return step;
    }

    private static bool StandsIn(JsonObject item, string channel) =>
        (string)item["type"]! != "text" && ((string[])["judgedIn", "countedIn"]).Any(key => item[key]?.AsArray().Any(c => (string)c! == channel) == true);
}
