namespace CampaignPortal.Domain.Scoring;

/// <summary>The facts of one subject, grouped once, so that an evaluation looks each up by its key.</summary>
internal sealed class SubjectFacts(Subject subject)
{
    private static readonly IReadOnlyList<Mark> NoMarks = [];
    private readonly Dictionary<string, List<Sheet>> _sheets = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Channel, string Item), List<Mark>> _marks = [];
    private Dictionary<(string Channel, string Rater, string Item), Mark>? _marksOfRaters;
    private readonly Dictionary<string, Ratio> _ratios = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notApplicable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Figure>> _figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ballots> _ballots = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Channel, string Item), List<Tally>> _tallies = [];
    private readonly Dictionary<string, decimal> _coefficients = new(StringComparer.Ordinal);

    public Subject Subject { get; } = subject;
    public List<LinkedOccurrence> Occurrences { get; } = [];
    public decimal? EarlierTotal { get; private set; }
    public List<GateRecord> GateRecords { get; } = [];
    public List<PastPeriod> History { get; } = [];
    public decimal? Months { get; private set; }

    public IReadOnlyList<Sheet> Sheets(string channel) => _sheets.GetValueOrDefault(channel) ?? [];
    public IReadOnlyList<Mark> Marks(string channel, string item) => _marks.GetValueOrDefault((channel, item)) ?? NoMarks;

    public Mark? MarkOf(string channel, string rater, string item)
    {
        // Only channels that reduce sheets ask for single marks.
        _marksOfRaters ??= _marks.Values.SelectMany(m => m).ToDictionary(m => (m.Channel, m.Rater, m.Item));
        return _marksOfRaters.GetValueOrDefault((channel, rater, item));
    }

    public Ratio? Ratio(string item) => _ratios.GetValueOrDefault(item);
    public Ballots? Ballots(string channel) => _ballots.GetValueOrDefault(channel);
    public IReadOnlyList<Tally> Tallies(string channel, string item) => _tallies.GetValueOrDefault((channel, item)) ?? [];
    public decimal? Coefficient(string code) => _coefficients.TryGetValue(code, out var value) ? value : null;
    public IReadOnlyList<Figure> Figures(string item) => _figures.GetValueOrDefault(item) ?? [];
    public bool IsNotApplicable(string item) => _notApplicable.Contains(item);

    /// <param name="facts">In canonical order, checked against the scheme.</param>
    /// <param name="only">Code of the one subject wanted; null for all.</param>
    public static IReadOnlyList<SubjectFacts> Group(Facts facts, string? only = null)
    {
        List<SubjectFacts> subjects = [.. facts.Subjects.Where(s => only is null || s.Code == only).Select(s => new SubjectFacts(s))];
        var byCode = subjects.ToDictionary(s => s.Subject.Code, StringComparer.Ordinal);
        Assign(byCode, facts.Sheets, s => s.Subject, (subject, sheet) => subject.Add(sheet));
        var setAside = facts.Sheets.Where(s => s.State == SheetArrival.SetAside).Select(s => (s.Channel, s.Rater, s.Subject)).ToHashSet();
        Assign(byCode, facts.Marks.Where(m => !setAside.Contains((m.Channel, m.Rater, m.Subject))), m => m.Subject, (subject, mark) => subject.Add(mark));
        Assign(byCode, facts.Ratios, r => r.Subject, (subject, ratio) => subject._ratios.Add(ratio.Item, ratio));
        Assign(byCode, facts.NotApplicable, n => n.Subject, (subject, declared) => subject._notApplicable.Add(declared.Item));
        Assign(byCode, facts.EarlierTotals, e => e.Subject, (subject, earlier) => subject.EarlierTotal = earlier.Total);
        Assign(byCode, facts.Figures, f => f.Subject, (subject, figure) => subject.Add(figure));
        Assign(byCode, facts.Ballots, b => b.Subject, (subject, ballots) => subject._ballots.Add(ballots.Channel, ballots));
        Assign(byCode, facts.Tallies, t => t.Subject, (subject, tally) => subject.Add(tally));
        Assign(byCode, facts.Coefficients, c => c.Subject, (subject, coefficient) => subject._coefficients.Add(coefficient.Coefficient, coefficient.Value));
        Assign(byCode, facts.GateRecords, r => r.Subject, (subject, record) => subject.GateRecords.Add(record));
        Assign(byCode, facts.History, h => h.Subject, (subject, period) => subject.History.Add(period));
        Assign(byCode, facts.Service, s => s.Subject, (subject, served) => subject.Months = served.Months);
        foreach (var occurrence in facts.Occurrences)
        {
            Assign(byCode, occurrence.Links, l => l.Subject, (subject, link) => subject.Occurrences.Add(new LinkedOccurrence(occurrence, link)));
        }

        return subjects;
    }

    private static void Assign<T>(
        Dictionary<string, SubjectFacts> byCode, IEnumerable<T> facts, Func<T, string> subjectOf, Action<SubjectFacts, T> add)
    {
        foreach (var fact in facts)
        {
            if (byCode.TryGetValue(subjectOf(fact), out var subject))
            {
                add(subject, fact);
            }
        }
    }

    private void Add(Figure figure)
    {
        if (!_figures.TryGetValue(figure.Item, out var figures))
        {
            _figures.Add(figure.Item, figures = []);
        }

        figures.Add(figure);
    }

    private void Add(Tally tally)
    {
        var key = (tally.Channel, tally.Item);
        if (!_tallies.TryGetValue(key, out var tallies))
        {
            _tallies.Add(key, tallies = []);
        }

        tallies.Add(tally);
    }

    private void Add(Sheet sheet)
    {
        if (!_sheets.TryGetValue(sheet.Channel, out var sheets))
        {
            _sheets.Add(sheet.Channel, sheets = []);
        }

        sheets.Add(sheet);
    }

    private void Add(Mark mark)
    {
        var key = (mark.Channel, mark.Item);
        if (!_marks.TryGetValue(key, out var marks))
        {
            _marks.Add(key, marks = []);
        }

        marks.Add(mark);
    }
}

/// <summary>An occurrence and its link to one subject.</summary>
internal sealed record LinkedOccurrence(Occurrence Occurrence, SubjectLink Link);
