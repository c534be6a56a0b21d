using System.Text.Json.Nodes;

namespace CampaignPortal.Domain.Scoring;

/// <summary>Writes a scheme as the document that is read back to the same content; what has its default is left out.</summary>
public static class SchemeWriter
{
    /// <returns>Canonical text. Whether it is a scheme that rounds can rest on, only <see cref="Scheme.Check"/> says.</returns>
    /// <exception cref="ArgumentException">A number that cannot be stored.</exception>
    public static string Write(SchemeContent scheme)
    {
        JsonObject root = new()
        {
            ["scheme"] = 1,
            ["code"] = scheme.Code,
            ["name"] = Name(scheme.Name),
            ["scale"] = new JsonObject { ["base"] = scheme.Scale.Base, ["max"] = scheme.Scale.Max, ["min"] = scheme.Scale.Min },
            ["channels"] = List(scheme.Channels, Write),
            ["items"] = List(scheme.Items, Write),
        };
        Put(root, "normaliseWeights", scheme.NormalisesWeights ? JsonValue.Create(true) : null);
        Put(root, "channelGroups", scheme.ChannelGroups.Count == 0 ? null : List(scheme.ChannelGroups, Write));
        Put(root, "coefficients", scheme.Coefficients.Count == 0 ? null : List(scheme.Coefficients, Write));
        Put(root, "block", scheme.Block.Items.Count == 0 ? null : Write(scheme.Block));
        Put(root, "rounding", Write(scheme.Rounding));
        Put(root, "sameFact", WordUnless(scheme.SameFact, SameFact.HighestOnce));
        Put(root, "periods", scheme.Periods.Count == 0 ? null : List(scheme.Periods, Write));
        Put(root, "ranking", scheme.Ranking is { Compare: RankBasis.Rounded, Ties.Count: 0, IfTied: IfTied.Share } ? null : Write(scheme.Ranking));
        StandingWriter.Write(root, scheme.Standing);
        List<Problem> problems = [];
        return CanonicalJson.Read(root.ToJsonString(), problems) is { } document
            ? document.Text
            : throw new ArgumentException(string.Join("; ", problems), nameof(scheme));
    }

    /// <summary>One item by itself, for comparing; of the same places two items with this text are the same.</summary>
    internal static string ItemText(Item item) => Write(item, isInBlock: false).ToJsonString();

    /// <summary>Rounding, facts under several items and ranks by themselves, for comparing.</summary>
    internal static string ReckoningText(SchemeContent scheme) =>
        new JsonArray(Write(scheme.Rounding), Word(scheme.SameFact), Write(scheme.Ranking)).ToJsonString();

    /// <summary>Periods by themselves, for comparing.</summary>
    internal static string PeriodsText(SchemeContent scheme) => List(scheme.Periods, Write).ToJsonString();

    private static JsonObject Write(Channel channel)
    {
        JsonObject reduce = new() { ["by"] = Word(channel.Reduce.By) };
        if (channel.Reduce.By != ReduceBy.Facts)
        {
            reduce["over"] = Word(channel.Reduce.Over);
        }

        if (channel.Reduce.By == ReduceBy.TrimmedMean)
        {
            (reduce["drop"], reduce["above"]) = (channel.Reduce.Drop, channel.Reduce.Above);
        }

        JsonObject missing = new()
        {
            ["rater"] = Word(channel.Missing.Rater), ["minValid"] = channel.Missing.MinValid, ["empty"] = Word(channel.Missing.Empty),
        };
        Put(missing, "quorum", channel.Missing.Quorum);
        JsonObject json = new()
        {
            ["code"] = channel.Code,
            ["name"] = Name(channel.Name),
            ["weight"] = channel.Weight,
            ["reduce"] = reduce,
            ["missing"] = missing,
        };
        Put(json, "group", channel.Group);
        Put(json, "normalise", WordUnless(channel.Normalise, ChannelNormalise.None));
        Put(json, "ballot", channel.Ballot.IsNone ? null : Write(channel.Ballot));
        Put(json, "scaleToBase", channel.ScaleToBase ? JsonValue.Create(true) : null);
        return json;
    }

    private static JsonObject Write(BallotRule ballot)
    {
        JsonObject json = [];
        Put(json, "notAllEqual", ballot.RefusesAllEqual ? JsonValue.Create(true) : null);
        Put(json, "notAllFull", ballot.RefusesAllFull ? JsonValue.Create(true) : null);
        Put(json, "limits", ballot.Limits.Count == 0 ? null : List(ballot.Limits, Write));
        return json;
    }

    private static JsonObject Write(BallotLimit limit)
    {
        JsonObject json = new() { ["from"] = limit.From };
        Put(json, "to", limit.To);
        Put(json, "atMost", limit.AtMost);
        Put(json, "atMostShare", limit.AtMostShare);
        Put(json, "atLeast", limit.AtLeast);
        return json;
    }

