using CampaignPortal.Domain.Imports;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Dates;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>Clears files away whose days are over, and the dry runs that nobody imported. They hold data of people.</summary>
public sealed class ImportClearing(CampaignDbContext db, TimeProvider clock) : IDueByDate
{
    public async Task<int> DoDueAsync(CancellationToken ct)
    {
        var old = clock.GetUtcNow() - ImportBatch.FileKeptFor;
        var over = db.ImportBatches.Where(b => b.UploadedAt < old);
        var files = db.Set<ImportFile>().Where(f => over.Any(b => b.File!.Id == f.Id));
        return await files.AnyAsync(ct) ? await db.AsOneAsync(ClearAsync, ct) : 0;

        async Task<int> ClearAsync(CancellationToken token)
        {
            var count = await files.ExecuteDeleteAsync(token);
            await over.Where(b => b.State == ImportState.DryRun).ExecuteDeleteAsync(token);
            return count;
        }
    }

    /// <summary>Inside a transaction.</summary>
    internal static async Task ThrowAwayAsync(CampaignDbContext db, IQueryable<ImportBatch> batches, CancellationToken ct)
    {
        await db.Set<ImportFile>().Where(f => batches.Any(b => b.File!.Id == f.Id)).ExecuteDeleteAsync(ct);
        await batches.ExecuteDeleteAsync(ct);
    }
}
