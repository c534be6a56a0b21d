namespace CampaignPortal.Domain.Scoring;

/// <summary>What conditions ask about one subject: figures as the result holds them, and the facts behind them.</summary>
internal sealed class SubjectFigures(SchemeContent scheme, RankedSubject subject, SubjectFacts facts, ExplanationNode tree, IReadOnlyList<Note> notes)
{
    private readonly IReadOnlyList<ExplanationNode> _deductions = tree.Children.Single(c => c.Kind == NodeKind.AllDeductions).Children;

    private readonly HashSet<(string?, string?)> _superseded =
        [.. notes.Where(n => n.Kind == NoteKind.OccurrenceSuperseded).Select(n => (n.Item, n.Occurrence))];

    /// <summary>The last period first.</summary>
    public IReadOnlyList<PastPeriod> History => facts.History;

    public string? Parent => facts.Subject.Parent;

    /// <summary>What meets the condition; null when it is not met.</summary>
    /// <param name="gate">The gate that asks; null for a consequence.</param>
    /// <param name="now">This period, where it may be asked about.</param>
    public ConditionMet? Meet(Condition condition, string? gate = null, PastPeriod? now = null) => condition.By switch
    {
        ConditionKind.Recorded => Recorded(gate),
        ConditionKind.Total => Limited(condition.Limit!, subject.Total),
        ConditionKind.Channel => Limited(condition.Limit!, ChannelOf(condition).Score),
        ConditionKind.Item => Limited(condition.Limit!, ChannelOf(condition).Items.FirstOrDefault(i => i.Item == condition.Item)?.Score),
        ConditionKind.Exhausted => Exhausted(condition.Item!),
        ConditionKind.Occurrences => Occurrences(condition),
        ConditionKind.Sheets => Limited(condition.Limit!, SampleOf(condition.Channel!)),
        ConditionKind.Service => Limited(condition.Limit!, facts.Months),
        _ => Happened(condition.Past!, now),
    };

    /// <summary>How often the list had the subject within the last periods.</summary>
    public int TimesListed(EarlierAward earlier) =>
        History.Count(h => h.Back <= earlier.Within && h.Awards.Contains(earlier.Award, StringComparer.Ordinal));

    private static ConditionMet? Limited(Limit limit, decimal? figure, params IReadOnlyList<string> ids) =>
        figure is { } found && limit.Holds(found) ? new ConditionMet(found, ids) : null;

    /// <summary>As the channel's own policy counts it.</summary>
    private int SampleOf(string channel) => facts.Sheets(channel).Count(s => s.Counts) + (facts.Ballots(channel)?.Valid ?? 0);

    private ChannelScore ChannelOf(Condition condition) => subject.Channels.Single(c => c.Channel == condition.Channel);

    private ConditionMet? Recorded(string? gate)
    {
        string[] ids = [.. facts.GateRecords.Where(r => r.Gate == gate).Select(r => r.Id)];
        return ids.Length > 0 ? new ConditionMet(null, ids) : null;
    }

    private ConditionMet? Exhausted(string item) =>
        Limited(new Limit(LimitKind.AtLeast, scheme.ItemsByCode[item].Points), Rounding.Stored.Apply(_deductions.Single(d => d.Code == item).Value!.Value));

    private ConditionMet? Occurrences(Condition condition)
    {
        List<Occurrence> counted = [.. facts.Occurrences
            .Where(o => o.Link.Factor > 0 && o.Occurrence.Item == condition.Item && (condition.Rule is null || o.Occurrence.Rule == condition.Rule))
            .Select(o => o.Occurrence)
            .Where(o => !_superseded.Contains((o.Item, o.Id)))];
        return Limited(condition.Limit!, counted.Sum(o => o.Count), [.. counted.Select(o => o.Id)]);
    }

    private ConditionMet? Happened(PastEvent past, PastPeriod? now)
    {
        var first = past.WithThis ? 0 : 1;
        var periods = Enumerable.Range(first, past.Periods).Select(back => back == 0 ? now : History.FirstOrDefault(h => h.Back == back));
        return periods.All(p => p is not null && HasEvent(p, past)) ? new ConditionMet(null, []) : null;
    }

    private static bool HasEvent(PastPeriod period, PastEvent past) => past.Kind switch
    {
        PastEventKind.Gate => period.Gates.Contains(past.Code!, StringComparer.Ordinal),
        PastEventKind.Grade => period.Grade == past.Code,
        PastEventKind.Award => period.Awards.Contains(past.Code!, StringComparer.Ordinal),
        _ => period.FromBottom <= past.Places,
    };
}
