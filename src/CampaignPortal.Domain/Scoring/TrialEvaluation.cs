namespace CampaignPortal.Domain.Scoring;

/// <summary>What a scheme makes of one made-up subject among others of whom only totals are made up (试算).</summary>
public static class TrialEvaluation
{
    /// <summary>
    /// The same calculation as of any result. The others compete with their totals in the category of the tried subject, are
    /// as it is in everything that ties compare, and no gate or consequence applies to them.
    /// </summary>
    /// <param name="facts">Of one subject.</param>
    /// <returns>The tried subject first.</returns>
    /// <exception cref="FactsException">The facts do not fit the scheme, or lead to a figure that cannot be stored.</exception>
    public static Result Evaluate(Scheme scheme, Facts facts, IReadOnlyList<decimal> others)
    {
        var sorted = Evaluation.Checked(scheme, facts);
        var tried = SubjectFacts.Group(sorted).Single();
        var figures = Evaluation.FiguresOf(scheme, sorted);
        var standings = Evaluation.Stand(scheme.Content, [tried], figures);
        var tree = Evaluation.Calculate(scheme.Content, tried, figures).Tree;
        standings.AddRange(others.Select((total, i) => Other(scheme.Content, tried, tree, total, i + 1)));
        return Evaluation.Placed(scheme, sorted, standings, figures, SharedRank.Together);
    }

    private static RankedSubject Other(SchemeContent scheme, SubjectFacts tried, ExplanationNode tree, decimal total, int number)
    {
        var subject = tried.Subject with { Code = FormattableString.Invariant($"{tried.Subject.Code}.{number}") };
        var given = ExplanationNode.Figure(tree.Kind, subject.Code, tree.Label, new ArithmeticLine([new Term(false, new Operand(total, OperandKind.Constant))]), tree.Children);
        RankedSubject ranked = new(scheme, subject, given, [], tried.EarlierTotal);
        ranked.Standing = scheme.HasStanding
            ? new SubjectStanding(ranked, new SubjectFigures(scheme, ranked, tried, given, []), scheme.Standing with { Gates = [], Consequences = [] })
            : null;
        return ranked;
    }
}
