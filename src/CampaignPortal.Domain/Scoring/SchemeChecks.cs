namespace CampaignPortal.Domain.Scoring;

/// <summary>What can only be judged over the whole of a scheme: sums, references, and nothing counted twice or not at all.</summary>
internal static class SchemeChecks
{
    public static IEnumerable<Problem> Run(SchemeContent scheme)
    {
        var channels = scheme.Channels.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return ScaleProblems(scheme.Scale)
            .Concat(DuplicateCodes(scheme))
            .Concat(ChannelGroupChecks.Run(scheme))
            .Concat(Located(scheme).SelectMany(at => ItemProblems(scheme, at.Item, at.Path, channels)))
            .Concat(scheme.Channels.SelectMany((c, i) => ChannelProblems(scheme, c, $"channels[{i}]")))
            .Concat(scheme.Periods.SelectMany((p, i) => PeriodProblems(scheme, p, $"periods[{i}]")))
            .Concat(scheme.Ranking.Ties.SelectMany((t, i) => TieProblems(scheme, t, $"ranking.ties[{i}]")))
            .Concat(StandingChecks.Run(scheme));
    }

    private static IEnumerable<Problem> ScaleProblems(Scale scale) => scale switch
    {
        { Max: { } max } when max < scale.Base => [new Problem("scale", ProblemCode.RangeReversed, Member.Of("base", scale.Base), Member.Of("max", max))],
        { Min: { } min } when min > scale.Base => [new Problem("scale", ProblemCode.RangeReversed, Member.Of("min", min), Member.Of("base", scale.Base))],
        _ => [],
    };

    private static IEnumerable<Problem> DuplicateCodes(SchemeContent scheme)
    {
        var nodes = scheme.ItemGroups.Select(g => g.Code).Concat(scheme.AllItems.Select(i => i.Code));
        return Duplicates("items", nodes)
            .Concat(Duplicates("channels", scheme.Channels.Select(c => c.Code).Concat(scheme.ChannelGroups.Select(g => g.Code))))
            .Concat(Duplicates("coefficients", scheme.Coefficients.Select(c => c.Code)))
            .Concat(Duplicates("periods", scheme.Periods.Select(p => p.Kind)))
            .Concat(Located(scheme).SelectMany(at => Duplicates(at.Path + ".rules", at.Item.Rules.Select(r => r.Code))))
            .Concat(Located(scheme).SelectMany(at => Duplicates(at.Path + ".multipliers", at.Item.Weighing.Multipliers.Select(m => m.Code))))
            .Concat(Located(scheme).SelectMany(at => Duplicates(at.Path + ".roles", at.Item.Weighing.Roles.Select(r => r.Code))))
            .Concat(Located(scheme).SelectMany(at => at.Item is LevelItem level ? Duplicates(at.Path + ".levels", level.Levels.Select(l => l.Code)) : []));
    }

    private static IEnumerable<Problem> Duplicates(string path, IEnumerable<string> codes) =>
        codes.Duplicates().Select(code => new Problem(path, ProblemCode.DuplicateCode, code));

    /// <summary>On a sheet of his own nobody knows what the others would have been given; and the block adds up what happened.</summary>
    /// <returns>What keeps the item from taking the mean of the category; null when it may.</returns>
    private static string? WhyNoMean(SchemeContent scheme, Item item) =>
        scheme.Block.Items.Contains(item) ? Misfit.InBlock
        : scheme.Channels.FirstOrDefault(c => item.StandsIn(c.Code) && c.Reduce.Over == ReduceOver.Sheet) is { } channel ? Member.Of($"{channel.Code}.reduce.over", ReduceOver.Sheet)
        : null;

    private static IEnumerable<Problem> ItemProblems(SchemeContent scheme, Item item, string path, HashSet<string> channels)
    {
        var unknown = item.JudgedIn.Concat(item.CountedIn).Where(c => !channels.Contains(c));
        foreach (var channel in unknown)
        {
            yield return new Problem(path, ProblemCode.UnknownChannel, channel, "channels");
        }

        foreach (var channel in item.JudgedIn.Intersect(item.CountedIn, StringComparer.Ordinal))
        {
            yield return new Problem(path, ProblemCode.CountedTwice, channel);
        }

        if (item.Head.NotApplicable == NotApplicablePolicy.CategoryMean && WhyNoMean(scheme, item) is { } why)
        {
            yield return new Problem(
                path + ".notApplicable",
                ProblemCode.PolicyDoesNotFit,
                Member.Of("notApplicable", NotApplicablePolicy.CategoryMean),
                why,
                Member.AnyBut("notApplicable", NotApplicablePolicy.CategoryMean));
        }

        if (item.JudgedIn.Count + item.CountedIn.Count == 0 && !path.StartsWith("block", StringComparison.Ordinal))
        {
            yield return new Problem(path, ProblemCode.ItemWithoutChannel, item.Code);
        }
    }

