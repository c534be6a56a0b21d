namespace CampaignPortal.Domain.Scoring;

/// <summary>Reads a scheme document; the key reference is docs/domain/scoring.md.</summary>
internal static class SchemeParser
{
    private const int FormatVersion = 1;
    private const int NameMaxLength = 200;
    private const decimal MostWeight = 1_000_000;
    private const decimal MostCoefficient = 100;

    public static Scheme Parse(string json)
    {
        var (content, text, problems) = Read(json);
        return problems.Count == 0 ? new Scheme(content, text) : throw new SchemeException(problems);
    }

    /// <summary>The content of a document whatever is wrong with it, and everything that is.</summary>
    /// <exception cref="SchemeException">It cannot be read at all.</exception>
    public static (SchemeContent Content, string Text, IReadOnlyList<Problem> Problems) Read(string json)
    {
        List<Problem> problems = [];
        if (CanonicalJson.Read(json, problems) is not { } document)
        {
            throw new SchemeException(problems);
        }

        var root = new StrictObject(document.Root, "", problems);
        var content = ReadContent(root);
        root.Close();
        if (problems.TrueForAll(p => p.Code == ProblemCode.EmptyList))
        {
            // References are only worth checking in a document that could be read; what is still empty was.
            problems.AddRange(SchemeChecks.Run(content));
        }

        return (content, document.Text, problems);
    }

    internal static LocalText ReadName(StrictObject owner, string key = "name") =>
        owner.Object(key, text => new LocalText(
            text.Text("zh", NameMaxLength),
            text.Has("en") ? text.Text("en", NameMaxLength) : null)) ?? new LocalText("");

    private static SchemeContent ReadContent(StrictObject root)
    {
        var version = root.Whole("scheme", 1, int.MaxValue);
        if (version != FormatVersion)
        {
            root.Report("scheme", ProblemCode.UnsupportedVersion, $"{version}");
        }

        var normalises = root.Flag("normaliseWeights");
        return new SchemeContent(
            root.Code("code"),
            ReadName(root),
            root.Object("scale", ReadScale) ?? new Scale(1, null, null),
            root.SomeObjects("channels", c => ReadChannel(c, normalises)),
            root.SomeObjects("items", SchemeItemParser.ReadNode),
            root.OptionalObject("block", ReadBlock) ?? Block.Empty,
            root.OptionalObject("rounding", ReadRounding) ?? new StageRounding(null, null, null, Rounding.Default),
            root.Choice("sameFact", SameFact.HighestOnce),
            root.Has("periods") ? root.Objects("periods", ReadPeriod) : [],
            root.OptionalObject("ranking", ReadRanking) ?? RankingRule.Default)
        {
            ChannelGroups = root.OptionalObjects("channelGroups", g => ReadGroup(g, normalises)),
            NormalisesWeights = normalises,
            Coefficients = root.OptionalObjects("coefficients", ReadCoefficient),
            Standing = StandingParser.Read(root),
        };
    }

    private static Scale ReadScale(StrictObject scale) =>
        new(scale.Number("base", 0.0001m), scale.NumberOrNull("max", 0), scale.NumberOrNull("min", decimal.MinValue));

    private static decimal ReadWeight(StrictObject owner, bool normalises) => owner.Number("weight", 0, normalises ? MostWeight : 1);

    private static ChannelGroup ReadGroup(StrictObject group, bool normalises) => new(
        group.Code("code"),
        ReadName(group),
        ReadWeight(group, normalises),
        group.OptionalCode("group"),
        group.Choice<EmptyChannel>("empty", ProblemCode.MissingPolicy));

    private static Coefficient ReadCoefficient(StrictObject coefficient)
    {
        var (from, to) = (coefficient.Number("from", 0, MostCoefficient), coefficient.Number("to", 0, MostCoefficient));
        if (from > to)
        {
            coefficient.Report("to", ProblemCode.RangeReversed, Member.Of("from", from), Member.Of("to", to));
        }

        return new Coefficient(coefficient.Code("code"), ReadName(coefficient), from, to);
    }

    private static Channel ReadChannel(StrictObject channel, bool normalises) => new(
        channel.Code("code"),
        ReadName(channel),
        ReadWeight(channel, normalises),
        channel.Flag("scaleToBase"),
        channel.Object("reduce", ReadReduction) ?? new Reduction(ReduceBy.Mean, ReduceOver.Item),
        channel.Object("missing", ReadMissing, ProblemCode.MissingPolicy) ?? new MissingPolicy(default, 1, default))
    {
        Group = channel.OptionalCode("group"),
        Normalise = channel.Choice("normalise", ChannelNormalise.None),
        Ballot = channel.OptionalObject("ballot", ReadBallot) ?? BallotRule.None,
    };

    private static BallotRule ReadBallot(StrictObject ballot) =>
        new(ballot.Flag("notAllEqual"), ballot.Flag("notAllFull"), ballot.OptionalObjects("limits", ReadLimit));

