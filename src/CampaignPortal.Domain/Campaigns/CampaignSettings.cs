using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>What a unit fills in each quarter.</summary>
public enum SelfMode
{
    /// <summary>Only what deviates: the sheet opens at full marks less what is already recognised.</summary>
    ExceptionOnly,

    /// <summary>Every item.</summary>
    Full,
}

/// <summary>What becomes of a self-assessment that arrives after its due day.</summary>
public enum Lateness
{
    Refuse,

    /// <summary>Accepted for <see cref="CampaignSettings.LateWorkingDays"/> more, and marked.</summary>
    AcceptUntil,
}

/// <summary>What becomes of a fact that is known only after its quarter is decided.</summary>
public enum LateFacts
{
    /// <summary>A correction: a new numbered version of the decided result.</summary>
    Correct,

    /// <summary>It counts in the next quarter, dated and marked.</summary>
    Carry,
}

/// <summary>What units see of each other after the decision, from least to most; before it nothing.</summary>
public enum AudienceLevel
{
    OwnLines,
    OwnTotalAndRank,
    OwnCategory,
    WholeRanking,
    WholeRankingWithLines,
}

/// <summary>Who decides results (审定).</summary>
public enum DeciderKind
{
    Person,

    /// <summary>A meeting (局务会, 党组会, 领导小组会); its decision is registered with the minutes.</summary>
    Body,
}

/// <summary>What an administrator may set for a campaign; replaced as a whole.</summary>
public sealed record CampaignSettings
{
    public const int MaxWorkingDays = 60;
    public const int BodyMaxLength = 100;
    public const int ExceptionMaxLength = 500;

    public SelfMode SelfMode { get; init; } = SelfMode.ExceptionOnly;

    /// <summary>Working days in which a unit may state its case on an occurrence.</summary>
    public int StatementWorkingDays { get; init => field = Days(value); } = 5;

    /// <summary>Working days after the self-assessment's due day in which the head confirms or sends back.</summary>
    public int ConfirmationWorkingDays { get; init => field = Days(value); } = 2;

    public Lateness Lateness { get; init; } = Lateness.Refuse;

    /// <summary>Without effect unless late sheets are accepted.</summary>
    public int LateWorkingDays { get; init => field = Days(value); } = 3;

    /// <summary>Null = not chosen yet; the administrator is asked, there is no default.</summary>
    public LateFacts? FactsAfterDecision { get; init; }

    public AudienceLevel AudienceLevel { get; init; } = AudienceLevel.OwnTotalAndRank;

    /// <summary>Whether the campaign says openly whose the marks of responsible offices are. Fixed once it runs.</summary>
    public bool AreResponsibleMarksNamed { get; init; }

    /// <summary>Whether sheets that stand out are looked at again before a decision (评分复核).</summary>
    public bool ReviewsSheets { get; init; }

    public DeciderKind DeciderKind { get; init; } = DeciderKind.Person;

    /// <summary>Null = not named yet, or a body decides.</summary>
    public int? DeciderPersonId { get; init; }

    /// <summary>Name of the deciding body; null = not named yet, or a person decides.</summary>
    public string? DeciderBody { get; init => field = Text.Optional(value, BodyMaxLength, nameof(DeciderBody)); }

    /// <summary>
    /// Why one person must do two deeds that the rules separate, as printed on each result; null where the rules
    /// hold without exception.
    /// </summary>
    public string? SmallOfficeException { get; init => field = Text.Optional(value, ExceptionMaxLength, nameof(SmallOfficeException)); }

    public Decider Decider => new(DeciderKind, DeciderPersonId, DeciderBody, SmallOfficeException);

    public bool IsDeciderNamed => DeciderKind == DeciderKind.Person ? DeciderPersonId is not null : DeciderBody is not null;

    /// <summary>Last day on which a late self-assessment is accepted; null when none is.</summary>
    public DateOnly? LateUntil(DateOnly selfDueOn, WorkCalendar calendar) =>
        Lateness == Lateness.Refuse ? null : calendar.AddWorkingDays(selfDueOn, LateWorkingDays);

    private static int Days(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxWorkingDays);
        return count;
    }
}
