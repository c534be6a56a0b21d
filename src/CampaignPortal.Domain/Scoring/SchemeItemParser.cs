namespace CampaignPortal.Domain.Scoring;

/// <summary>Reads groups, items, rules and curves of a scheme document.</summary>
internal static class SchemeItemParser
{
    private const int BasisMaxLength = 2000;

    private enum ItemType
    {
        Points,
        Deduct,
        Bonus,
        Ratio,
        Level,
        YesNo,
        Text,
        Derived,
        Rank,
    }

    private enum BlockItemType
    {
        Deduct,
        Bonus,
    }

    private enum FloorKind
    {
        Zero,
        None,
    }

    private enum CurveKind
    {
        Proportional,
        StepLoss,
        Threshold,
        Banded,
        Overshoot,
    }

    /// <summary>A node with <c>items</c> is a group; any other is an item.</summary>
    public static SchemeNode ReadNode(StrictObject node) =>
        node.Has("items") ? ReadGroup(node) : ReadItem(node, node.Choice<ItemType>("type"));

    public static Item ReadBlockItem(StrictObject item)
    {
        var isBonus = item.Choice<BlockItemType>("type") == BlockItemType.Bonus;
        var head = ReadTexts(item, points: 0);
        return isBonus ? ReadBonus(item, head) : ReadDeduct(item, head, floorsAtZero: false);
    }

    /// <summary>The word for the type of an item.</summary>
    public static string TypeOf(Item item) => Words<ItemType>.Of(item switch
    {
        PointsItem => ItemType.Points,
        DeductItem => ItemType.Deduct,
        BonusItem => ItemType.Bonus,
        RatioItem => ItemType.Ratio,
        LevelItem => ItemType.Level,
        YesNoItem => ItemType.YesNo,
        TextItem => ItemType.Text,
        DerivedItem => ItemType.Derived,
        RankItem => ItemType.Rank,
        _ => throw new ArgumentException($"Unknown item {item.Code}.", nameof(item)),
    });

    private static Group ReadGroup(StrictObject group)
    {
        var (floor, cap) = (group.OptionalNumber("floor", decimal.MinValue), group.OptionalNumber("cap", 0));
        if (floor > cap)
        {
            group.Report("cap", ProblemCode.RangeReversed, Member.Of("floor", floor.Value), Member.Of("cap", cap.Value));
        }

        return new Group(group.Code("code"), SchemeParser.ReadName(group), group.SomeObjects("items", ReadNode), cap, floor);
    }

    private static Item ReadItem(StrictObject item, ItemType type)
    {
        if (type == ItemType.Text)
        {
            return new TextItem(ReadTexts(item, points: 0) with { JudgedIn = item.Codes("judgedIn") });
        }

        var head = ReadHead(item, type);
        return type switch
        {
            ItemType.Points => ReadPoints(item, head),
            ItemType.Level => new LevelItem(head, ReadLevels(item, head.Points)),
            ItemType.YesNo => ReadYesNo(item, head),
            ItemType.Ratio => new RatioItem(head, item.Object("curve", c => ReadCurve(c, head.Points)) ?? new ProportionalCurve(1)),
            ItemType.Bonus => ReadBonus(item, head),
            ItemType.Derived => new DerivedItem(head, item.Choice<FigureReduction>("by"), item.Number("outOf", 0.0001m)),
            ItemType.Rank => new RankItem(head, ReadRankTable(item, head.Points), item.OptionalNumber("otherwise", -Limit, head.Points) ?? 0),
            _ => ReadDeduct(item, head, item.Choice<FloorKind>("floor") == FloorKind.Zero),
        };
    }

    private static ItemHead ReadHead(StrictObject item, ItemType type)
    {
        var (judgeable, countable) = (type is not (ItemType.Derived or ItemType.Rank), type is not (ItemType.Points or ItemType.Level or ItemType.YesNo));
        var head = ReadTexts(item, item.Number("points", 0)) with
        {
            JudgedIn = judgeable ? item.Codes("judgedIn") : [],
            CountedIn = countable ? item.Codes("countedIn") : [],
            Unknown = judgeable ? item.Choice("unknown", UnknownPolicy.Refused) : UnknownPolicy.Refused,
        };

        // Occurrences are complete by nature: none recorded means none happened.
        var needsData = type is not (ItemType.Deduct or ItemType.Bonus) || head.JudgedIn.Count > 0;
        return needsData ? head with { NoData = item.Choice<NoDataPolicy>("noData", ProblemCode.MissingPolicy) } : head;
    }

    private static ItemHead ReadTexts(StrictObject item, decimal points) => new(
        item.Code("code"),
        SchemeParser.ReadName(item),
        points,
        item.OptionalCode("criterion"),
        item.OptionalCode("responsibleOffice"),
        item.Has("basis") ? item.Text("basis", BasisMaxLength) : null,
        [],
        [],
        item.Choice("notApplicable", NotApplicablePolicy.Refused),
        NoDataPolicy.Block,
        UnknownPolicy.Refused);

    private static IReadOnlyList<Level> ReadLevels(StrictObject item, decimal points) =>
        item.SomeObjects("levels", l => ReadLevel(l, points));

    private static Level ReadLevel(StrictObject level, decimal points)
    {
        var (code, name) = (level.Code("code"), SchemeParser.ReadName(level));
        if (!level.Has("values"))
        {
            return new Level(code, name, level.Number("points", 0, points));
        }

        var values = level.Numbers("values", 0, points);
        foreach (var (before, value) in values.Zip(values.Skip(1)).Where(pair => pair.First <= pair.Second).Take(1))
        {
            level.Report("values", ProblemCode.BandsOutOfOrder, Member.OutOfOrder("values", value, before, "<"));
        }

        return new Level(code, name, values.DefaultIfEmpty(0).Max()) { Values = values };
    }