    private static JsonObject Write(ChannelGroup group)
    {
        JsonObject json = new() { ["code"] = group.Code, ["name"] = Name(group.Name), ["weight"] = group.Weight, ["empty"] = Word(group.Empty) };
        Put(json, "group", group.Group);
        return json;
    }

    private static JsonObject Write(Coefficient coefficient) =>
        new() { ["code"] = coefficient.Code, ["name"] = Name(coefficient.Name), ["from"] = coefficient.From, ["to"] = coefficient.To };

    private static JsonObject Write(SchemeNode node) => node is Group group ? Write(group) : Write((Item)node, isInBlock: false);

    private static JsonObject Write(Group group)
    {
        JsonObject json = new() { ["code"] = group.Code, ["name"] = Name(group.Name), ["items"] = List(group.Items, Write) };
        Put(json, "cap", group.Cap);
        Put(json, "floor", group.Floor);
        return json;
    }

    private static JsonObject Write(Block block)
    {
        JsonObject json = new() { ["items"] = List(block.Items, i => Write(i, isInBlock: true)) };
        Put(json, "bonusCap", block.BonusCap);
        return json;
    }

    private static JsonObject Write(Item item, bool isInBlock)
    {
        var head = item.Head;
        JsonObject json = new() { ["code"] = head.Code, ["name"] = Name(head.Name), ["type"] = SchemeItemParser.TypeOf(item) };
        Put(json, "criterion", head.Criterion);
        Put(json, "responsibleOffice", head.ResponsibleOffice);
        Put(json, "basis", head.Basis);
        Put(json, "notApplicable", WordUnless(head.NotApplicable, NotApplicablePolicy.Refused));
        if (!isInBlock)
        {
            PutPlace(json, item);
        }

        PutKind(json, item, isInBlock);
        return json;
    }

    /// <summary>What only items of the tree have: points and channels.</summary>
    private static void PutPlace(JsonObject json, Item item)
    {
        Put(json, "judgedIn", item.JudgedIn.Count == 0 ? null : Codes(item.JudgedIn));
        if (item is TextItem)
        {
            return;
        }

        json["points"] = item.Points;
        Put(json, "countedIn", item.CountedIn.Count == 0 ? null : Codes(item.CountedIn));
        Put(json, "unknown", WordUnless(item.Head.Unknown, UnknownPolicy.Refused));
        if (item is not (DeductItem or BonusItem) || item.JudgedIn.Count > 0)
        {
            json["noData"] = Word(item.Head.NoData);
        }
    }

    private static void PutKind(JsonObject json, Item item, bool isInBlock)
    {
        switch (item)
        {
            case PointsItem points:
                Put(json, "step", points.Step);
                break;
            case LevelItem level:
                json["levels"] = List(level.Levels, Write);
                break;
            case YesNoItem yesNo:
                (json["pointsYes"], json["pointsNo"]) = (yesNo.PointsYes, yesNo.PointsNo);
                break;
            case RatioItem ratio:
                json["curve"] = Write(ratio.Curve);
                break;
            case DerivedItem derived:
                (json["by"], json["outOf"]) = (Word(derived.By), derived.OutOf);
                break;
            case RankItem rank:
                json["table"] = List(rank.Table, r => new JsonObject { ["to"] = r.To, ["points"] = r.Points });
                Put(json, "otherwise", rank.Otherwise == 0 ? null : rank.Otherwise);
                break;
            case BonusItem bonus:
                PutOccurrences(json, bonus, bonus.Cap);
                break;
            case DeductItem deduct:
                PutOccurrences(json, deduct, deduct.Cap);
                Put(json, "floor", isInBlock ? null : deduct.FloorsAtZero ? "zero" : "none");
                break;
        }
    }

    private static void PutOccurrences(JsonObject json, Item item, decimal? cap)
    {
        var (multipliers, repeat, roles) = item.Weighing;
        json["rules"] = List(item.Rules, Write);
        Put(json, "cap", cap);
        Put(json, "multipliers", multipliers.Count == 0 ? null : List(multipliers, m => new JsonObject { ["code"] = m.Code, ["name"] = Name(m.Name), ["factor"] = m.Factor }));
        Put(json, "repeat", repeat is null ? null : new JsonObject { ["from"] = repeat.From, ["factor"] = repeat.Factor });
        Put(json, "roles", roles.Count == 0 ? null : List(roles, r => new JsonObject { ["code"] = r.Code, ["name"] = Name(r.Name), ["factor"] = r.Factor }));
    }

    private static JsonObject Write(Level level)
    {
        JsonObject json = new() { ["code"] = level.Code, ["name"] = Name(level.Name) };
        if (level.Values.Count == 0)
        {
            json["points"] = level.Points;
        }
        else
        {
            json["values"] = new JsonArray([.. level.Values.Select(v => JsonValue.Create(v))]);
        }

        return json;
    }

