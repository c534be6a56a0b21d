namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// What a bundle says of one subject, so that one of thousands is explained without reading the others.
/// <see cref="AllOf"/> of a bundle's facts and result gives the same texts for ever; that is how they are checked.
/// </summary>
/// <param name="Facts">Those of the subject; a shared occurrence has its link only.</param>
/// <param name="Tie">As the result has it: it takes all subjects to find one.</param>
public sealed record BundleExcerpt(Facts Facts, Tie? Tie)
{
    /// <summary>What the category lent the subject; empty where the scheme asks for nothing of the kind.</summary>
    public IReadOnlyList<CategoryFigure> CategoryFigures { get; init; } = [];

    private const int FormatVersion = 1;

    /// <returns>The canonical text of each subject's excerpt, by code.</returns>
    public static IReadOnlyDictionary<string, string> AllOf(Facts facts, Result result)
    {
        var sheets = facts.Sheets.ToLookup(s => s.Subject, StringComparer.Ordinal);
        var marks = facts.Marks.ToLookup(m => m.Subject, StringComparer.Ordinal);
        var occurrences = (from o in facts.Occurrences from link in o.Links select (link.Subject, Own: o with { Links = [link] })).ToLookup(o => o.Subject, o => o.Own, StringComparer.Ordinal);
        var ratios = facts.Ratios.ToLookup(r => r.Subject, StringComparer.Ordinal);
        var notApplicable = facts.NotApplicable.ToLookup(n => n.Subject, StringComparer.Ordinal);
        var earlierTotals = facts.EarlierTotals.ToLookup(e => e.Subject, StringComparer.Ordinal);
        var figures = facts.Figures.ToLookup(f => f.Subject, StringComparer.Ordinal);
        var ballots = facts.Ballots.ToLookup(b => b.Subject, StringComparer.Ordinal);
        var tallies = facts.Tallies.ToLookup(t => t.Subject, StringComparer.Ordinal);
        var coefficients = facts.Coefficients.ToLookup(c => c.Subject, StringComparer.Ordinal);
        var subjects = facts.Subjects.ToDictionary(s => s.Code, StringComparer.Ordinal);
        var gateRecords = facts.GateRecords.ToLookup(r => r.Subject, StringComparer.Ordinal);
        var history = facts.History.ToLookup(h => h.Subject, StringComparer.Ordinal);
        var categoryFigures = result.CategoryFigures.ToLookup(f => f.Category, StringComparer.Ordinal);
        var service = facts.Service.ToLookup(m => m.Subject, StringComparer.Ordinal);
        return result.Subjects.ToDictionary(s => s.Subject, s => ExcerptOf(s).CanonicalText(), StringComparer.Ordinal);

        BundleExcerpt ExcerptOf(SubjectResult s) => new(FactsOf(s), s.Tie) { CategoryFigures = [.. categoryFigures[s.Category]] };

        Facts FactsOf(SubjectResult s) => new(
            [subjects[s.Subject]], [.. sheets[s.Subject]], [.. marks[s.Subject]], [.. occurrences[s.Subject]],
            [.. ratios[s.Subject]], [.. notApplicable[s.Subject]], [.. earlierTotals[s.Subject]])
        {
            Figures = [.. figures[s.Subject]],
            Ballots = [.. ballots[s.Subject]],
            Tallies = [.. tallies[s.Subject]],
            Coefficients = [.. coefficients[s.Subject]],
            GateRecords = [.. gateRecords[s.Subject]],
            History = [.. history[s.Subject]],
            Service = [.. service[s.Subject]],
        };
    }

    /// <exception cref="DocumentException">Not an excerpt of a known version, or its facts are refused.</exception>
    public static BundleExcerpt Parse(string text)
    {
        List<Problem> problems = [];
        if (CanonicalJson.Read(text, problems) is not { } document)
        {
            throw new BundleException(problems);
        }

        var root = new StrictObject(document.Root, "", problems);
        if (root.Whole("excerpt", 1, int.MaxValue) is var version && version != FormatVersion)
        {
            root.Report("excerpt", ProblemCode.UnsupportedVersion, $"{version}");
        }

        var facts = root.Element("facts");
        var tie = root.OptionalObject("tie", t => new Tie(t.Has("step") ? t.Whole("step", 1, int.MaxValue) : null, t.Flag("shared"))
        {
            Decision = t.Has("decision") ? t.Text("decision", StandingFactsJson.TextMaxLength) : null,
        });
        var figures = root.OptionalObjects("categoryFigures", f => new CategoryFigure(
            f.Code("category"), f.Code("channel"), f.OptionalCode("item"), f.Choice<CategoryFigureKind>("of"), f.Number("value", decimal.MinValue)));
        root.Close();
        return problems.Count == 0 ? new BundleExcerpt(Facts.Parse(CanonicalJson.TextOf(facts!.Value)), tie) { CategoryFigures = figures } : throw new BundleException(problems);
    }

    public string CanonicalText()
    {
        var writer = new CanonicalWriter();
        writer.Object(() =>
        {
            ResultJson.WriteFigures(writer, CategoryFigures);
            writer.Member("excerpt", FormatVersion);
            writer.Key("facts");
            writer.Literal(Facts.CanonicalText());
            ResultJson.WriteTie(writer, Tie);
        });
        return writer.ToString();
    }
}
