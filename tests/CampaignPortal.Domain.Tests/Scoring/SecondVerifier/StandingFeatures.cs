using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>What happened in generated standings.</summary>
internal static class StandingFeatures
{
    public static IReadOnlyList<string> Wanted { get; } =
    [
        .. Kinds<IfTied>("if tied"), .. Kinds<ConditionKind>("gate met by"), .. Kinds<LimitKind>("limit"), .. Kinds<PastEventKind>("past event"),
        .. Kinds<EffectKind>("effect"), .. Kinds<GateScope>("scope"), .. Kinds<StandingState>("state"), .. Kinds<GradeBy>("grade by"),
        .. Kinds<AwardState>("award"), .. Kinds<QuotaBase>("base"), .. Kinds<QuotaOver>("over"), .. Kinds<SeatRounding>("seats"), .. Kinds<AtLimit>("at limit"),
        .. Kinds<QuotaOrder>("order"), .. Kinds<DecisionKind>("decision"),
        "gate in force", "removal", "own consequence", "with this period", "tie open", "tie decided", "counted as 0", "no standing",
        "pooled", "outside the ranking", "per category", "at least one", "fixed seats", "seats exceeded", "seats empty", "list open", "two gates at once",
        "band and grade differ", "place asked for", "bottom band",
        "needs grades", "needs rank", "needs from", "needs below", "needs awards", "needs earlier", "per parent", "shortlist",
    ];

    public static IEnumerable<string> Of(SchemeContent scheme, Facts facts, Result result) =>
    [
        .. Where(!scheme.HasStanding, "no standing"),
        $"if tied {scheme.Ranking.IfTied}",
        .. scheme.Standing.Lists.SelectMany(l => OfQuota(l.Quota)),
        .. scheme.Standing.Bands.SelectMany(b => (string[])[.. Where(b.Rank is not null, "place asked for"), .. Where(b.IsFromBottom, "bottom band")]),
        .. scheme.Standing.Awards.SelectMany(OfAward),
        .. Where(facts.Subjects.Any(s => !s.IsRanked), "outside the ranking"),
        .. facts.Decisions.Select(d => $"decision {d.Kind}"),
        .. result.Quotas.SelectMany(q => OfResult(scheme, q)),
        .. result.Subjects.Where(s => s.Standing is not null).SelectMany(s => OfSubject(scheme, s)),
    ];

    private static IEnumerable<string> Kinds<T>(string what)
        where T : struct, Enum => Enum.GetNames<T>().Select(kind => $"{what} {kind}");

    private static IEnumerable<string> Where(bool holds, string feature) => holds ? [feature] : [];

    private static IEnumerable<string> OfQuota(Quota quota) =>
    [
        $"base {quota.Base}", $"over {quota.Over}", $"at limit {quota.AtLimit}", $"order {quota.Order}",
        .. Where(quota.Share is not null, $"seats {quota.Round}"), .. Where(quota.Seats is not null, "fixed seats"),
        .. Where(quota.PerCategory.Count > 0, "per category"), .. Where(quota.AtLeast > 0, "at least one"),
    ];

    private static IEnumerable<string> OfAward(AwardRule award) =>
    [
        .. Where(award.Needs.Grades.Count > 0, "needs grades"), .. Where(award.Needs.Rank is not null, "needs rank"), .. Where(award.Needs.From is not null, "needs from"),
        .. Where(award.Needs.Below is not null, "needs below"), .. Where(award.Needs.Awards.Count > 0, "needs awards"), .. Where(award.Needs.Earlier is not null, "needs earlier"),
        .. Where(award.PerParent is not null, "per parent"), .. Where(award.Shortlist is not null, "shortlist"),
    ];

    private static IEnumerable<string> OfResult(SchemeContent scheme, QuotaResult quota) =>
    [
        .. Where(quota.Categories.Count > 1 && scheme.Standing.Lists.First(l => l.Code == quota.List).Quota.PoolBelow is not null, "pooled"),
        .. Where(quota.Taken > quota.Seats, "seats exceeded"), .. Where(quota.Taken < quota.Seats && quota.Open.Count == 0, "seats empty"), .. Where(quota.Open.Count > 0, "list open"),
    ];

    private static IEnumerable<string> OfSubject(SchemeContent scheme, SubjectResult subject)
    {
        var standing = subject.Standing!;
        return
        [
            $"state {standing.State}",
            .. standing.Gates.SelectMany(f => OfGate(scheme.Standing.Gates.First(g => g.Code == f.Gate), f)),
            .. Where(standing.Gates.Count > 1, "two gates at once"),
            .. standing.Grade is { } grade ? [$"grade by {grade.By}", .. Where(grade.Grade != standing.Band, "band and grade differ")] : Array.Empty<string>(),
            .. standing.Awards.Select(a => $"award {a.State}"),
            .. standing.Consequences.SelectMany(c => OfConsequence(scheme, c)),
            .. Where(standing.TieIsOpen, "tie open"), .. Where(subject.Tie?.Decision is not null, "tie decided"), .. Where(standing.CountsAsZero, "counted as 0"),
        ];
    }

    private static IEnumerable<string> OfGate(Gate gate, GateFired fired) =>
    [
        .. Where(fired.Since is not null, "gate in force"),
        .. fired.Since is null ? gate.When.SelectMany(c => (string[])[$"gate met by {c.By}", $"limit {c.Limit?.Kind}", $"past event {c.Past?.Kind}"]) : [],
        .. gate.FallsOnSubject ? gate.Effects.Select(e => $"effect {e.Kind}") : [],
        .. gate.Scope.Select(s => $"scope {s}"),
    ];

    private static IEnumerable<string> OfConsequence(SchemeContent scheme, ConsequenceGiven consequence) =>
    [
        .. Where(consequence.Award is not null, "removal"), .. Where(consequence.Gate is null, "own consequence"),
        .. Where(consequence.Gate is null && scheme.Standing.Consequences.First(c => c.Code == consequence.Consequence).When.Any(c => c.Past?.WithThis == true), "with this period"),
    ];
}