    private static BallotLimit ReadLimit(StrictObject limit)
    {
        BallotLimit read = new(
            limit.Number("from", 0),
            limit.OptionalNumber("to", 0),
            limit.Has("atMost") ? limit.Whole("atMost", 0, 1_000_000) : null,
            limit.OptionalNumber("atMostShare", 0, 1),
            limit.Has("atLeast") ? limit.Whole("atLeast", 1, 1_000_000) : null);
        if (read.To is { } to && to <= read.From)
        {
            limit.Report("to", ProblemCode.RangeReversed, Member.Of("from", read.From), Member.Of("to", to));
        }

        if (read is { AtMost: null, AtMostShare: null, AtLeast: null })
        {
            limit.Report("atMost", ProblemCode.MissingKey, "atMost / atMostShare / atLeast");
        }

        return read;
    }

    private static Reduction ReadReduction(StrictObject reduce)
    {
        var by = reduce.Choice<ReduceBy>("by");
        var over = by == ReduceBy.Facts ? ReduceOver.Item : reduce.Choice<ReduceOver>("over");
        if (by != ReduceBy.TrimmedMean)
        {
            return new Reduction(by, over);
        }

        var drop = reduce.Whole("drop", 1, 1000);
        return new Reduction(by, over, drop, reduce.Whole("above", 2 * drop, 1_000_000));
    }

    private static MissingPolicy ReadMissing(StrictObject missing) => new(
        missing.Choice<MissingRater>("rater", ProblemCode.MissingPolicy),
        missing.Whole("minValid", 1, 1_000_000),
        missing.Choice<EmptyChannel>("empty", ProblemCode.MissingPolicy),
        missing.OptionalNumber("quorum", 0, 1));

    private static Block ReadBlock(StrictObject block) => new(
        block.SomeObjects("items", SchemeItemParser.ReadBlockItem),
        block.OptionalNumber("bonusCap", 0));

    private static StageRounding ReadRounding(StrictObject rounding) => new(
        rounding.OptionalObject("item", ReadStage),
        rounding.OptionalObject("sheet", ReadStage),
        rounding.OptionalObject("channel", ReadStage),
        rounding.OptionalObject("total", ReadStage) ?? Rounding.Default);

    private static Rounding ReadStage(StrictObject stage) =>
        new(stage.Whole("decimals", 0, 4), stage.Choice<RoundingMode>("mode"));

    private static Period ReadPeriod(StrictObject period)
    {
        var kind = period.Code("kind");
        if (!period.Has("parent"))
        {
            return new Period(kind, null, default, 1, [], default);
        }

        var by = period.Choice<PeriodOperator>("by");
        var weights = by == PeriodOperator.Weighted ? period.SomeObjects("weights", w => w.Number("weight", 0, 1)) : [];
        return new Period(
            kind,
            period.Code("parent"),
            by,
            by == PeriodOperator.Weighted ? weights.Count : period.Whole("count", 1, 366),
            weights,
            period.Choice<MissingPeriod>("missing", ProblemCode.MissingPolicy))
        {
            Best = by == PeriodOperator.BestMean ? period.Whole("best", 1, 366) : 0,
            Share = period.OptionalNumber("share", 0, 1) ?? 1,
            ShortService = by == PeriodOperator.Sum ? period.Choice("shortService", ShortService.AsIs) : ShortService.AsIs,
            MinServed = period.Has("minServed") ? period.Whole("minServed", 1, 366) : 0,
            Extras = period.OptionalObjects("extras", e => Ranged(e, (from, to) => new PeriodExtra(e.Code("code"), ReadName(e), from, to))),
            Adjustments = period.OptionalObjects("adjustments", a => Ranged(a, (from, to) => new PeriodAdjustment(a.Code("code"), ReadName(a), from, to, a.OptionalNumber("cap", 0)))),
            Max = period.OptionalNumber("max", 0),
            Min = period.OptionalNumber("min", decimal.MinValue),
        };
    }

    /// <summary>What has points between two ends, both allowed.</summary>
    private static T Ranged<T>(StrictObject owner, Func<decimal, decimal, T> make)
    {
        var (from, to) = (owner.Number("from", -Shared.Points.Limit, Shared.Points.Limit), owner.Number("to", -Shared.Points.Limit, Shared.Points.Limit));
        if (from > to)
        {
            owner.Report("to", ProblemCode.RangeReversed, Member.Of("from", from), Member.Of("to", to));
        }

        return make(from, to);
    }

    private static RankingRule ReadRanking(StrictObject ranking) => new(
        ranking.Choice("compare", RankBasis.Rounded),
        ranking.Has("ties") ? ranking.Objects("ties", ReadTie) : [])
    {
        IfTied = ranking.Choice("ifTied", IfTied.Share),
    };

    private static TieStep ReadTie(StrictObject tie)
    {
        var by = tie.Choice<TieComparator>("by");
        return new TieStep(
            by,
            by is TieComparator.Channel or TieComparator.Item ? tie.Code("channel") : null,
            by is TieComparator.Item ? tie.Code("item") : null);
    }
}
