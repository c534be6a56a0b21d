using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Operations.Keeping;

/// <summary>
/// Writes a backup of the embedded database and its evidence while the program runs: the database as it is committed now,
/// keys of data protection included, then each file that this copy names. Files are never changed and are on the disk
/// before their rows, so that the two belong together.
/// </summary>
public sealed class BackupTaking(CampaignDbContext db, IOptions<DataOptions> data, TimeProvider clock)
{
    /// <param name="folder">Missing or empty.</param>
    public async Task<BackupManifest> TakeAsync(string folder, CancellationToken ct)
    {
        var takenAt = clock.GetUtcNow();
        PrivateFolder.Make(folder);
        var file = Path.Combine(folder, BackupManifest.DatabaseName);
        await EmbeddedDatabase.CopyAsync(db, file, ct);
        await using var copy = EmbeddedDatabase.Open(file, isReadOnly: true);
        if (await EmbeddedDatabase.CheckAsync(copy, ct) is var found and not "ok")
        {
            throw new InvalidDataException(found);
        }

        var (files, damaged) = await CopyEvidenceAsync(copy, folder, ct);
        files.Insert(0, await BackupManifest.OfAsync(folder, BackupManifest.DatabaseName, ct));
        var head = await copy.AuditSeals.OrderByDescending(s => s.Height).Select(s => new AuditAnchor(s.Height, s.Hash)).FirstOrDefaultAsync(ct);
        var schema = (await copy.Database.GetAppliedMigrationsAsync(ct)).Last();
        var manifest = new BackupManifest(BackupManifest.KnownFormat, takenAt, schema, await EmbeddedDatabase.CountsAsync(copy, ct), head, files, damaged);
        await manifest.WriteAsync(folder, ct);
        return manifest;
    }

    /// <returns>What was copied, and the stored names of what was missing or altered in the store.</returns>
    private async Task<(List<BackupFile> Files, IReadOnlyList<string> Damaged)> CopyEvidenceAsync(SqliteCampaignDbContext copy, string folder, CancellationToken ct)
    {
        var versions = await copy.Evidence.Where(e => e.RemovedAt == null).SelectMany(e => e.Versions).OrderBy(v => v.StoredName)
            .Select(v => new { v.StoredName, v.Size, v.Sha256 }).ToListAsync(ct);
        List<BackupFile> files = [];
        List<string> damaged = [];
        foreach (var version in versions)
        {
            var place = EvidenceStore.PlaceOf(version.StoredName);
            var path = $"{BackupManifest.EvidenceName}/{place}";
            var source = Path.Combine(data.Value.EvidenceFolder, place);
            if (!File.Exists(source))
            {
                damaged.Add(version.StoredName);
                continue;
            }

            await CopyAsync(source, Path.Combine(folder, path), ct);
            var file = await BackupManifest.OfAsync(folder, path, ct);
            files.Add(file);
            if (file.Size != version.Size || file.Sha256 != version.Sha256)
            {
                damaged.Add(version.StoredName);
            }
        }

        return (files, damaged);
    }

    /// <summary>To the disk itself, not only to its cache.</summary>
    internal static async Task CopyAsync(string from, string to, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var source = File.OpenRead(from);
        await using var target = new FileStream(to, FileMode.CreateNew);
        await source.CopyToAsync(target, ct);
        target.Flush(flushToDisk: true);
    }
}
