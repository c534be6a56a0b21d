namespace CampaignPortal.Domain.Scoring;

/// <summary>What follows the totals (评定): gates, grades, award lists and consequences. The keys are optional, each by itself.</summary>
/// <param name="Bands">Grades from high to low; empty when none are given.</param>
public sealed record StandingRules(
    IReadOnlyList<Gate> Gates,
    IReadOnlyList<GradeBand> Bands,
    IReadOnlyList<AwardRule> Awards,
    IReadOnlyList<ConsequenceRule> Consequences)
{
    public static StandingRules None { get; } = new([], [], [], []);

    public bool IsEmpty => Gates.Count + Bands.Count + Awards.Count + Consequences.Count == 0;

    /// <summary>Every list that gives out seats, in the order in which results name them.</summary>
    public IEnumerable<(string Code, Quota Quota)> Lists =>
        Bands.Where(b => b.Quota is not null).Select(b => (b.Code, b.Quota!)).Concat(Awards.Select(a => (a.Code, a.Quota)));

    public IEnumerable<Condition> Conditions => Gates.SelectMany(g => g.When).Concat(Consequences.SelectMany(c => c.When));

    /// <summary>How many earlier periods the rules ask about; 0 where they ask about none.</summary>
    public int PeriodsBack => Gates.Select(g => g.Forward)
        .Concat(Gates.SelectMany(g => g.Effects).Select(e => e.Back))
        .Concat(Conditions.Select(c => c.Past).OfType<PastEvent>().Select(p => p.WithThis ? p.Periods - 1 : p.Periods))
        .Concat(Awards.Select(a => a.Needs.Earlier?.Within ?? 0))
        .Append(0)
        .Max();

    public Gate? FindGate(string code) => Gates.FirstOrDefault(g => g.Code == code);

    public AwardRule? FindAward(string code) => Awards.FirstOrDefault(a => a.Code == code);

    /// <summary>Position from the top; −1 when there is no such grade.</summary>
    internal int IndexOfBand(string code) => Bands.Index().Where(b => b.Item.Code == code).Select(b => b.Index).DefaultIfEmpty(-1).First();
}

/// <summary>What follows where the chain of ties ends.</summary>
public enum IfTied
{
    /// <summary>并列.</summary>
    Share,

    /// <summary>The committee decides, with a reason on record.</summary>
    Decision,

    /// <summary>A further vote (加赛、再投票), its outcome on record.</summary>
    RunOff,

    /// <summary>抽签, its outcome on record.</summary>
    Lot,

    /// <summary>Equal totals are void: nobody of them is ranked until it is decided.</summary>
    Forbid,
}

/// <summary>A named entry such as a talk (约谈) or a rectification.</summary>
/// <param name="When">All must be met; empty when only effects of gates name it.</param>
public sealed record ConsequenceRule(string Code, LocalText Name, IReadOnlyList<Condition> When);
