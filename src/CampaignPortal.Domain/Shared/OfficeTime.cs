using System.Globalization;

namespace CampaignPortal.Domain.Shared;

/// <summary>The office's clock: days and deadlines are those of Beijing, whatever the server's zone is.</summary>
public static class OfficeTime
{
    /// <summary>Asia/Shanghai has known no other offset since 1991; a fixed one needs no time-zone data on the machine.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>Hours and minutes, as a clock on the office's wall shows them.</summary>
    public static string ClockOf(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>First instant after the day. A deadline "on" a day holds until just before it.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));
}