    private static JsonObject Write(OccurrenceRule rule)
    {
        JsonObject json = new() { ["code"] = rule.Code, ["cause"] = Name(rule.Cause), ["per"] = Word(rule.Per) };
        if (rule.From == rule.To)
        {
            json["value"] = rule.From;
        }
        else
        {
            (json["from"], json["to"]) = (rule.From, rule.To);
        }

        Put(json, "cap", rule.Cap);
        return json;
    }

    private static JsonObject Write(Curve curve) => curve switch
    {
        StepLossCurve step => new()
        {
            ["kind"] = "stepLoss", ["target"] = step.Target, ["lossPerPoint"] = step.LossPerPoint, ["perStarted"] = step.PerStarted,
        },
        ThresholdCurve threshold => new() { ["kind"] = "threshold", ["target"] = threshold.Target, ["below"] = threshold.Below },
        BandedCurve banded => new()
        {
            ["kind"] = "banded", ["bands"] = List(banded.Bands, b => new JsonObject { ["from"] = b.From, ["points"] = b.Points }),
        },
        OvershootCurve over => new() { ["kind"] = "overshoot", ["target"] = over.Target, ["bonusPerPoint"] = over.BonusPerPoint, ["cap"] = over.Cap },
        ProportionalCurve plain => new() { ["kind"] = "proportional", ["target"] = plain.Target },
        _ => throw new ArgumentException($"Unknown curve {curve}.", nameof(curve)),
    };

    private static JsonObject? Write(StageRounding rounding)
    {
        JsonObject json = [];
        Put(json, "item", Write(rounding.Item));
        Put(json, "sheet", Write(rounding.Sheet));
        Put(json, "channel", Write(rounding.Channel));
        Put(json, "total", rounding.Total == Rounding.Default ? null : Write(rounding.Total));
        return json.Count == 0 ? null : json;
    }

    private static JsonObject? Write(Rounding? stage) =>
        stage is null ? null : new JsonObject { ["decimals"] = stage.Decimals, ["mode"] = Word(stage.Mode) };

    private static JsonObject Write(Period period)
    {
        JsonObject json = new() { ["kind"] = period.Kind };
        if (period.Parent is null)
        {
            return json;
        }

        (json["parent"], json["by"], json["missing"]) = (period.Parent, Word(period.By), Word(period.Missing));
        if (period.By == PeriodOperator.Weighted)
        {
            json["weights"] = List(period.Weights, w => new JsonObject { ["weight"] = w });
        }
        else
        {
            json["count"] = period.Count;
        }

        Put(json, "best", period.By == PeriodOperator.BestMean ? period.Best : null);
        Put(json, "share", period.Share == 1 ? null : period.Share);
        Put(json, "shortService", WordUnless(period.ShortService, ShortService.AsIs));
        Put(json, "minServed", period.MinServed == 0 ? null : period.MinServed);
        Put(json, "extras", period.Extras.Count == 0 ? null : List(period.Extras, e => Ranged(e.Code, e.Name, e.From, e.To)));
        Put(json, "adjustments", period.Adjustments.Count == 0 ? null : List(period.Adjustments, Write));
        Put(json, "max", period.Max);
        Put(json, "min", period.Min);
        return json;
    }

    private static JsonObject Write(PeriodAdjustment adjustment)
    {
        var json = Ranged(adjustment.Code, adjustment.Name, adjustment.From, adjustment.To);
        Put(json, "cap", adjustment.Cap);
        return json;
    }

    private static JsonObject Ranged(string code, LocalText name, decimal from, decimal to) =>
        new() { ["code"] = code, ["name"] = Name(name), ["from"] = from, ["to"] = to };

    private static JsonObject Write(RankingRule ranking)
    {
        JsonObject json = new() { ["ties"] = List(ranking.Ties, Write) };
        Put(json, "compare", WordUnless(ranking.Compare, RankBasis.Rounded));
        Put(json, "ifTied", WordUnless(ranking.IfTied, IfTied.Share));
        return json;
    }

    private static JsonObject Write(TieStep tie)
    {
        JsonObject json = new() { ["by"] = Word(tie.By) };
        Put(json, "channel", tie.Channel);
        Put(json, "item", tie.Item);
        return json;
    }

    internal static JsonObject Name(LocalText text)
    {
        JsonObject json = new() { ["zh"] = text.Zh };
        Put(json, "en", text.En);
        return json;
    }

    internal static JsonArray List<T>(IEnumerable<T> values, Func<T, JsonNode> write) => [.. values.Select(write)];

    internal static JsonArray Codes(IEnumerable<string> codes) => [.. codes.Select(c => JsonValue.Create(c))];

    internal static string Word<T>(T value)
        where T : struct, Enum => Words<T>.Of(value);

    internal static string? WordUnless<T>(T value, T whenAbsent)
        where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, whenAbsent) ? null : Word(value);

    internal static void Put(JsonObject owner, string key, JsonNode? value)
    {
        if (value is not null)
        {
            owner[key] = value;
        }
    }
}
