namespace CampaignPortal.Domain.Scoring;

/// <summary>One subject on its way from the total to grade, awards and consequences.</summary>
internal sealed class SubjectStanding(RankedSubject subject, SubjectFigures figures, StandingRules rules)
{
    public RankedSubject Subject => subject;
    public SubjectFigures Figures => figures;
    public string Code => subject.Subject.Code;
    public string Category => subject.Subject.Category;
    public IReadOnlyList<GateFired> Gates { get; } = GateScoring.Fired(rules, figures);
    public GateEffects Effects => field ??= new GateEffects(rules, Gates, subject.Subject.IsRanked);
    /// <summary>The place that a decision is still to tell equals apart from; null when none is missing.</summary>
    public int? OpenPlace { get; set; }
    public GradeGiven? Grade { get; set; }
    public List<AwardGiven> Awards { get; } = [];
    public List<ConsequenceGiven> Consequences { get; } = [];
    public bool IsRanked => subject.Rank is not null;

    /// <summary>The total as grades and awards see it; only asked of the ranked.</summary>
    public decimal Counted => Effects.CountsAsZero ? 0 : subject.Total!.Value;

    public bool IsListed(string award) => Awards.Exists(a => a.Award == award && a.State == AwardState.Listed);

    public StandingResult ToResult() => new(
        State,
        OpenPlace is not null,
        Effects.CountsAsZero,
        Gates,
        subject.Total is { } total ? rules.Bands.FirstOrDefault(b => !b.IsFromBottom && b.Reaches(total))?.Code : null,
        Grade,
        [.. rules.Awards.SelectMany(r => Awards.Where(a => a.Award == r.Code))],
        Consequences)
    {
        OpenPlace = OpenPlace,
    };

    private StandingState State =>
        Effects.IsExempt ? StandingState.Exempt
        : Effects.IsNotRanked ? StandingState.NotRanked
        : subject.Total is null ? StandingState.NoTotal
        : subject.Rank is null ? StandingState.Void
        : StandingState.Ranked;
}
