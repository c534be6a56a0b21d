using CampaignPortal.Web.Data;
using CampaignPortal.Web.Data.Seed;
using CampaignPortal.Web.Operations.Calendars;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Abstractions;

namespace CampaignPortal.Web.Hosting;

internal static class Pipeline
{
    public static void UsePortal(this WebApplication app)
    {
        app.Use(Arrival.NoteAsync);
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/Error/500",
            StatusCodeSelector = failure => BusyDatabase.Caused(failure) ? StatusCodes.Status503ServiceUnavailable
                : FullDisk.Caused(failure) ? StatusCodes.Status507InsufficientStorage
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/Error/{0}");
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseResponseCompression();
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<UploadLimit>();
        app.UseAuthorization();
        app.Use(NoteOriginAsync);

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { ResponseWriter = (http, report) => http.Response.WriteAsync(report.Status.ToString()) }).AllowAnonymous();
    }

    public static async Task PrepareDataAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().PrepareAsync(app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<CalendarShelf>().ReadAsync(app.Lifetime.ApplicationStopping);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Data:Demonstration", defaultValue: false))
        {
            await scope.ServiceProvider.GetRequiredService<Demonstration>().PlayAsync(app.Lifetime.ApplicationStopping);
        }
    }

    /// <summary>Tells the person at the console where to go.</summary>
    public static void AnnounceWhenStarted(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            Console.WriteLine($"作风建设活动平台已启动 / CampaignPortal is running: {string.Join(", ", addresses)}");
            if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Data:Demonstration", defaultValue: false))
            {
                Console.WriteLine($"演示账号（密码均为 {DemoCast.Password}） / Demonstration sign-ins, all with the password {DemoCast.Password}:");
                foreach (var player in DemoCast.Players)
                {
                    Console.WriteLine($"  {player.Account,-14}{player.Name}  {player.Printed}");
                }
            }
        });

    private static Task NoteOriginAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ActionDescriptor>() is not null)
        {
            context.RequestServices.GetRequiredService<CampaignDbContext>().Origin =
                new RequestOrigin(context.Connection.RemoteIpAddress?.ToString(), context.TraceIdentifier);
        }

        return next(context);
    }
}
