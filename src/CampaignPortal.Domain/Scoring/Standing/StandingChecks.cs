namespace CampaignPortal.Domain.Scoring;

/// <summary>What can only be judged over all of the standing: references, circles and quotas that contradict themselves.</summary>
internal static class StandingChecks
{
    public static IEnumerable<Problem> Run(SchemeContent scheme)
    {
        var rules = scheme.Standing;
        return Duplicates(rules)
            .Concat(rules.Gates.SelectMany((g, i) => GateProblems(scheme, g, $"gates[{i}]")))
            .Concat(GradeChecks.Run(scheme))
            .Concat(rules.Awards.SelectMany((a, i) => AwardProblems(rules, a, $"awards[{i}]")))
            .Concat(Circles(rules))
            .Concat(rules.Consequences.SelectMany((c, i) => ConsequenceProblems(scheme, c, $"consequences[{i}]")));
    }

    internal static IEnumerable<Problem> QuotaProblems(Quota quota, string path)
    {
        if (quota.PerCategory.Count > 0 && quota.Over == QuotaOver.All)
        {
            yield return new Problem(path + ".over", ProblemCode.PolicyDoesNotFit, Member.Of("over", QuotaOver.All), "perCategory", Member.Of("over", QuotaOver.Category));
        }

        if (quota.PoolBelow is { } few && quota.Over == QuotaOver.All)
        {
            yield return new Problem(path + ".poolBelow", ProblemCode.PolicyDoesNotFit, Member.Of("poolBelow", few), Member.Of("over", QuotaOver.All), Member.Of("over", QuotaOver.Category));
        }

        foreach (var category in quota.PerCategory.Select(c => c.Category).Duplicates())
        {
            yield return new Problem(path + ".perCategory", ProblemCode.DuplicateCode, category);
        }
    }

    private static IEnumerable<Problem> Duplicates(StandingRules rules) =>
        Of("gates", rules.Gates.Select(g => g.Code))
            .Concat(Of("grades.bands", rules.Bands.Select(b => b.Code)))
            .Concat(Of("awards", rules.Awards.Select(a => a.Code).Concat(rules.Bands.Select(b => b.Code).Distinct(StringComparer.Ordinal))))
            .Concat(Of("consequences", rules.Consequences.Select(c => c.Code)));

    private static IEnumerable<Problem> Of(string path, IEnumerable<string> codes) =>
        codes.Duplicates().Select(code => new Problem(path, ProblemCode.DuplicateCode, code));

    private static IEnumerable<Problem> GateProblems(SchemeContent scheme, Gate gate, string path) =>
        gate.When.SelectMany((c, i) => ConditionProblems(scheme, c, $"{path}.when[{i}]"))
            .Concat(gate.Effects.SelectMany((e, i) => EffectProblems(scheme.Standing, e, $"{path}.effects[{i}]")));

    private static IEnumerable<Problem> EffectProblems(StandingRules rules, GateEffect effect, string path)
    {
        if (effect.Grade is { } grade && rules.IndexOfBand(grade) < 0)
        {
            yield return new Problem(path + ".grade", ProblemCode.UnknownCode, grade, "grades.bands");
        }

        // A removal may concern lists of other periods' schemes.
        foreach (var award in effect.Awards.Where(a => effect.Kind == EffectKind.NoAward && rules.FindAward(a) is null))
        {
            yield return new Problem(path + ".awards", ProblemCode.UnknownCode, award, "awards");
        }

        if (effect.Consequence is { } consequence && rules.Consequences.All(c => c.Code != consequence))
        {
            yield return new Problem(path + ".consequence", ProblemCode.UnknownCode, consequence, "consequences");
        }
    }

    private static IEnumerable<Problem> ConditionProblems(SchemeContent scheme, Condition condition, string path)
    {
        var channel = scheme.Channels.FirstOrDefault(c => c.Code == condition.Channel);
        if (condition.Channel is not null && channel is null)
        {
            yield return new Problem(path + ".channel", ProblemCode.UnknownChannel, condition.Channel, "channels");
        }
        else if (condition.By == ConditionKind.Sheets && channel!.Reduce.By == ReduceBy.Facts)
        {
            var rated = scheme.Channels.Where(c => c.Reduce.By != ReduceBy.Facts).Select(c => c.Code).ToList();
            yield return new Problem(
                path + ".channel",
                ProblemCode.PolicyDoesNotFit,
                [Member.Of("by", ConditionKind.Sheets), Member.Of($"{channel.Code}.reduce.by", ReduceBy.Facts), .. rated.Count > 0 ? [Member.AnyOf("channel", rated)] : Array.Empty<string>()]);
        }

        if (condition.Item is { } code && !Fits(scheme, condition, scheme.ItemsByCode.GetValueOrDefault(code)))
        {
            yield return new Problem(path + ".item", ProblemCode.UnknownItem, [code, .. NeedsOf(condition)]);
        }
        else if (condition.Rule is { } rule && scheme.ItemsByCode[condition.Item!].Rules.All(r => r.Code != rule))
        {
            yield return new Problem(path + ".rule", ProblemCode.UnknownRule, rule, condition.Item!);
        }

        if (condition.Past is { Code: { } named } past && !Knows(scheme.Standing, past.Kind, named))
        {
            yield return new Problem(path + ".code", ProblemCode.UnknownCode, named, past.Kind == PastEventKind.Gate ? "gates" : "grades.bands");
        }
    }

