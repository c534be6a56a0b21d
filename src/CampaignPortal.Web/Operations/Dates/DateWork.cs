using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Dates;

/// <summary>
/// Something that dates bring about by themselves. Any instance may try at any time: a unique row makes each effect happen
/// once, and who comes second finds it done.
/// </summary>
public interface IDueByDate
{
    /// <returns>How much was done. What cannot be done holds up nothing else.</returns>
    Task<int> DoDueAsync(CancellationToken ct);
}

/// <summary>Does each minute what is due by date, in the order of registration: reorganises units, opens rounds, opens and closes phases, lays duties out, clears away what may be kept no longer.</summary>
internal sealed partial class DateWork(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DateWork> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var work in scope.ServiceProvider.GetServices<IDueByDate>())
            {
                try
                {
                    await work.DoDueAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is DbUpdateException or DbException)
                {
                    NotLookedUp(failure, work.GetType().Name);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "What is due by date could not be looked up this time by {Work}")]
    private partial void NotLookedUp(Exception failure, string work);
}
