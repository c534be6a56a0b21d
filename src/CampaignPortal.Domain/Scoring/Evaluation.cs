namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Facts and a scheme in, a result out; nothing else is read. The stages and their order are those of
/// docs/domain/scoring.md.
/// </summary>
public static class Evaluation
{
    /// <exception cref="FactsException">The facts do not fit the scheme, or lead to a figure that cannot be stored.</exception>
    public static Result Evaluate(Scheme scheme, Facts facts) => Evaluate(scheme, facts, SharedRank.Together);

    /// <inheritdoc cref="Evaluate(Scheme, Facts)"/>
    internal static Result Evaluate(Scheme scheme, Facts facts, SharedRank shared)
    {
        var sorted = Checked(scheme, facts);
        List<RankedSubject> standings = [.. SubjectFacts.Group(sorted).Select(s => Stand(scheme.Content, s))];
        Ranking.Rank(scheme.Content.Ranking, standings, shared);
        Result result = new([.. standings.Select(s => s.ToResult())]);
        List<Problem> problems = [.. result.Subjects.Where(s => !s.IsStorable).Select(s => new Problem("subjects", ProblemCode.NumberOutOfRange, s.Subject))];
        return problems.Count == 0 ? result : throw new FactsException(problems);
    }

    internal static Facts Checked(Scheme scheme, Facts facts)
    {
        var sorted = FactsOrder.Sort(facts);
        var problems = FactsCheck.RunSorted(scheme, sorted);
        return problems.Count == 0 ? sorted : throw new FactsException(problems);
    }

    /// <summary>The whole calculation for one subject; <see cref="Explanation"/> shows the very same tree.</summary>
    internal static (ExplanationNode Tree, IReadOnlyList<Note> Notes) Calculate(SchemeContent scheme, SubjectFacts facts)
    {
        Notes notes = new();
        CountedItems counted = new(scheme, facts, notes);
        ChannelScoring channels = new(scheme, facts, counted, notes);
        IReadOnlyList<ExplanationNode> scores = [.. scheme.Channels.Select(channels.Score)];
        var composite = new ChannelWeighting(scheme, scores, notes).Composite(facts.Subject.Code);
        return (TotalScoring.Total(scheme, facts, composite, counted), notes.Sorted());
    }

    private static RankedSubject Stand(SchemeContent scheme, SubjectFacts facts)
    {
        var (tree, notes) = Calculate(scheme, facts);
        return new RankedSubject(scheme, facts.Subject, tree, notes, facts.EarlierTotal);
    }
}

/// <summary>The calculation of one subject, for people to follow.</summary>
public static class Explanation
{
    /// <returns>The tree whose root is the total; the same calculation as <see cref="Evaluation.Evaluate"/>.</returns>
    /// <exception cref="FactsException">The facts do not fit the scheme, or do not know the subject.</exception>
    public static ExplanationNode For(Scheme scheme, Facts facts, string subject)
    {
        var sorted = Evaluation.Checked(scheme, facts);
        var group = SubjectFacts.Group(sorted, subject);
        return group.Count == 1
            ? Evaluation.Calculate(scheme.Content, group[0]).Tree
            : throw new FactsException([new Problem("subjects", ProblemCode.UnknownSubject, subject)]);
    }

    /// <summary>What the facts on record come to so far, item by item, while a round still runs.</summary>
    /// <returns>Points by item of those that <paramref name="channel"/> counts; an item without data is left out.</returns>
    /// <exception cref="FactsException">The facts do not fit the scheme.</exception>
    public static IReadOnlyDictionary<string, decimal> CountedPoints(Scheme scheme, Facts facts, string subject, string channel)
    {
        CountedItems counted = new(scheme.Content, SubjectFacts.Group(Evaluation.Checked(scheme, facts), subject).Single(), new Notes());
        return (from item in scheme.Content.TreeItems
                where item.IsCountedIn(channel)
                let points = counted.Score(item).Node.Value
                where points is not null
                select (item.Code, points.Value)).ToDictionary(i => i.Code, i => i.Value, StringComparer.Ordinal);
    }
}
