using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>The clock of the demonstration: goes through the finished quarters day by day, so that every instant on record is plausible.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Sets the clock to a time of day in the office; each call within a day goes on from there.</summary>
    public DateTimeOffset GoTo(DateOnly day, int hour, int minute = 0) =>
        _now = OfficeTime.StartOf(day).AddHours(hour).AddMinutes(minute).ToUniversalTime();

    public DateTimeOffset Later(int minutes) => _now = _now.AddMinutes(minutes);
}
