namespace CampaignPortal.Domain.Scoring;

/// <summary>Whether figures from elsewhere and coefficients fit the scheme. Paths count in canonical order.</summary>
internal sealed class FiguresCheck(Scheme scheme, Facts facts)
{
    private readonly HashSet<string> _subjects = facts.Subjects.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _notApplicable = [.. facts.NotApplicable.Select(n => (n.Subject, n.Item))];

    public IEnumerable<Problem> Run() =>
        facts.Figures.SelectMany((f, i) => OfFigure(f, $"figures[{i}]"))
            .Concat(SecondPlaces())
            .Concat(facts.Coefficients.SelectMany((c, i) => OfCoefficient(c, $"coefficients[{i}]")));

    private IEnumerable<Problem> OfFigure(Figure figure, string path)
    {
        if (!_subjects.Contains(figure.Subject))
        {
            yield return new Problem(path, ProblemCode.UnknownSubject, figure.Subject);
        }

        if (!StrictObject.IsCode(figure.Source))
        {
            yield return new Problem(path, ProblemCode.BadCode, figure.Source);
        }

        if (_notApplicable.Contains((figure.Subject, figure.Item)))
        {
            yield return new Problem(path, ProblemCode.Contradiction, figure.Item);
        }

        if (figure.Weight < 0 || !Shared.Points.IsStorable(figure.Value) || !Shared.Points.IsStorable(figure.Weight) || Math.Abs(figure.Value * figure.Weight) >= Shared.Points.Limit)
        {
            yield return new Problem(path, ProblemCode.NumberOutOfRange, figure.Item);
        }
        else if (MisfitOf(figure) is { } code)
        {
            yield return new Problem(path, code, figure.Item);
        }
    }

    private ProblemCode? MisfitOf(Figure figure) => scheme.FindItem(figure.Item) switch
    {
        null => ProblemCode.UnknownItem,
        DerivedItem => null,
        RankItem => figure.Value >= 1 && figure.Value == decimal.Truncate(figure.Value) ? null : ProblemCode.ValueNotAllowed,
        _ => ProblemCode.NotCounted,
    };

    /// <summary>A subject has one place in a ranking.</summary>
    private IEnumerable<Problem> SecondPlaces() =>
        from place in facts.Figures.Where(f => scheme.FindItem(f.Item) is RankItem).Select(f => (f.Subject, f.Item)).Duplicates()
        select new Problem("figures", ProblemCode.DuplicateFact, $"{place}");

    private IEnumerable<Problem> OfCoefficient(SubjectCoefficient given, string path)
    {
        if (!_subjects.Contains(given.Subject))
        {
            yield return new Problem(path, ProblemCode.UnknownSubject, given.Subject);
        }

        var coefficient = scheme.Content.Coefficients.FirstOrDefault(c => c.Code == given.Coefficient);
        if (coefficient is null)
        {
            yield return new Problem(path, ProblemCode.UnknownCoefficient, given.Coefficient);
        }
        else if (given.Value < coefficient.From || given.Value > coefficient.To || !Shared.Points.IsStorable(given.Value))
        {
            yield return new Problem(path, ProblemCode.NumberOutOfRange, CanonicalJson.Number(coefficient.From), CanonicalJson.Number(coefficient.To));
        }
    }
}
