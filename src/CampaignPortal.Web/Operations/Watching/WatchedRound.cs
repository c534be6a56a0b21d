using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Results;

namespace CampaignPortal.Web.Operations.Watching;

/// <summary>One quarter as somebody watches it.</summary>
/// <param name="IsWhole">Whether he sees every unit; else only those that he leads.</param>
/// <param name="UnitCount">Participants, whether he sees them or not.</param>
/// <param name="ResultId">Its newest result; null as long as nothing is computed.</param>
/// <param name="HoldsDuties">Whether what the campaign's phases ask is watched here: with its latest quarter.</param>
/// <param name="OverdueCount">Things that he sees whose day has passed.</param>
public sealed record WatchedRound(
    int Id, int CampaignId, string Campaign, Quarter Quarter, RoundState State, RoundDates Dates, int? SchemeVersionId, int? StandardSetVersionId,
    bool IsWhole, int UnitCount, int? ResultId, ResultState? Result, bool HoldsDuties, int OverdueCount)
{
    public bool IsDecided => Result is { } state && state != ResultState.Previewed;

    /// <summary>Whether sheets can still come in.</summary>
    public bool IsOpen => State == RoundState.Open;
}

public enum OpenKind
{
    /// <summary>A unit's own sheet is not filed.</summary>
    SelfAssessment,

    /// <summary>It is filed and its head has not confirmed it.</summary>
    Confirmation,

    /// <summary>A responsible office or a supervisor has not submitted.</summary>
    ScoreSheet,

    /// <summary>A unit has not filed what a task of a phase asks.</summary>
    Duty,

    /// <summary>A deduction or bonus that nobody has decided.</summary>
    Occurrence,

    /// <summary>What a unit said about the result, unanswered.</summary>
    Statement,
}

/// <summary>Something of a quarter that is not done.</summary>
/// <param name="Id">Of the sheet, the duty or the occurrence; the number of a statement.</param>
/// <param name="About">Who is behind, or what it is, in words of the office.</param>
/// <param name="Units">The units that it concerns, by name.</param>
/// <param name="DueOn">Null where no day is set.</param>
/// <param name="DaysLeft">Working days, negative when overdue; null without a day, and once nothing can come in any more.</param>
/// <param name="IsContested">Whether a unit has stated its case.</param>
public sealed record OpenThing(
    OpenKind Kind, int Id, int? UnitId, string About, IReadOnlyList<string> Units, DateOnly? DueOn, int? DaysLeft, bool IsContested)
{
    public bool IsOverdue => DaysLeft < 0;

    /// <summary>The supervisor whose sheet it is; null for everything else.</summary>
    public int? PersonId { get; init; }

    /// <summary>As what it can be reminded of; null when nobody owes it.</summary>
    public ReminderKind? Reminder => Kind switch
    {
        OpenKind.SelfAssessment => ReminderKind.SelfAssessment,
        OpenKind.Confirmation => ReminderKind.Confirmation,
        OpenKind.ScoreSheet => ReminderKind.ScoreSheet,
        OpenKind.Duty => ReminderKind.Duty,
        _ => null,
    };
}

public enum WatchList
{
    Missing,
    Close,
    Disputed,
}

/// <summary>Where a quarter stands: the three numbers are the lengths of the three lists.</summary>
/// <param name="Things">Overdue first, then by day.</param>
/// <param name="Ranks">For who decides, once it is computed.</param>
public sealed record QuarterWatch(IReadOnlyList<OpenThing> Things, IReadOnlyList<CloseRanks> Ranks)
{
    /// <summary>Working days that count as close.</summary>
    public const int NearDays = 3;

    public IReadOnlyList<OpenThing> Of(WatchList list) => [.. list switch
    {
        WatchList.Missing => Things.Where(t => t.Kind != OpenKind.Statement),
        WatchList.Close => Things.Where(t => t.Kind != OpenKind.Statement && t.DaysLeft is >= 0 and <= NearDays),
        _ => Things.Where(t => t.IsContested),
    }];

    public int CountOf(WatchList list) => Of(list).Count + (list == WatchList.Close ? Ranks.Count : 0);

    public int OverdueCount => Things.Count(t => t.IsOverdue);

    public int CountOf(OpenKind kind) => Things.Count(t => t.Kind == kind);
}