    private static IEnumerable<Problem> ChannelProblems(SchemeContent scheme, Channel channel, string path)
    {
        var items = scheme.TreeItems.Where(i => i is not TextItem && i.StandsIn(channel.Code)).ToList();
        if (items.Count == 0)
        {
            yield return new Problem(path, ProblemCode.ChannelWithoutItems, channel.Code);
            yield break;
        }

        var points = items.Sum(i => i.Points);
        if (points == 0 || (points != scheme.Scale.Base && !channel.ScaleToBase))
        {
            yield return new Problem(path, ProblemCode.PointsNotBase, CanonicalJson.Number(points), CanonicalJson.Number(scheme.Scale.Base));
        }

        var judged = items.Find(i => i.IsJudgedIn(channel.Code));
        if (judged is not null == (channel.Reduce.By == ReduceBy.Facts))
        {
            var beside = Member.Of($"{(judged ?? items[0]).Code}.{(judged is null ? "countedIn" : "judgedIn")}", channel.Code);
            var instead = judged is null ? Member.Of("by", ReduceBy.Facts) : Member.AnyBut("by", ReduceBy.Facts);
            yield return new Problem(path + ".reduce.by", ProblemCode.PolicyDoesNotFit, Member.Of("by", channel.Reduce.By), beside, instead);
        }

        // Item by item nobody knows which items a missing rater would have marked.
        if (channel.Missing.Rater == MissingRater.Zero && channel.Reduce.Over == ReduceOver.Item)
        {
            yield return new Problem(
                path + ".missing.rater",
                ProblemCode.PolicyDoesNotFit,
                Member.Of("rater", MissingRater.Zero),
                Member.Of("reduce.over", ReduceOver.Item),
                Member.AnyBut("rater", MissingRater.Zero),
                Member.Of("reduce.over", ReduceOver.Sheet));
        }
    }

    private static IEnumerable<Problem> PeriodProblems(SchemeContent scheme, Period period, string path)
    {
        if (period.Weights.Count > 0 && period.Weights.Sum() != 1)
        {
            yield return new Problem(path + ".weights", ProblemCode.WeightsNotOne, CanonicalJson.Number(period.Weights.Sum()));
        }

        if (period.Parent is { } parent && scheme.Periods.All(p => p.Kind != parent))
        {
            yield return new Problem(path + ".parent", ProblemCode.UnknownPeriod, parent);
        }

        if (IsInItself(scheme, period))
        {
            yield return new Problem(path + ".parent", ProblemCode.GroupInItself, period.Kind);
        }

        foreach (var (low, high) in Reversed(period))
        {
            yield return new Problem(path, ProblemCode.RangeReversed, low, high);
        }

        foreach (var twice in Duplicates(path, period.Extras.Select(e => e.Code).Concat(period.Adjustments.Select(a => a.Code))))
        {
            yield return twice;
        }
    }

    private static IEnumerable<(string Low, string High)> Reversed(Period period)
    {
        if (period.Best > period.Count)
        {
            yield return (Member.Of("best", period.Best), Member.Of("count", period.Count));
        }

        if (period.MinServed > period.Count)
        {
            yield return (Member.Of("minServed", period.MinServed), Member.Of(period.Weights.Count > 0 ? "weights" : "count", period.Count));
        }

        if (period is { Min: { } min, Max: { } max } && min > max)
        {
            yield return (Member.Of("min", min), Member.Of("max", max));
        }
    }

    /// <summary>As many steps up as there are periods lead out of every one that is no part of itself.</summary>
    private static bool IsInItself(SchemeContent scheme, Period period)
    {
        var above = period.Parent;
        for (var steps = 0; above is not null && steps < scheme.Periods.Count; steps++)
        {
            above = scheme.Periods.FirstOrDefault(p => p.Kind == above)?.Parent;
        }

        return above is not null;
    }

    private static IEnumerable<Problem> TieProblems(SchemeContent scheme, TieStep tie, string path)
    {
        var isKnown = scheme.Channels.Any(c => c.Code == tie.Channel) || (tie.By == TieComparator.Channel && scheme.ChannelGroups.Any(g => g.Code == tie.Channel));
        if (tie.Channel is { } channel && !isKnown)
        {
            yield return new Problem(path + ".channel", ProblemCode.UnknownChannel, channel, tie.By == TieComparator.Channel ? "channels, channelGroups" : "channels");
        }

        if (tie.Item is { } code && !scheme.TreeItems.Any(i => i.Code == code && i is not TextItem && i.StandsIn(tie.Channel!)))
        {
            yield return new Problem(path + ".item", ProblemCode.UnknownItem, code, Member.Of("judgedIn, countedIn", tie.Channel!));
        }
    }

    private static IEnumerable<(Item Item, string Path)> Located(SchemeContent scheme) =>
        Located(scheme.Items, "items").Concat(Located(scheme.Block.Items, "block.items"));

    private static IEnumerable<(Item Item, string Path)> Located(IEnumerable<SchemeNode> nodes, string path) =>
        nodes.SelectMany((node, i) => node is Group group
            ? Located(group.Items, $"{path}[{i}].items")
            : [((Item)node, $"{path}[{i}]")]);
}
