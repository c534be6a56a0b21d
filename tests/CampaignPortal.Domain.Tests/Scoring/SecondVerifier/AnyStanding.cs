using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>Adds gates, grades, awards and consequences of every kind to a scheme.</summary>
internal sealed class AnyStanding
{
    private static readonly string[] Categories = ["window", "section", "科"];
    private readonly Chance _chance;
    private readonly SchemeContent _scheme;
    private readonly List<string> _grades = [];
    private readonly List<string> _awards = [];

    private AnyStanding(Chance chance, SchemeContent scheme) => (_chance, _scheme) = (chance, scheme);

    public static Scheme Added(Chance chance, JsonObject document)
    {
        var plain = document.Parse();
        if (chance.OneIn(3))
        {
            return plain;
        }

        new AnyStanding(chance, plain.Content).AddTo(document);
        return document.Parse();
    }

    private void AddTo(JsonObject document)
    {
        document["ranking"]!["ifTied"] = _chance.Of("share", "decision", "runOff", "lot", "forbid");
        List<JsonObject> awards = [.. Enumerable.Range(1, _chance.Next(4)).Select(i => Named($"榜{i}"))];
        _awards.AddRange(awards.Select(a => (string)a["code"]!));
        var needsVeto = AddGrades(document);
        foreach (var (index, award) in awards.Index())
        {
            Complete(award, index);
        }

        // Lists may stand before those they need.
        Put(document, "awards", _chance.OneIn(2) ? awards : awards.AsEnumerable().Reverse());
        List<JsonObject> consequences = [.. Enumerable.Range(1, _chance.Next(3)).Select(i => Named($"后果{i}"))];
        foreach (var consequence in consequences)
        {
            consequence["when"] = Conditions(isOfGate: false);
        }

        consequences.Add(Named("约谈"));
        Put(document, "consequences", consequences);
        Put(document, "gates", Enumerable.Range(1, 1 + _chance.Next(4)).Select(i => Gate(i, needsVeto)).ToList());
    }

    private static JsonObject Named(string code) => new() { ["code"] = code, ["name"] = new JsonObject { ["zh"] = "名称" } };

    private static void Put(JsonObject owner, string key, IEnumerable<JsonObject> list)
    {
        JsonArray array = [.. list];
        if (array.Count > 0)
        {
            owner[key] = array;
        }
    }

    /// <summary>Whether a band can only be reached by a gate.</summary>
    private bool AddGrades(JsonObject document)
    {
        if (_chance.OneIn(4))
        {
            return false;
        }

        var scale = _scheme.Scale.Base;
        JsonObject top = Named("优"), middle = Named("良"), rest = Named("中"), last = Named("差");
        if (_chance.OneIn(2))
        {
            top["from"] = scale * 0.8m;
        }

        Restrict(top, isRequired: top["from"] is null);
        middle["from"] = scale * 0.6m;
        Restrict(middle, isRequired: false);
        if (top["from"] is not null && _chance.OneIn(2))
        {
            middle["to"] = scale * 0.8m;
        }

        var hasBottom = _chance.OneIn(2);
        if (hasBottom)
        {
            var quota = Quota();
            quota["order"] = "bottom";
            last["quota"] = quota;
            if (_chance.OneIn(2))
            {
                last["to"] = scale * 0.7m;
            }
        }

        _grades.AddRange(["优", "良", "中", "差"]);
        document["grades"] = new JsonObject { ["bands"] = new JsonArray(top, middle, rest, last) };
        return !hasBottom;
    }

    private void Restrict(JsonObject band, bool isRequired)
    {
        if (isRequired || !_chance.OneIn(3))
        {
            var quota = Quota();
            if (band["from"] is not null)
            {
                quota["unfilled"] = _chance.Of("empty", "nextBand", "nextBand");
            }

            band["quota"] = quota;
        }

        if (_chance.OneIn(4))
        {
            band["rank"] = _chance.Between(1, 3);
        }
    }

    private JsonObject Quota()
    {
        JsonObject quota = new() { ["base"] = _chance.Of("all", "eligible", "ranked"), ["atLimit"] = _chance.Of("cut", "cut", "includeAll", "includeAll", "excludeAll") };
        switch (_chance.Next(4))
        {
            case 0:
                quota["seats"] = _chance.Between(1, 3);
                break;
            case 1:
                quota["perCategory"] = new JsonArray([.. _chance.Some(Categories).Select(c => new JsonObject { ["category"] = c, ["seats"] = _chance.Between(1, 2) })]);
                return quota;
            default:
                (quota["share"], quota["round"]) = (_chance.Of(0.2m, 0.3333m, 0.5m, 1m), _chance.Of("floor", "halfUp", "ceiling"));
                quota["atLeast"] = _chance.Next(2);
                break;
        }

        if (_chance.OneIn(3))
        {
            quota["over"] = "all";
        }
        else if (_chance.OneIn(2))
        {
            quota["poolBelow"] = _chance.Between(2, 4);
        }

        return quota;
    }

    private void Complete(JsonObject award, int index)
    {
        var quota = Quota();
        quota["order"] = _chance.Of("top", "top", "bottom");
        award["quota"] = quota;
        if (_chance.OneIn(3))
        {
            award["perParent"] = _chance.Between(1, 2);
        }

        if (_chance.OneIn(4))
        {
            award["shortlist"] = _chance.Between(3, 4);
        }

        JsonObject needs = [];
        Need(needs, "grades", _grades.Count > 0, () => Codes(_chance.Some(_grades)));
        Need(needs, "rank", true, () => _chance.Between(1, 4));
        Need(needs, "from", true, () => _scheme.Scale.Base * 0.3m);
        Need(needs, "below", true, () => _scheme.Scale.Base * 0.9m);
        Need(needs, "awards", index > 0, () => Codes([_awards[_chance.Next(index)]]));
        Need(needs, "earlier", true, () => new JsonObject { ["award"] = _chance.Of(_awards), ["times"] = 1, ["within"] = _chance.Between(1, 3) });
        award["needs"] = needs;
    }

