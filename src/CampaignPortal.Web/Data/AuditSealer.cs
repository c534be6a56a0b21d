using CampaignPortal.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Data;

/// <summary>Chains committed audit rows every few seconds. Of several instances the one that holds the lease does it.</summary>
internal sealed partial class AuditSealer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditSealer> logger) : BackgroundService
{
    private const int BatchSize = 500;

    /// <summary>How many ids below the last sealed one may still be on their way.</summary>
    public const int LateCommits = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(30);
    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <summary>Seals what is committed now; called before each decision as well.</summary>
    /// <returns>How many rows were sealed.</returns>
    public static async Task<int> SealAsync(CampaignDbContext db, CancellationToken ct)
    {
        var head = await db.AuditSeals.OrderByDescending(s => s.Height).FirstOrDefaultAsync(ct);
        var entries = await (await UnsealedAsync(db, ct)).OrderBy(e => e.Id).Take(BatchSize).AsNoTracking().ToListAsync(ct);
        foreach (var entry in entries)
        {
            head = new AuditSeal(head, entry);
            db.AuditSeals.Add(head);
        }

        await db.SaveChangesAsync(ct);
        return entries.Count;
    }

    /// <summary>
    /// A transaction that commits late may bring a row with an id below the last sealed one, so the rows just below it
    /// are looked at again.
    /// </summary>
    private static async Task<IQueryable<AuditEntry>> UnsealedAsync(CampaignDbContext db, CancellationToken ct)
    {
        var from = (await db.AuditSeals.MaxAsync(s => (long?)s.EntryId, ct) ?? 0) - LateCommits;
        return db.AuditEntries.Where(e => e.Id > from && !db.AuditSeals.Any(s => s.EntryId == e.Id));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryTickAsync(stoppingToken);
        }
    }

    internal async Task TryTickAsync(CancellationToken ct)
    {
        try
        {
            await TickAsync(ct);
        }
        catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException)
        {
            // Another instance was faster, or the database is busy: the next tick goes on from the head.
            NotSealed(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Audit rows were not sealed this time")]
    private partial void NotSealed(Exception failure);

    private async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CampaignDbContext>();
        if (!await (await UnsealedAsync(db, ct)).AnyAsync(ct))
        {
            return;
        }

        var lease = await db.Leases.SingleOrDefaultAsync(l => l.Job == nameof(AuditSealer), ct);
        if (lease is null)
        {
            lease = new Lease(nameof(AuditSealer));
            db.Leases.Add(lease);
        }

        if (lease.TryTake(_holder, LeaseDuration, clock.GetUtcNow()))
        {
            await db.SaveChangesAsync(ct);
            while (await SealAsync(db, ct) == BatchSize)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
