namespace CampaignPortal.Web.Tests.Harness;

/// <summary>Stands still until a test moves it. Timers never fire: a test calls background work itself.</summary>
/// <param name="follows">The clock that it goes with; null for one of its own.</param>
/// <param name="ahead">How far it is ahead of that one.</param>
public sealed class TestClock(TestClock? follows = null, TimeSpan ahead = default) : TimeProvider
{
    /// <summary>A Tuesday in the third quarter, at ten in the morning in Beijing.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 15, 10, 0, 0, TimeSpan.FromHours(8));

    private long _ticks = Start.UtcTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref _ticks, to.UtcTicks);

    public override DateTimeOffset GetUtcNow() =>
        follows is null ? new(Interlocked.Read(ref _ticks), TimeSpan.Zero) : follows.GetUtcNow() + ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
