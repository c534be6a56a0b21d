namespace CampaignPortal.Domain.Scoring;

/// <summary>The list of consequences: what gates name, on whom else they fall, what they take back, and what follows from this period.</summary>
internal static class ConsequenceScoring
{
    public static void Run(StandingRules rules, IReadOnlyList<SubjectStanding> subjects)
    {
        foreach (var category in subjects.GroupBy(s => s.Category, StringComparer.Ordinal))
        {
            var places = PlacesFromBottom.Of(category.Select(s => s.Subject.Rank).OfType<int>());
            foreach (var subject in category)
            {
                subject.Consequences.AddRange(subject.Gates.SelectMany(f => OfGate(rules.Gates.First(g => g.Code == f.Gate), f, subject)));
                var now = ThisPeriod(subject, places);
                subject.Consequences.AddRange(rules.Consequences.Where(c => c.When.Count > 0).Select(c => Own(c, subject, now)).OfType<ConsequenceGiven>());
            }
        }
    }

    private static IEnumerable<ConsequenceGiven> OfGate(Gate gate, GateFired fired, SubjectStanding subject) =>
    [
        .. fired.Since is null && gate.FallsOnSubject ? gate.Effects.SelectMany(e => OfEffect(gate, e, subject)) : [],
        .. gate.Scope.Where(s => s != GateScope.Unit).Select(s => new ConsequenceGiven(null, gate.Code, null, null, s, [])),
    ];

    private static IEnumerable<ConsequenceGiven> OfEffect(Gate gate, GateEffect effect, SubjectStanding subject) => effect.Kind switch
    {
        EffectKind.Consequence => [new ConsequenceGiven(effect.Consequence, gate.Code, null, null, null, [])],
        EffectKind.Revoke =>
            from period in subject.Figures.History
            where period.Back <= effect.Back
            from award in period.Awards
            where effect.Names(award)
            select new ConsequenceGiven(null, gate.Code, award, period.Back, null, []),
        _ => [],
    };

    private static ConsequenceGiven? Own(ConsequenceRule consequence, SubjectStanding subject, PastPeriod now)
    {
        List<ConditionMet> on = [.. consequence.When.Select(c => subject.Figures.Meet(c, now: now)).OfType<ConditionMet>()];
        return on.Count == consequence.When.Count ? new ConsequenceGiven(consequence.Code, null, null, null, null, on) : null;
    }

    /// <summary>This period as a later one will remember it.</summary>
    private static PastPeriod ThisPeriod(SubjectStanding subject, IReadOnlyDictionary<int, int> places) => new(
        subject.Code,
        0,
        [.. subject.Gates.Where(g => g.Since is null).Select(g => g.Gate)],
        subject.Grade is { By: not GradeBy.Open } given ? given.Grade : null,
        subject.Subject.Rank is { } rank ? places[rank] : null,
        [.. subject.Awards.Where(a => a.State == AwardState.Listed).Select(a => a.Award)]);
}
