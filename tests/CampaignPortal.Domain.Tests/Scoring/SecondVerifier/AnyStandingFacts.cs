using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>Adds what only standings read: records, earlier periods, months served, units above, and decisions of every kind.</summary>
internal static class AnyStandingFacts
{
    public static Facts AddTo(Facts facts, Chance chance, Scheme scheme)
    {
        var rules = scheme.Content.Standing;
        if (!scheme.Content.HasStanding)
        {
            return facts;
        }

        var codes = facts.Subjects.Select(s => s.Code).ToList();
        var recorded = rules.Gates.Where(g => g.IsRecorded).SelectMany(g => codes.Select(s => (g.Code, Subject: s))).Where(_ => chance.OneIn(4)).ToList();
        return facts with
        {
            Subjects = [.. facts.Subjects.Select(s => chance.OneIn(2) ? s : s with { Parent = chance.Of("上级", "P") }).Select(s => chance.OneIn(8) ? s with { IsRanked = false } : s)],
            GateRecords = [.. recorded.Select((r, i) => new GateRecord($"决{i}", r.Code, r.Subject, "“依据”", "监督办", "2026\\4"))],
            History = [.. codes.SelectMany(s => Enumerable.Range(1, 3).Where(_ => !chance.OneIn(3)).Select(back => Past(s, back * (chance.OneIn(9) ? 10 : 1), chance, rules))).DistinctBy(h => (h.Subject, h.Back))],
            Service = [.. codes.Where(_ => chance.OneIn(2)).Select(s => new MonthsServed(s, chance.Of(2m, 2.5m, 3m, 12m)))],
            Decisions = [.. Decisions(chance, scheme, codes).Select((d, i) => d with { Id = $"定{i}" })],
        };
    }

    private static PastPeriod Past(string subject, int back, Chance chance, StandingRules rules) => new(
        subject,
        back,
        [.. rules.Gates.Where(_ => chance.OneIn(2)).Select(g => g.Code)],
        rules.Bands.Count > 0 && chance.OneIn(2) ? chance.Of(rules.Bands).Code : null,
        chance.OneIn(2) ? chance.Between(1, 4) : null,
        [.. rules.Awards.Where(_ => chance.OneIn(2)).Select(a => a.Code)]);

    private static IEnumerable<RecordedDecision> Decisions(Chance chance, Scheme scheme, List<string> codes)
    {
        if (codes.Count > 1 && chance.OneIn(2) && scheme.Content.Ranking.DecidedBy is { } kind)
        {
            yield return Decision(kind, null, Shuffled(codes, chance));
        }

        foreach (var (code, quota) in scheme.Content.Standing.Lists)
        {
            if (codes.Count > 1 && chance.OneIn(3))
            {
                yield return Decision(chance.Of(DecisionKind.Decision, DecisionKind.RunOff, DecisionKind.Lot), code, Shuffled(codes, chance));
            }

            if (quota.Unfilled == Unfilled.NextBand && !chance.OneIn(4))
            {
                yield return Decision(DecisionKind.Fill, code, []);
            }

            if (scheme.Content.Standing.FindAward(code)?.Shortlist is not null && !chance.OneIn(3))
            {
                yield return Decision(DecisionKind.Ballot, code, [.. chance.Some(Shuffled(codes, chance))]);
            }
        }
    }

    private static RecordedDecision Decision(DecisionKind kind, string? list, IReadOnlyList<string> order) =>
        new("", kind, list, order, "办法第九条", "委员会", "理由");

    private static IReadOnlyList<string> Shuffled(IEnumerable<string> codes, Chance chance) =>
        [.. codes.Select(c => (c, Key: chance.Next(1000))).OrderBy(c => c.Key).Select(c => c.c)];
}