    private static IReadOnlyList<RankPoints> ReadRankTable(StrictObject item, decimal points)
    {
        var table = item.SomeObjects("table", r => new RankPoints(r.Whole("to", 1, 1_000_000), r.Number("points", -Limit, points)));
        for (var i = 1; i < table.Count; i++)
        {
            if (table[i].To <= table[i - 1].To)
            {
                item.Report($"table[{i}]", ProblemCode.BandsOutOfOrder, Member.OutOfOrder("to", table[i].To, table[i - 1].To, ">"));
            }
            else if (table[i].Points > table[i - 1].Points)
            {
                item.Report($"table[{i}]", ProblemCode.BandsOutOfOrder, Member.OutOfOrder("points", table[i].Points, table[i - 1].Points, "≤"));
            }
        }

        return table;
    }

    private static BonusItem ReadBonus(StrictObject item, ItemHead head) =>
        new(head, ReadRules(item), item.OptionalNumber("cap", 0)) { Weighing = ReadWeighing(item) };

    private static DeductItem ReadDeduct(StrictObject item, ItemHead head, bool floorsAtZero) =>
        new(head, ReadRules(item), floorsAtZero, item.OptionalNumber("cap", 0)) { Weighing = ReadWeighing(item) };

    private static OccurrenceWeighing ReadWeighing(StrictObject item)
    {
        var multipliers = item.OptionalObjects("multipliers", m =>
            new Multiplier(m.Code("code"), SchemeParser.ReadName(m), m.Number("factor", 0, OccurrenceWeighing.MostFactor)));
        if (multipliers.Count > OccurrenceWeighing.MostMultipliers)
        {
            item.Report("multipliers", ProblemCode.TooManyEntries, $"{OccurrenceWeighing.MostMultipliers}", $"{multipliers.Count}");
        }

        return new OccurrenceWeighing(
            multipliers,
            item.OptionalObject("repeat", r => new Repeat(r.Whole("from", 2, 1_000_000), r.Number("factor", 0, OccurrenceWeighing.MostFactor))),
            item.OptionalObjects("roles", r => new LinkRole(r.Code("code"), SchemeParser.ReadName(r), r.Number("factor", 0, Limit))));
    }

    /// <summary>Full marks must be one of the steps.</summary>
    private static PointsItem ReadPoints(StrictObject item, ItemHead head)
    {
        var step = item.OptionalNumber("step", 0.0001m);
        if (step is { } each && head.Points % each != 0)
        {
            item.Report("step", ProblemCode.PolicyDoesNotFit, [Member.Of("step", each), Member.Of("points", head.Points), .. Multiples(each, head.Points)]);
        }

        return new PointsItem(head, step);
    }

    /// <summary>The full marks nearest to those written that the step reaches.</summary>
    private static IEnumerable<string> Multiples(decimal step, decimal points) =>
        new[] { points - (points % step), points - (points % step) + step }.Where(p => p > 0 && Shared.Points.IsStorable(p)).Select(p => Member.Of("points", p));

    private static YesNoItem ReadYesNo(StrictObject item, ItemHead head) =>
        new(head, item.Number("pointsYes", -Limit, head.Points), item.Number("pointsNo", -Limit, head.Points));

    private static IReadOnlyList<OccurrenceRule> ReadRules(StrictObject item) => item.SomeObjects("rules", ReadRule);

    private static OccurrenceRule ReadRule(StrictObject rule)
    {
        decimal from, to;
        if (rule.Has("value"))
        {
            from = to = rule.Number("value", 0);
        }
        else
        {
            (from, to) = (rule.Number("from", 0), rule.Number("to", 0));
            if (from > to)
            {
                rule.Report("to", ProblemCode.RangeReversed, Member.Of("from", from), Member.Of("to", to));
            }
        }

        return new OccurrenceRule(
            rule.Code("code"), SchemeParser.ReadName(rule, "cause"), from, to, rule.Choice<OccurrenceUnit>("per"), rule.OptionalNumber("cap", 0));
    }

    private static Curve ReadCurve(StrictObject curve, decimal points)
    {
        var kind = curve.Choice<CurveKind>("kind");
        return kind == CurveKind.Banded ? ReadBands(curve, points) : ReadTargetCurve(curve, kind, curve.Number("target", 0.0001m));
    }

    private static Curve ReadTargetCurve(StrictObject curve, CurveKind kind, decimal target) => kind switch
    {
        CurveKind.StepLoss => new StepLossCurve(target, curve.Number("lossPerPoint", 0), curve.Flag("perStarted")),
        CurveKind.Threshold => new ThresholdCurve(target, curve.Number("below", 0, target)),
        CurveKind.Overshoot => new OvershootCurve(target, curve.Number("bonusPerPoint", 0), curve.Number("cap", 0)),
        _ => new ProportionalCurve(target),
    };

    private static BandedCurve ReadBands(StrictObject curve, decimal points)
    {
        var bands = curve.SomeObjects("bands", b => new Band(b.Number("from", 0), b.Number("points", 0, points)));
        for (var i = 1; i < bands.Count; i++)
        {
            if (bands[i].From >= bands[i - 1].From)
            {
                curve.Report($"bands[{i}]", ProblemCode.BandsOutOfOrder, Member.OutOfOrder("from", bands[i].From, bands[i - 1].From, "<"));
            }
            else if (bands[i].Points > bands[i - 1].Points)
            {
                curve.Report($"bands[{i}]", ProblemCode.BandsOutOfOrder, Member.OutOfOrder("points", bands[i].Points, bands[i - 1].Points, "≤"));
            }
        }

        return new BandedCurve(bands);
    }

    private const decimal Limit = Shared.Points.Limit;
}