    private void Need(JsonObject needs, string key, bool canBe, Func<JsonNode> value)
    {
        if (canBe && _chance.OneIn(6))
        {
            needs[key] = value();
        }
    }

    private static JsonArray Codes(IEnumerable<string> codes) => [.. codes.Select(c => JsonValue.Create(c))];

    private JsonObject Gate(int number, bool needsVeto)
    {
        var gate = Named($"门{number}");
        gate["when"] = Conditions(isOfGate: true);
        List<JsonObject> effects = [.. Enumerable.Range(0, _chance.Between(1, 2)).Select(_ => Effect())];
        if (number == 1)
        {
            // Somebody must lead to what nothing else reaches.
            effects.Add(new() { ["kind"] = "consequence", ["consequence"] = "约谈" });
            if (needsVeto)
            {
                effects.Add(new() { ["kind"] = _chance.Of("grade", "gradeAtMost"), ["grade"] = "差" });
            }
        }

        gate["effects"] = new JsonArray([.. effects]);
        if (_chance.OneIn(3))
        {
            gate["scope"] = Codes(_chance.Some(["unit", "people", "leaders"]));
        }

        if (_chance.OneIn(2))
        {
            gate["forward"] = _chance.Next(3);
        }

        return gate;
    }

    private JsonObject Effect() => _chance.Next(9) switch
    {
        0 => new() { ["kind"] = "notRanked" },
        1 => new() { ["kind"] = "exempt" },
        2 when _grades.Count > 0 => new() { ["kind"] = "grade", ["grade"] = _chance.Of(_grades) },
        3 or 4 when _grades.Count > 0 => new() { ["kind"] = "gradeAtMost", ["grade"] = _chance.Of(_grades) },
        5 => new() { ["kind"] = "zero" },
        6 => new() { ["kind"] = "revoke", ["back"] = _chance.Between(1, 3), ["awards"] = Codes(_awards.Count > 0 && _chance.OneIn(2) ? _chance.Some(_awards) : []) },
        7 => new() { ["kind"] = "consequence", ["consequence"] = "约谈" },
        _ => new() { ["kind"] = "noAward", ["awards"] = Codes(_awards.Count > 0 && _chance.OneIn(2) ? _chance.Some(_awards) : []) },
    };

    private JsonArray Conditions(bool isOfGate) => [.. Enumerable.Range(0, _chance.Of(1, 1, 1, 2)).Select(_ => Condition(isOfGate))];

    private JsonObject Condition(bool isOfGate)
    {
        var channel = _chance.Of(_scheme.Channels);
        var inChannel = _scheme.TreeItems.Where(i => i is not TextItem && i.StandsIn(channel.Code)).ToList();
        var counted = _scheme.AllItems.Where(i => i.Rules.Count > 0 && _scheme.IsCounted(i)).ToList();
        var exhaustible = _scheme.TreeItems.OfType<DeductItem>().Where(d => d.CountedIn.Count > 0 && !(d.Cap < d.Points)).ToList();
        return _chance.Next(12) switch
        {
            0 or 1 when isOfGate => new() { ["by"] = "recorded" },
            2 => Limited(new() { ["by"] = "channel", ["channel"] = channel.Code }, _scheme.Scale.Base * 0.6m),
            3 => Limited(new() { ["by"] = "item", ["channel"] = channel.Code, ["item"] = _chance.Of(inChannel).Code }, 5),
            4 or 5 when exhaustible.Count > 0 => new() { ["by"] = "exhausted", ["item"] = _chance.Of(exhaustible).Code },
            6 when counted.Count > 0 => Occurrences(_chance.Of(counted)),
            7 when channel.Reduce.By != ReduceBy.Facts => Limited(new() { ["by"] = "sheets", ["channel"] = channel.Code }, _chance.Between(1, 4)),
            8 => Limited(new() { ["by"] = "service" }, 3),
            9 or 10 or 11 => History(isOfGate),
            _ => Limited(new() { ["by"] = "total" }, _scheme.Scale.Base * 0.6m),
        };
    }

    private JsonObject Occurrences(Item item)
    {
        JsonObject condition = new() { ["by"] = "occurrences", ["item"] = item.Code };
        if (_chance.OneIn(2))
        {
            condition["rule"] = _chance.Of(item.Rules).Code;
        }

        return Limited(condition, _chance.Between(0, 4));
    }

    private JsonObject Limited(JsonObject condition, decimal bound)
    {
        condition[_chance.Of("below", "atMost", "atLeast", "above")] = bound;
        return condition;
    }

    private JsonObject History(bool isOfGate)
    {
        JsonObject condition = new() { ["by"] = "history", ["periods"] = _chance.Of(1, 1, 2) };
        var kind = _chance.Of("gate", "grade", "award", "bottom");
        kind = (kind == "grade" && _grades.Count == 0) || (kind == "award" && _awards.Count == 0) ? "bottom" : kind;
        condition["event"] = kind;
        condition[kind == "bottom" ? "places" : "code"] = kind switch
        {
            "gate" => "门1",
            "grade" => _chance.Of(_grades),
            "award" => _chance.Of(_awards),
            _ => _chance.Between(1, 3),
        };
        if (!isOfGate)
        {
            condition["withThis"] = _chance.OneIn(2);
        }

        return condition;
    }
}
