namespace CampaignPortal.Domain.Scoring;

/// <summary>What an evaluation found. Every figure is rounded by the scheme, to four decimals where no stage says otherwise.</summary>
/// <param name="Subjects">In the ordinal order of their codes; the rank says who is first.</param>
public sealed record Result(IReadOnlyList<SubjectResult> Subjects)
{
    /// <summary>What the subjects of a category lent each other; empty where the scheme asks for nothing of the kind.</summary>
    public IReadOnlyList<CategoryFigure> CategoryFigures { get; init; } = [];

    /// <summary>How the seats of grades and awards were given; empty when there are none.</summary>
    public IReadOnlyList<QuotaResult> Quotas { get; init; } = [];

    /// <summary>Canonical text.</summary>
    public string CanonicalText() => ResultJson.Write(this);

    public SubjectResult Of(string subject) => Subjects.Single(s => s.Subject == subject);
}

/// <param name="Total">Null when blocked; the notes say why.</param>
/// <param name="Rank">Within the category, 1-2-2-4; null when the total is, and where the standing says why.</param>
/// <param name="Tie">Null unless another subject of the category has the same total.</param>
/// <param name="Deductions">All points deducted, each occurrence once, before floors; ties compare it.</param>
/// <param name="Bonus">All points given as bonus, before the cap of the block; ties compare it.</param>
public sealed record SubjectResult(
    string Subject,
    string Category,
    decimal? Total,
    int? Rank,
    Tie? Tie,
    decimal Deductions,
    decimal Bonus,
    IReadOnlyList<ChannelScore> Channels,
    IReadOnlyList<Note> Notes)
{
    /// <summary>Groups of channels, in the order of the scheme.</summary>
    public IReadOnlyList<GroupScore> Groups { get; init; } = [];

    public bool IsBlocked => Total is null;

    /// <summary>Gates, grade, awards and consequences; null where the scheme asks for none of them.</summary>
    public StandingResult? Standing { get; init; }

    internal bool IsStorable =>
        Channels.SelectMany(c => c.Items.Select(i => i.Score).Append(c.Score)).Concat(Groups.Select(g => g.Score)).Append(Total).Append(Deductions).Append(Bonus)
            .Concat(Standing?.Figures ?? [])
            .All(figure => Shared.Points.IsStorable(figure ?? 0));
}

/// <param name="Score">0 to base as a rule; null when the channel is empty, blocked or out of weight.</param>
public sealed record ChannelScore(string Channel, decimal? Score, IReadOnlyList<ItemScore> Items);

/// <param name="Score">Null when the group is empty, blocked or out of weight.</param>
public sealed record GroupScore(string Group, decimal? Score);

/// <param name="Score">Null when not applicable, without data or blocked.</param>
public sealed record ItemScore(string Item, decimal? Score);

/// <summary>How a tie on the total was resolved.</summary>
/// <param name="Step">Position in the chain, from 1, of the last comparator needed; null when none told them apart.</param>
/// <param name="IsShared">Whether the rank is shared because the chain ended.</param>
public sealed record Tie(int? Step, bool IsShared)
{
    /// <summary>Id of the decision that told equals apart; null when the chain did, or nothing.</summary>
    public string? Decision { get; init; }
}

public enum NoteKind
{
    /// <summary>A rater owes a sheet; left out or counted as zero.</summary>
    RaterMissing,

    /// <summary>Too few sheets; the channel counts as zero.</summary>
    ChannelZero,

    /// <summary>Too few sheets; the other channels share its weight.</summary>
    ChannelReweighted,

    /// <summary>Too few sheets; no total.</summary>
    ChannelBlocked,

    /// <summary>All channels with weight are empty; no total.</summary>
    NothingToWeigh,

    /// <summary>No data and no declaration; the item's policy decided.</summary>
    ItemWithoutData,

    /// <summary>No data and no declaration; no total.</summary>
    ItemBlocked,

    /// <summary>Declared not applicable; the item's policy decided.</summary>
    ItemNotApplicable,

    /// <summary>Another occurrence of the same fact weighs more; this one does not count.</summary>
    OccurrenceSuperseded,

    /// <summary>A rater owes a sheet; what he gave last time counts.</summary>
    RaterCarried,

    /// <summary>A rater's sheet does not count, by a decision.</summary>
    RaterSetAside,

    /// <summary>Too few sheets; the channel counts as the mean of the category.</summary>
    ChannelCategoryMean,
}

/// <summary>Something a reader of the result must know.</summary>
/// <param name="Rater">Pseudonym.</param>
public sealed record Note(NoteKind Kind, string? Channel = null, string? Item = null, string? Rater = null, string? Occurrence = null)
{
    /// <summary>Whether this alone prevents a total.</summary>
    public bool IsBlocking => Kind is NoteKind.ChannelBlocked or NoteKind.NothingToWeigh or NoteKind.ItemBlocked;
}
