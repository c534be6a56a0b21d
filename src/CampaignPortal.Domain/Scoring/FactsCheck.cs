namespace CampaignPortal.Domain.Scoring;

/// <summary>Whether facts fit the scheme: known codes, allowed values, each fact once. Paths count in canonical order.</summary>
internal sealed class FactsCheck
{
    private readonly Scheme _scheme;
    private readonly Facts _facts;
    private readonly HashSet<string> _subjects;
    private readonly Dictionary<string, Channel> _channels;
    private readonly Dictionary<(string Item, string Rule), OccurrenceRule> _rules;
    private readonly HashSet<(string, string)> _notApplicable;
    private readonly List<Problem> _problems = [];

    private FactsCheck(Scheme scheme, Facts facts)
    {
        (_scheme, _facts) = (scheme, facts);
        _subjects = facts.Subjects.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        _channels = scheme.Content.Channels.ToDictionary(c => c.Code, StringComparer.Ordinal);
        _rules = (from item in scheme.Content.AllItems from rule in item.Rules select (item, rule)).ToDictionary(r => (r.item.Code, r.rule.Code), r => r.rule);
        _notApplicable = [.. facts.NotApplicable.Select(n => (n.Subject, n.Item))];
    }

    public static IReadOnlyList<Problem> Run(Scheme scheme, Facts facts) => RunSorted(scheme, FactsOrder.Sort(facts), areWhole: true);

    internal static IReadOnlyList<Problem> RunSorted(Scheme scheme, Facts facts, bool areWhole)
    {
        var check = new FactsCheck(scheme, facts);
        check.Identities();
        check.Codes();
        Each("sheets", facts.Sheets, check.Sheet);
        check.Marks();
        Each("occurrences", facts.Occurrences, check.OneOccurrence);
        Each("ratios", facts.Ratios, check.OneRatio);
        Each("notApplicable", facts.NotApplicable, check.OneNotApplicable);
        Each("earlierTotals", facts.EarlierTotals, check.OneEarlierTotal);
        check._problems.AddRange(new FiguresCheck(scheme, facts).Run());
        check.SingleRaters();
        BallotsCheck ballots = new(scheme, facts);
        check._problems.AddRange(ballots.Run());
        check._problems.AddRange(areWhole ? ballots.InvalidRaters() : []);
        check._problems.AddRange(StandingFactsCheck.Run(scheme.Content, facts, check._subjects));
        return check._problems;
    }

