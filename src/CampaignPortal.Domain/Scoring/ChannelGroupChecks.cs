namespace CampaignPortal.Domain.Scoring;

/// <summary>Weights and groups of channels: each level adds up, every group has members, and none lies in itself.</summary>
internal static class ChannelGroupChecks
{
    public static IEnumerable<Problem> Run(SchemeContent scheme)
    {
        var groups = scheme.ChannelGroups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        return UnknownGroups(scheme, groups)
            .Concat(scheme.ChannelGroups.Where(g => IsInItself(scheme, g)).Select(g => new Problem("channelGroups", ProblemCode.GroupInItself, g.Code)))
            .Concat(scheme.ChannelGroups.Index().Where(g => g.Item.Empty == EmptyChannel.CategoryMean).Select(g => new Problem($"channelGroups[{g.Index}].empty", ProblemCode.PolicyDoesNotFit)))
            .Concat(WeightProblems(scheme, null, "channels"))
            .Concat(scheme.ChannelGroups.SelectMany((g, i) => WeightProblems(scheme, g.Code, $"channelGroups[{i}]")));
    }

    private static IEnumerable<Problem> UnknownGroups(SchemeContent scheme, HashSet<string> groups) =>
        scheme.Channels.Select((c, i) => (c.Group, Path: $"channels[{i}].group"))
            .Concat(scheme.ChannelGroups.Select((g, i) => (g.Group, Path: $"channelGroups[{i}].group")))
            .Where(g => g.Group is { } group && !groups.Contains(group))
            .Select(g => new Problem(g.Path, ProblemCode.UnknownChannel, g.Group!));

    /// <summary>As many steps up as there are groups lead out of every one that does not lie in itself.</summary>
    private static bool IsInItself(SchemeContent scheme, ChannelGroup group)
    {
        var above = group.Group;
        for (var steps = 0; above is not null && steps < scheme.ChannelGroups.Count; steps++)
        {
            above = scheme.ChannelGroups.FirstOrDefault(g => g.Code == above)?.Group;
        }

        return above is not null;
    }

    private static IEnumerable<Problem> WeightProblems(SchemeContent scheme, string? group, string path)
    {
        List<decimal> weights = [.. scheme.Channels.Where(c => c.Group == group).Select(c => c.Weight), .. scheme.ChannelGroups.Where(g => g.Group == group).Select(g => g.Weight)];
        var sum = weights.Sum();
        if (weights.Count == 0)
        {
            return [new Problem(path, ProblemCode.EmptyList)];
        }

        return sum == 1 || (scheme.NormalisesWeights && sum > 0) ? [] : [new Problem(path, ProblemCode.WeightsNotOne, CanonicalJson.Number(sum))];
    }
}
