using System.Text;

namespace CampaignPortal.Domain.Scoring;

/// <summary>Whether gate records, history, service and decisions fit the scheme: nothing that would silently count for nothing.</summary>
internal sealed class StandingFactsCheck
{
    private readonly SchemeContent _scheme;
    private readonly Facts _facts;
    private readonly HashSet<string> _subjects;
    private readonly List<Problem> _problems = [];

    private StandingFactsCheck(SchemeContent scheme, Facts facts, HashSet<string> subjects) =>
        (_scheme, _facts, _subjects) = (scheme, facts, subjects);

    /// <param name="facts">In canonical order.</param>
    public static IReadOnlyList<Problem> Run(SchemeContent scheme, Facts facts, HashSet<string> subjects)
    {
        StandingFactsCheck check = new(scheme, facts, subjects);
        check.Unique("gateRecords", facts.GateRecords.Select(r => r.Id));
        check.Unique("history", facts.History.Select(h => (h.Subject, h.Back)));
        check.Unique("service", facts.Service.Select(s => s.Subject));
        check.Unique("decisions", facts.Decisions.Select(d => d.Id));
        Each("subjects", facts.Subjects, check.Parent);
        Each("gateRecords", facts.GateRecords, check.Record);
        Each("history", facts.History, check.Period);
        Each("service", facts.Service, check.Served);
        Each("decisions", facts.Decisions, check.Decision);
        check.NamedOnce();
        return check._problems;
    }

    private static void Each<T>(string list, IReadOnlyList<T> facts, Action<string, T> judge)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            judge($"{list}[{i}]", facts[i]);
        }
    }

    private void Parent(string path, Subject subject)
    {
        if (subject.Parent is { } parent && !StrictObject.IsCode(parent))
        {
            Report(path + ".parent", ProblemCode.BadCode, parent);
        }
    }

    private void Record(string path, GateRecord record)
    {
        Known(path, record.Subject);
        if (_scheme.Standing.Gates.FirstOrDefault(g => g.Code == record.Gate) is not { } gate)
        {
            Report(path + ".gate", ProblemCode.UnknownCode, record.Gate);
        }
        else if (!gate.IsRecorded)
        {
            Report(path + ".gate", ProblemCode.NotCounted, record.Gate);
        }

        Grounds(path, record.Id, record.Basis, record.Authority, record.Decision);
    }

    private void Period(string path, PastPeriod period)
    {
        Known(path, period.Subject);
        if (period.Back is < 1 or > StandingFactsJson.MostPeriods || period.FromBottom < 1)
        {
            Report(path, ProblemCode.NumberOutOfRange, period.Subject);
        }

        string[] codes = [.. period.Gates, .. period.Awards];
        foreach (var code in codes.Append(period.Grade ?? "x").Where(c => !StrictObject.IsCode(c)))
        {
            Report(path, ProblemCode.BadCode, code);
        }

        if (period.Gates.Duplicates().Concat(period.Awards.Duplicates()).Any())
        {
            Report(path, ProblemCode.DuplicateCode, period.Subject);
        }
    }

    private void Served(string path, MonthsServed served)
    {
        Known(path, served.Subject);
        if (served.Months < 0 || !Shared.Points.IsStorable(served.Months))
        {
            Report(path, ProblemCode.NumberOutOfRange, served.Subject);
        }
    }

    private void Decision(string path, RecordedDecision decision)
    {
        foreach (var subject in decision.Order)
        {
            Known(path, subject);
        }

        Grounds(path, decision.Id, decision.Basis, decision.Authority, decision.Reason);
        var fewest = decision.Kind switch { DecisionKind.Fill => 0, DecisionKind.Ballot => 1, _ => 2 };
        if (decision.Order.Count < fewest || (fewest == 0 && decision.Order.Count > 0))
        {
            Report(path + ".order", ProblemCode.ValueNotAllowed, decision.Id);
        }

        if (decision.List is { } code && _scheme.Standing.Lists.All(l => l.Code != code))
        {
            Report(path + ".list", ProblemCode.UnknownCode, code);
        }
        else if (!Fits(decision))
        {
            Report(path + ".kind", ProblemCode.PolicyDoesNotFit, decision.Id);
        }
    }

    private bool Fits(RecordedDecision decision) => decision.Kind switch
    {
        DecisionKind.Ballot => decision.List is { } list && _scheme.Standing.FindAward(list)?.Shortlist is not null,
        DecisionKind.Fill => _scheme.Standing.Bands.Any(b => b.Code == decision.List && b.Quota!.Unfilled == Unfilled.NextBand),
        _ => decision.List is not null || _scheme.Ranking.DecidedBy == decision.Kind,
    };

    /// <summary>
    /// Two orders with two subjects in common could contradict each other. One in common is who was nominated first and met
    /// the equals at the last seat then.
    /// </summary>
    private void NamedOnce()
    {
        foreach (var list in _facts.Decisions.GroupBy(d => (d.List, d.OrdersEquals, IsBallot: d.Kind == DecisionKind.Ballot)))
        {
            HashSet<(string, string)> shared = [];
            foreach (var named in list.SelectMany(d => d.Order, (d, code) => (Decision: d.Id, Code: code)).GroupBy(n => n.Code, n => n.Decision, StringComparer.Ordinal))
            {
                string[] orders = [.. named.Order(StringComparer.Ordinal)];
                var isAllowed = orders is [_] || (orders is [var first, var second] && first != second && !list.Key.IsBallot && shared.Add((first, second)));
                if (!isAllowed)
                {
                    Report("decisions", ProblemCode.DuplicateFact, list.Key.List ?? "", named.Key);
                }
            }
        }
    }

    private void Grounds(string path, string id, params ReadOnlySpan<string> texts)
    {
        if (!FactsJson.IsId(id))
        {
            Report(path, ProblemCode.ValueNotAllowed, id);
        }

        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > StandingFactsJson.TextMaxLength || text.EnumerateRunes().Contains(Rune.ReplacementChar))
            {
                Report(path, ProblemCode.TextLength, $"{StandingFactsJson.TextMaxLength}");
            }
        }
    }

    private void Known(string path, string subject)
    {
        if (!_subjects.Contains(subject))
        {
            Report(path, ProblemCode.UnknownSubject, subject);
        }
    }

    private void Unique<T>(string list, IEnumerable<T> identities)
        where T : notnull
    {
        foreach (var identity in identities.Duplicates())
        {
            Report(list, ProblemCode.DuplicateFact, $"{identity}");
        }
    }

    private void Report(string path, ProblemCode code, params string[] arguments) => _problems.Add(new Problem(path, code, arguments));
}