    private static void Each<T>(string list, IReadOnlyList<T> facts, Action<Place, T> judge)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            judge(new Place(list, i), facts[i]);
        }
    }

    private void Identities()
    {
        Unique("subjects", _facts.Subjects.Select(s => s.Code));
        Unique("sheets", _facts.Sheets.Select(s => (s.Channel, s.Rater, s.Subject)));
        Unique("marks", _facts.Marks.Select(m => (m.Channel, m.Rater, m.Subject, m.Item)));
        Unique("occurrences", _facts.Occurrences.Select(o => o.Id));
        Unique("ratios", _facts.Ratios.Select(r => (r.Subject, r.Item)));
        Unique("notApplicable", _facts.NotApplicable.Select(n => (n.Subject, n.Item)));
        Unique("earlierTotals", _facts.EarlierTotals.Select(e => e.Subject));
        Unique("figures", _facts.Figures.Select(f => (f.Subject, f.Item, f.Source)));
        Unique("ballots", _facts.Ballots.Select(b => (b.Subject, b.Channel)));
        Unique("tallies", _facts.Tallies.Select(t => (t.Subject, t.Channel, t.Item, t.Level)));
        Unique("coefficients", _facts.Coefficients.Select(c => (c.Subject, c.Coefficient)));
    }

    /// <summary>Facts built by the program must be such that their text can be read again.</summary>
    private void Codes()
    {
        Each("subjects", _facts.Subjects, (path, s) => WellFormed(path, s.Code, s.Category));
        Each("sheets", _facts.Sheets, (path, s) => WellFormed(path, s.Rater));
        Each("occurrences", _facts.Occurrences, (path, o) =>
        {
            WellFormed(path, o.Office);
            if (!FactsJson.IsId(o.Id) || (o.DedupeKey is { } key && !FactsJson.IsId(key)) || o.Links.Count == 0)
            {
                Report(path, ProblemCode.ValueNotAllowed, o.Id);
            }
        });
    }

    private void WellFormed(Place path, params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (!StrictObject.IsCode(code))
            {
                Report(path, ProblemCode.BadCode, code);
            }
        }
    }

    /// <param name="identities">In canonical order, in which equal ones are neighbours.</param>
    private void Unique<T>(string list, IEnumerable<T> identities)
        where T : notnull
    {
        var before = default(T);
        foreach (var (index, identity) in identities.Index())
        {
            if (index > 0 && EqualityComparer<T>.Default.Equals(identity, before))
            {
                Report(new Place(list, index), ProblemCode.DuplicateFact, $"{identity}");
            }

            before = identity;
        }
    }

    private void Sheet(Place path, Sheet sheet)
    {
        KnownSubject(path, sheet.Subject);
        if (!_channels.TryGetValue(sheet.Channel, out var channel))
        {
            Report(path, ProblemCode.UnknownChannel, sheet.Channel);
        }
        else if (channel.Reduce.By == ReduceBy.Facts)
        {
            Report(path, ProblemCode.NotJudged, sheet.Channel);
        }
        else if (sheet.State == SheetArrival.Carried && channel.Missing.Rater != MissingRater.CarryLast)
        {
            Report(path, ProblemCode.PolicyDoesNotFit, sheet.Channel);
        }

        if (sheet.State == SheetArrival.SetAside ? sheet.Decision is not { } decision || !FactsJson.IsId(decision) : sheet.Decision is not null)
        {
            Report(path, ProblemCode.ValueNotAllowed, sheet.Rater);
        }
    }

    private void Marks()
    {
        var submitted = _facts.Sheets.Where(s => s.State != SheetArrival.Missing)
            .Select(s => (s.Channel, s.Rater, s.Subject)).ToHashSet();
        Each("marks", _facts.Marks, (path, mark) =>
        {
            KnownSubject(path, mark.Subject);
            if (!submitted.Contains((mark.Channel, mark.Rater, mark.Subject)))
            {
                Report(path, ProblemCode.NoSheet, mark.Rater);
            }

            if (KnownItem(path, mark.Item) is { } item)
            {
                MarkValue(path, mark, item);
            }
        });
    }

    private void MarkValue(Place path, Mark mark, Item item)
    {
        if (item is TextItem || !item.IsJudgedIn(mark.Channel))
        {
            Report(path, ProblemCode.NotJudged, item.Code, mark.Channel);
        }

        var isAllowed = mark.Value switch
        {
            Scoring.MarkValue.NotApplicable => item.Head.NotApplicable != NotApplicablePolicy.Refused,
            Scoring.MarkValue.Unknown => item.Head.Unknown != UnknownPolicy.Refused,
            Scoring.MarkValue.Given given when !Shared.Points.IsStorable(given.Points) => false,
            _ => item.PointsOf(mark.Value) is not null,
        };
        if (!isAllowed)
        {
            Report(path, ProblemCode.ValueNotAllowed, item.Code);
        }
    }

    private void OneOccurrence(Place path, Occurrence occurrence)
    {
        if (KnownItem(path, occurrence.Item) is not { } item)
        {
            return;
        }

        if (!_scheme.Content.IsCounted(item))
        {
            Report(path, ProblemCode.NotCounted, item.Code);
        }

        KeepsToItsRule(path, occurrence, _rules.GetValueOrDefault((item.Code, occurrence.Rule)));
        foreach (var unknown in occurrence.Multipliers.Where(code => item.Weighing.Multipliers.All(m => m.Code != code)))
        {
            Report(path, ProblemCode.UnknownMultiplier, unknown);
        }

        foreach (var link in occurrence.Links)
        {
            OneLink(path, occurrence, item, link);
        }

        if (occurrence.Links.Select(l => l.Subject).Duplicates().Any() || occurrence.Multipliers.Duplicates().Any())
        {
            Report(path, ProblemCode.DuplicateFact, occurrence.Id);
        }
    }

    private void KeepsToItsRule(Place path, Occurrence occurrence, OccurrenceRule? rule)
    {
        if (rule is null)
        {
            Report(path, ProblemCode.UnknownRule, occurrence.Rule);
        }
        else if (!Storable(occurrence.Value, occurrence.Count) || occurrence.Value < rule.From || occurrence.Value > rule.To || occurrence.Count <= 0)
        {
            Report(path, ProblemCode.ValueNotAllowed, occurrence.Rule);
        }
    }

    private void OneLink(Place path, Occurrence occurrence, Item item, SubjectLink link)
    {
        KnownSubject(path, link.Subject);
        if (_notApplicable.Contains((link.Subject, occurrence.Item)))
        {
            Report(path, ProblemCode.Contradiction, occurrence.Item);
        }

        if (item.Weighing.Roles is { Count: > 0 } roles ? !roles.Any(r => r.Code == link.Role && r.Factor == link.Factor) : link.Role is not null)
        {
            Report(path, ProblemCode.RoleDoesNotFit, link.Role ?? occurrence.Id);
        }

        // Each number fits; their product must too, or a sum could leave the range of decimal.
        if (link.Factor < 0 || !Storable(link.Factor) || AmountIsTooLarge(occurrence, item, link))
        {
            Report(path, ProblemCode.NumberOutOfRange, occurrence.Id);
        }
    }

    private static bool AmountIsTooLarge(Occurrence occurrence, Item item, SubjectLink link) =>
        Storable(occurrence.Value, occurrence.Count)
        && (occurrence.Value * occurrence.Count * link.Factor >= Shared.Points.Limit
            || WeighedOccurrence.Of(item, new LinkedOccurrence(occurrence, link)).Amount * (item.Weighing.Repeat?.Factor ?? 1) >= Shared.Points.Limit);

    private void OneRatio(Place path, Ratio ratio)
    {
        KnownSubject(path, ratio.Subject);
        if (ratio.Numerator < 0 || ratio.Denominator < 0 || !Storable(ratio.Numerator, ratio.Denominator))
        {
            Report(path, ProblemCode.NumberOutOfRange, ratio.Item);
        }

        if (KnownItem(path, ratio.Item) is { } item && (item is not RatioItem || !_scheme.Content.IsCounted(item)))
        {
            Report(path, ProblemCode.NotCounted, ratio.Item);
        }

        if (_notApplicable.Contains((ratio.Subject, ratio.Item)))
        {
            Report(path, ProblemCode.Contradiction, ratio.Item);
        }
    }

    private void OneNotApplicable(Place path, NotApplicableItem declared)
    {
        KnownSubject(path, declared.Subject);
        if (KnownItem(path, declared.Item) is { } item && (!_scheme.Content.IsCounted(item) || item.Head.NotApplicable == NotApplicablePolicy.Refused))
        {
            Report(path, ProblemCode.ValueNotAllowed, declared.Item);
        }
    }

    private void OneEarlierTotal(Place path, EarlierTotal earlier)
    {
        KnownSubject(path, earlier.Subject);
        if (!Storable(earlier.Total))
        {
            Report(path, ProblemCode.NumberOutOfRange, earlier.Subject);
        }
    }

    private void SingleRaters()
    {
        foreach (var channel in _scheme.Content.Channels.Where(c => c.Reduce.By == ReduceBy.SingleRater))
        {
            var setAside = _facts.Sheets.Where(s => s.Channel == channel.Code && s.State == SheetArrival.SetAside).Select(s => (s.Rater, s.Subject)).ToHashSet();
            var crowded = channel.Reduce.Over == ReduceOver.Sheet
                ? _facts.Sheets.Where(s => s.Channel == channel.Code && s.Counts).Select(s => s.Subject).Duplicates()
                : _facts.Marks.Where(m => m.Channel == channel.Code && !setAside.Contains((m.Rater, m.Subject))).Select(m => (m.Subject, m.Item)).Duplicates().Select(pair => pair.Subject);
            foreach (var subject in crowded.Distinct(StringComparer.Ordinal))
            {
                _problems.Add(new Problem("sheets", ProblemCode.TooManyRaters, channel.Code, subject));
            }
        }
    }

    private void KnownSubject(Place path, string subject)
    {
        if (!_subjects.Contains(subject))
        {
            Report(path, ProblemCode.UnknownSubject, subject);
        }
    }

    private Item? KnownItem(Place path, string code)
    {
        var item = _scheme.FindItem(code);
        if (item is null)
        {
            Report(path, ProblemCode.UnknownItem, code);
        }

        return item;
    }

    private void Report(Place path, ProblemCode code, params string[] arguments) => _problems.Add(new Problem($"{path}", code, arguments));

    private static bool Storable(params ReadOnlySpan<decimal> values)
    {
        foreach (var value in values)
        {
            if (!Shared.Points.IsStorable(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a fact stands. Written out only when something is wrong with it: there are millions.</summary>
    private readonly record struct Place(string List, int Index)
    {
        public override string ToString() => $"{List}[{Index}]";
    }
}
