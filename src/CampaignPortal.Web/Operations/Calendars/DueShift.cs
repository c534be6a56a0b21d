using System.Globalization;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Operations.Calendars;

/// <summary>Whose due day it is.</summary>
public enum DueShiftKind
{
    /// <summary>Of a quarter that is planned or open, for everybody.</summary>
    Round,

    /// <summary>Of a phase's task, for all who have not filed it.</summary>
    Task,

    /// <summary>Until when a unit may state its case. It was notified of that day, so no verb moves it.</summary>
    Statement,
}

/// <summary>Which day of it.</summary>
public enum DueDay
{
    Opens,
    SelfDue,
    LateUntil,
    ConfirmDue,
    ScoringDue,
    Filing,
    Statement,
}

/// <summary>One day that the calendar computed, and what it would compute now.</summary>
public sealed record MovedDay(DueDay What, DateOnly Before, DateOnly After);

/// <summary>Something open whose due days an earlier calendar computed and the present one would compute otherwise.</summary>
/// <param name="Version">Of the round or the task.</param>
/// <param name="About">Quarter, title or number.</param>
/// <param name="CalendarVersion">The calendar that computed the days.</param>
/// <param name="UnitCount">How many units it concerns; 0 where it is everybody.</param>
/// <param name="DutyIds">The duties of a task that have the day; empty otherwise.</param>
/// <param name="WhyNot">Why it is not moved here; null where it can be.</param>
public sealed record DueShift(
    DueShiftKind Kind, int Id, long Version, string Campaign, string About, Quarter? Quarter, int CalendarVersion, IReadOnlyList<MovedDay> Days, int UnitCount, IReadOnlyList<int> DutyIds, Refusal? WhyNot)
{
    /// <summary>Whether somebody would lose days; then it is moved by itself only, never with all the others.</summary>
    public bool IsEarlier => Days.Any(d => d.After < d.Before);

    public bool IsMovable => WhyNot is null && Kind != DueShiftKind.Statement;

    /// <summary>What was proposed, to the day: what has changed since is proposed anew before it is done.</summary>
    public string Key => string.Join('.', [Kind.ToString(), Id.ToString(CultureInfo.InvariantCulture), Version.ToString(CultureInfo.InvariantCulture), .. Days.Select(d => $"{d.What}{d.After:yyyyMMdd}")]);

    /// <summary>Where it is moved by hand.</summary>
    public string Link => Kind switch
    {
        DueShiftKind.Round => $"/Rounds/Reschedule/{Id}",
        DueShiftKind.Task => $"/Tasks/Edit/{Id}",
        _ => $"/Occurrences/Details/{Id}",
    };
}
