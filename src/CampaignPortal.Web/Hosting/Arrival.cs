namespace CampaignPortal.Web.Hosting;

/// <summary>When a request arrived, before its body was read: what was sent in time is in time, however long the upload takes.</summary>
internal sealed record Arrival(DateTimeOffset At)
{
    public static Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(new Arrival(context.RequestServices.GetRequiredService<ArrivalClock>().Now()));
        return next(context);
    }
}

/// <summary>
/// Gives no time back while the program runs: what was over stays over when the machine's clock is set back, until the clock
/// has caught up. Who corrects a clock that was ahead starts the program anew.
/// </summary>
internal sealed class ArrivalClock(TimeProvider clock)
{
    /// <summary>A clock that was wrong by more is believed once it is right.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(12);

    private readonly Lock _turn = new();
    private DateTimeOffset _latest;

    public DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        lock (_turn)
        {
            return _latest = now < _latest && _latest - now <= LongestStep ? _latest : now;
        }
    }
}
