namespace CampaignPortal.Web.Hosting;

/// <summary>When a request arrived, before its body was read: what was sent in time is in time, however long the upload takes.</summary>
internal sealed record Arrival(DateTimeOffset At)
{
    public static Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(new Arrival(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
        return next(context);
    }
}
