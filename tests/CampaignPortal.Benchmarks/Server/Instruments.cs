using System.Data.Common;
using CampaignPortal.Benchmarks.Server;
using CampaignPortal.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Instruments))]

namespace CampaignPortal.Benchmarks.Server;

/// <summary>What the benchmark adds to the program: the page to compare with, and in each answer the number of its database commands.</summary>
internal sealed class Instruments : IHostingStartup
{
    public const string CommandsHeader = "X-Commands";

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        services.AddRazorPages().AddApplicationPart(typeof(Instruments).Assembly);
        services.AddHttpContextAccessor();
        services.AddSingleton<CommandCount>().AddSingleton<IStartupFilter, CommandsInAnswer>();
        services.ConfigureDbContext<SqliteCampaignDbContext>((all, o) => o.AddInterceptors(all.GetRequiredService<CommandCount>()));
    });

    private sealed class CommandsInAnswer : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers[CommandsHeader] = $"{http.Items[typeof(CommandCount)] ?? 0}";
                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }

    private sealed class CommandCount(IHttpContextAccessor http) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count();
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count();
            return new(result);
        }

        private void Count()
        {
            if (http.HttpContext is { } context)
            {
                context.Items[typeof(CommandCount)] = (int?)context.Items[typeof(CommandCount)] + 1 ?? 1;
            }
        }
    }
}
