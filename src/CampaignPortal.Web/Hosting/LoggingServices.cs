using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Web.Security;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Formatting.Json;

namespace CampaignPortal.Web.Hosting;

internal static class LoggingServices
{
    private const int DaysKept = 184;

    /// <summary>One JSON line per event in the data folder, so that typed text cannot forge a line; plain text on the console of a developer.</summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        var data = builder.Configuration.CheckedData(builder.Environment.ContentRootPath);
        PrivateFolder.Make(data.Root);
        var logging = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.File(
                new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture), Path.Combine(data.LogFolder, "portal-.jsonl"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: DaysKept, shared: true);
        logging = builder.Environment.IsDevelopment()
            ? logging.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
            : logging.WriteTo.Console(new JsonFormatter(formatProvider: CultureInfo.InvariantCulture));
        builder.Logging.ClearProviders().AddSerilog(logging.CreateLogger(), dispose: true);
    }
}

/// <summary>One line a request: what, how it ended, how long, and whose session; never a name or what was typed.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var level = context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Error : LogLevel.Debug;
            if (logger.IsEnabled(level))
            {
                var elapsed = (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                Answered(level, context.Request.Method, context.Request.Path.Value, context.Response.StatusCode, elapsed, context.User.PersonId(), context.TraceIdentifier);
            }
        }
    }

    [LoggerMessage("{Method} {Path} answered {Status} in {Elapsed} ms for person {PersonId}, request {RequestId}")]
    private partial void Answered(LogLevel level, string method, string? path, int status, int elapsed, int personId, string requestId);
}