    /// <summary>What <see cref="Fits"/> asks of the item, in members of the document.</summary>
    private static string[] NeedsOf(Condition condition) => condition.By switch
    {
        ConditionKind.Item => [Member.Of("judgedIn, countedIn", condition.Channel!)],
        ConditionKind.Exhausted => ["type: deduct", "points > 0", "countedIn", "cap ≥ points"],
        _ => ["rules", "countedIn"],
    };

    private static bool Fits(SchemeContent scheme, Condition condition, Item? item) => condition.By switch
    {
        ConditionKind.Item => item is not (null or TextItem) && item.StandsIn(condition.Channel!),

        // An item that cannot lose all of its points is never exhausted.
        ConditionKind.Exhausted => item is DeductItem { CountedIn.Count: > 0, Points: > 0 } deduct && !(deduct.Cap < deduct.Points),
        _ => item is { Rules.Count: > 0 } && scheme.IsCounted(item),
    };

    /// <summary>Lists of awards may belong to other schemes: winners of the months stand for the quarter.</summary>
    private static bool Knows(StandingRules rules, PastEventKind kind, string code) => kind switch
    {
        PastEventKind.Gate => rules.Gates.Any(g => g.Code == code),
        PastEventKind.Grade => rules.IndexOfBand(code) >= 0,
        _ => true,
    };

    private static IEnumerable<Problem> AwardProblems(StandingRules rules, AwardRule award, string path)
    {
        var unknown = award.Needs.Grades.Where(g => rules.IndexOfBand(g) < 0).Select(g => ("grades", g, "grades.bands"))
            .Concat(award.Needs.Awards.Where(a => rules.FindAward(a) is null).Select(a => ("awards", a, "awards")));
        foreach (var (key, code, list) in unknown)
        {
            yield return new Problem($"{path}.needs.{key}", ProblemCode.UnknownCode, code, list);
        }

        if (award is { Shortlist: { } few, Quota.Seats: { } seats } && few < seats)
        {
            yield return new Problem(path + ".shortlist", ProblemCode.PolicyDoesNotFit, Member.Of("shortlist", few), Member.Of("seats", seats), Member.Of("shortlist", seats));
        }

        if (award.Needs is { From: { } from, Below: { } below } && from >= below)
        {
            yield return new Problem(path + ".needs", ProblemCode.RangeReversed, Member.Of("from", from), Member.Of("below", below));
        }

        foreach (var problem in QuotaProblems(award.Quota, path + ".quota"))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Circles(StandingRules rules)
    {
        var sorted = AwardOrder.Of(rules.Awards).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        return rules.Awards.Index().Where(a => !sorted.Contains(a.Item.Code) && a.Item.Needs.Awards.All(n => rules.FindAward(n) is not null))
            .Select(a => new Problem($"awards[{a.Index}].needs.awards", ProblemCode.Circle, [a.Item.Code, .. a.Item.Needs.Awards.Where(n => !sorted.Contains(n))]));
    }

    private static IEnumerable<Problem> ConsequenceProblems(SchemeContent scheme, ConsequenceRule consequence, string path)
    {
        var isNamed = scheme.Standing.Gates.SelectMany(g => g.Effects).Any(e => e.Consequence == consequence.Code);
        if (consequence.When.Count == 0 && !isNamed)
        {
            yield return new Problem(path, ProblemCode.Unreachable, consequence.Code);
        }

        foreach (var problem in consequence.When.SelectMany((c, i) => ConditionProblems(scheme, c, $"{path}.when[{i}]")))
        {
            yield return problem;
        }
    }
}

/// <summary>Lists in an order in which each comes after those it needs.</summary>
internal static class AwardOrder
{
    /// <returns>Of equals the first of the scheme first; lists in a circle, or behind one, are left out.</returns>
    public static IReadOnlyList<AwardRule> Of(IReadOnlyList<AwardRule> awards)
    {
        List<AwardRule> sorted = [];
        HashSet<string> done = new(StringComparer.Ordinal);
        while (awards.FirstOrDefault(a => !done.Contains(a.Code) && a.Needs.Awards.All(done.Contains)) is { } next)
        {
            sorted.Add(next);
            done.Add(next.Code);
        }

        return sorted;
    }
}
