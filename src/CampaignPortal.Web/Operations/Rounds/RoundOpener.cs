using System.Data.Common;
using CampaignPortal.Web.Operations.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>
/// Opens rounds on their day, after the units were put in the order that holds from that day on. Any instance may try at any time: the version of the round and a unique row make it happen
/// once, and who comes second finds the round open.
/// </summary>
internal sealed partial class RoundOpener(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RoundOpener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Reorganising>().CarryOutDueAsync(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<RoundOpening>().OpenDueAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbUpdateException or DbException)
            {
                NotLookedUp(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Rounds whose day has come could not be looked up this time")]
    private partial void NotLookedUp(Exception failure);
}
