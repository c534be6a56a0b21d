namespace CampaignPortal.Domain.Scoring;

/// <summary>How far down a calculation is kept. The figures are the same; millions of marks are nodes only where somebody reads them.</summary>
internal enum Detail
{
    /// <summary>Down to the items over raters.</summary>
    Figures,

    /// <summary>Down to each mark.</summary>
    Marks,
}

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
        var subjects = SubjectFacts.Group(sorted);
        var figures = CategoryFigures.Of(scheme.Content, known => Stand(scheme.Content, subjects, known));
        return Placed(scheme, sorted, Stand(scheme.Content, subjects, figures), figures, shared);
    }

    /// <summary>From totals to ranks and what follows them.</summary>
    internal static Result Placed(Scheme scheme, Facts sorted, List<RankedSubject> standings, CategoryFigures figures, SharedRank shared)
    {
        Ranking.Rank(scheme.Content.Ranking, standings, shared, sorted.Decisions);
        var quotas = StandingScoring.Run(scheme.Content, sorted.Decisions, [.. standings.Select(s => s.Standing).OfType<SubjectStanding>()]);
        Result result = new([.. standings.Select(s => s.ToResult())]) { CategoryFigures = figures.All, Quotas = quotas };
        List<Problem> problems = [.. result.Subjects.Where(s => !s.IsStorable).Select(s => new Problem("subjects", ProblemCode.NumberOutOfRange, s.Subject))];
        return problems.Count == 0 ? result : throw new FactsException(problems);
    }

    /// <param name="areWhole">Whether the facts are those of all subjects; what one rater handed in can only be judged then.</param>
    internal static Facts Checked(Scheme scheme, Facts facts, bool areWhole = true)
    {
        var sorted = FactsOrder.Sort(facts);
        var problems = FactsCheck.RunSorted(scheme, sorted, areWhole);
        return problems.Count == 0 ? sorted : throw new FactsException(problems);
    }

    /// <summary>The whole calculation for one subject; <see cref="Explanation"/> shows the same tree down to the marks.</summary>
    /// <exception cref="FactsException">A figure on the way left the range of numbers.</exception>
    internal static (ExplanationNode Tree, IReadOnlyList<Note> Notes) Calculate(SchemeContent scheme, SubjectFacts facts, CategoryFigures figures, Detail detail = Detail.Marks)
    {
        try
        {
            return Calculated(scheme, facts, figures, detail);
        }
        catch (OverflowException)
        {
            // What is too large for 28 digits is too large to be stored; some sums leave the range before they are looked at.
            throw new FactsException([new Problem("subjects", ProblemCode.NumberOutOfRange, facts.Subject.Code)]);
        }
    }

    private static (ExplanationNode Tree, IReadOnlyList<Note> Notes) Calculated(SchemeContent scheme, SubjectFacts facts, CategoryFigures figures, Detail detail)
    {
        Notes notes = new();
        CountedItems counted = new(scheme, facts, figures, notes);
        ChannelScoring channels = new(scheme, facts, counted, figures, notes, detail);
        IReadOnlyList<ExplanationNode> scores = [.. scheme.Channels.Select(channels.Score)];
        var composite = new ChannelWeighting(scheme, scores, notes).Composite(facts.Subject.Code);
        return (TotalScoring.Total(scheme, facts, composite, counted), notes.Sorted());
    }

    /// <summary>What the categories of these facts lend their subjects.</summary>
    internal static CategoryFigures FiguresOf(Scheme scheme, Facts sorted)
    {
        var subjects = SubjectFacts.Group(sorted);
        return CategoryFigures.Of(scheme.Content, known => Stand(scheme.Content, subjects, known));
    }

    /// <summary>Subjects without their ranks, which take the others.</summary>
    internal static List<RankedSubject> Stand(SchemeContent scheme, IReadOnlyList<SubjectFacts> subjects, CategoryFigures figures) => [.. subjects.Select(facts =>
    {
        var (tree, notes) = Calculate(scheme, facts, figures, Detail.Figures);
        RankedSubject ranked = new(scheme, facts.Subject, tree, notes, facts.EarlierTotal);
        ranked.Standing = scheme.HasStanding ? new SubjectStanding(ranked, new SubjectFigures(scheme, ranked, facts, tree, notes), scheme.Standing) : null;
        return ranked;
    })];
}

/// <summary>The calculation of one subject, for people to follow.</summary>
public static class Explanation
{
    /// <returns>The tree whose root is the total; the same calculation as <see cref="Evaluation.Evaluate"/>.</returns>
    /// <exception cref="FactsException">The facts do not fit the scheme, or do not know the subject.</exception>
    public static ExplanationNode For(Scheme scheme, Facts facts, string subject)
    {
        var sorted = Evaluation.Checked(scheme, facts);
        return For(scheme, sorted, subject, Evaluation.FiguresOf(scheme, sorted));
    }

    /// <summary>From what was kept of the subject alone; what its category lent it is kept there too.</summary>
    /// <inheritdoc cref="For(Scheme, Facts, string)"/>
    public static ExplanationNode For(Scheme scheme, BundleExcerpt excerpt, string subject) =>
        For(scheme, Evaluation.Checked(scheme, excerpt.Facts, areWhole: false), subject, new CategoryFigures(excerpt.CategoryFigures));

    private static ExplanationNode For(Scheme scheme, Facts sorted, string subject, CategoryFigures figures)
    {
        var group = SubjectFacts.Group(sorted, subject);
        return group.Count == 1
            ? Evaluation.Calculate(scheme.Content, group[0], figures).Tree
            : throw new FactsException([new Problem("subjects", ProblemCode.UnknownSubject, subject)]);
    }

    /// <summary>What the facts on record come to so far, item by item, while a round still runs.</summary>
    /// <returns>Points by item of those that <paramref name="channel"/> counts; an item without data is left out.</returns>
    /// <exception cref="FactsException">The facts do not fit the scheme.</exception>
    public static IReadOnlyDictionary<string, decimal> CountedPoints(Scheme scheme, Facts facts, string subject, string channel)
    {
        CountedItems counted = new(scheme.Content, SubjectFacts.Group(Evaluation.Checked(scheme, facts), subject).Single(), CategoryFigures.None, new Notes());
        return (from item in scheme.Content.TreeItems
                where item.IsCountedIn(channel)
                let points = counted.Score(item).Node.Value
                where points is not null
                select (item.Code, points.Value)).ToDictionary(i => i.Code, i => i.Value, StringComparer.Ordinal);
    }
}
