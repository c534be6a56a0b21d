namespace CampaignPortal.Domain.Scoring;

/// <summary>Weights and groups of channels: each level adds up, every group has members, and none lies in itself.</summary>
internal static class ChannelGroupChecks
{
    /// <summary>How many groups may lie within each other; they are weighed, shown and verified one within the other.</summary>
    private const int MostLevels = 10;

    public static IEnumerable<Problem> Run(SchemeContent scheme)
    {
        var groups = scheme.ChannelGroups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        return UnknownGroups(scheme, groups)
            .Concat(Lines(scheme))
            .Concat(scheme.ChannelGroups.Index().Where(g => g.Item.Empty == EmptyChannel.CategoryMean).Select(g => NoMean($"channelGroups[{g.Index}].empty")))
            .Concat(WeightProblems(scheme, null, "channels"))
            .Concat(scheme.ChannelGroups.SelectMany((g, i) => WeightProblems(scheme, g.Code, $"channelGroups[{i}]")));
    }

    private static Problem NoMean(string path) => new(
        path, ProblemCode.PolicyDoesNotFit, Member.Of("empty", EmptyChannel.CategoryMean), Misfit.InGroup, Member.AnyBut("empty", EmptyChannel.CategoryMean));

    private static IEnumerable<Problem> UnknownGroups(SchemeContent scheme, HashSet<string> groups) =>
        scheme.Channels.Select((c, i) => (c.Group, Path: $"channels[{i}].group"))
            .Concat(scheme.ChannelGroups.Select((g, i) => (g.Group, Path: $"channelGroups[{i}].group")))
            .Where(g => g.Group is { } group && !groups.Contains(group))
            .Select(g => new Problem(g.Path, ProblemCode.UnknownChannel, g.Group!, "channelGroups"));

    /// <summary>Groups that lie in themselves, and those within too many others.</summary>
    private static IEnumerable<Problem> Lines(SchemeContent scheme)
    {
        var owners = scheme.ChannelGroups.DistinctBy(g => g.Code).ToDictionary(g => g.Code, g => g.Group, StringComparer.Ordinal);
        foreach (var (index, group) in scheme.ChannelGroups.Index())
        {
            HashSet<string> above = [];
            var next = group.Group;
            while (next is not null && above.Count <= MostLevels && above.Add(next))
            {
                next = owners.GetValueOrDefault(next);
            }

            if (next is not null && above.Count <= MostLevels)
            {
                yield return new Problem("channelGroups", ProblemCode.GroupInItself, group.Code);
            }
            else if (above.Count >= MostLevels)
            {
                yield return new Problem($"channelGroups[{index}].group", ProblemCode.TooManyLevels, $"{MostLevels}");
            }
        }
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
