namespace CampaignPortal.Domain.Scoring;

/// <summary>Which gates fire for a subject or are still in force. No figure is changed.</summary>
internal static class GateScoring
{
    public static IReadOnlyList<GateFired> Fired(StandingRules rules, SubjectFigures figures) =>
        [.. rules.Gates.Select(g => FiredNow(g, figures) ?? InForce(g, figures)).OfType<GateFired>()];

    private static GateFired? FiredNow(Gate gate, SubjectFigures figures)
    {
        List<ConditionMet> met = [];
        foreach (var condition in gate.When)
        {
            if (figures.Meet(condition, gate.Code) is not { } on)
            {
                return null;
            }

            met.Add(on);
        }

        return new GateFired(gate.Code, null, met);
    }

    private static GateFired? InForce(Gate gate, SubjectFigures figures) =>
        figures.History.Where(h => h.Back <= gate.Forward && h.Gates.Contains(gate.Code, StringComparer.Ordinal)).MinBy(h => h.Back) is { } then
            ? new GateFired(gate.Code, then.Back, [])
            : null;
}

/// <summary>What the gates of one subject come to together.</summary>
internal sealed class GateEffects
{
    private readonly List<GateEffect> _effects;
    private readonly StandingRules _rules;

    private readonly bool _isRanked;

    /// <param name="isRanked">Whether the subject competes at all.</param>
    public GateEffects(StandingRules rules, IReadOnlyList<GateFired> fired, bool isRanked)
    {
        (_rules, _isRanked) = (rules, isRanked);
        _effects = [.. rules.Gates.Where(g => g.FallsOnSubject && fired.Any(f => f.Gate == g.Code)).SelectMany(g => g.Effects)];
        var (fixedAt, atMost) = (Lowest(EffectKind.Grade), Lowest(EffectKind.GradeAtMost));
        (FixedBand, BestBand) = (fixedAt < 0 ? -1 : Math.Max(fixedAt, atMost), Math.Max(atMost, 0));
    }

    public bool IsExempt => !_isRanked || Has(EffectKind.Exempt);
    public bool IsNotRanked => IsExempt || Has(EffectKind.NotRanked);
    public bool CountsAsZero => Has(EffectKind.Zero);

    /// <summary>Index of the grade that is fixed; −1 when none is.</summary>
    public int FixedBand { get; }

    /// <summary>Index of the best grade allowed; 0 when all are.</summary>
    public int BestBand { get; }

    public bool Bars(string award) => _effects.Exists(e => e.Kind == EffectKind.NoAward && e.Names(award));

    private bool Has(EffectKind kind) => _effects.Exists(e => e.Kind == kind);

    private int Lowest(EffectKind kind) => _effects.Where(e => e.Kind == kind).Select(e => _rules.IndexOfBand(e.Grade!)).DefaultIfEmpty(-1).Max();
}
