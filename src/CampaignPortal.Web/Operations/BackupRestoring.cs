using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

public enum RestoreProblem
{
    /// <summary>No manifest, or one that was altered.</summary>
    NoBackup,

    /// <summary>A file is missing, cut off or altered.</summary>
    File,

    /// <summary>Made by a later version of the program.</summary>
    Later,

    /// <summary>The database is not the one that the manifest describes.</summary>
    Content,
}

/// <param name="Problem">Null when everything is there again.</param>
/// <param name="About">The file, table or result that does not fit.</param>
public sealed record Restoration(BackupManifest? Manifest, RestoreProblem? Problem, string About, int ResultCount)
{
    public static Restoration Refused(RestoreProblem problem, string about) => new(null, problem, about, 0);
}

/// <summary>Puts a backup into an empty data folder, after every file was found whole, and looks it over afterwards.</summary>
public static class BackupRestoring
{
    public static async Task<Restoration> RestoreAsync(string backup, string target, CancellationToken ct)
    {
        if (await BackupManifest.ReadAsync(backup, ct) is not { } manifest)
        {
            return Restoration.Refused(RestoreProblem.NoBackup, backup);
        }

        foreach (var file in manifest.Files)
        {
            if (!File.Exists(Path.Combine(backup, file.Path)) || await BackupManifest.OfAsync(backup, file.Path, ct) != file)
            {
                return Restoration.Refused(RestoreProblem.File, file.Path);
            }
        }

        foreach (var file in manifest.Files)
        {
            await BackupTaking.CopyAsync(Path.Combine(backup, file.Path), Path.Combine(target, file.Path), ct);
        }

        return await LookOverAsync(manifest, target, ct);
    }

    /// <summary>The restored folder says the same as the manifest: shape, rows, chain and every decided result.</summary>
    private static async Task<Restoration> LookOverAsync(BackupManifest manifest, string target, CancellationToken ct)
    {
        await using var db = EmbeddedDatabase.Open(Path.Combine(target, BackupManifest.DatabaseName), isReadOnly: true);
        if (!db.Database.GetMigrations().Contains(manifest.Schema))
        {
            return Restoration.Refused(RestoreProblem.Later, manifest.Schema);
        }

        if (await EmbeddedDatabase.CheckAsync(db, ct) is var found and not "ok")
        {
            return Restoration.Refused(RestoreProblem.Content, found);
        }

        var rows = await EmbeddedDatabase.CountsAsync(db, ct);
        if (manifest.Rows.FirstOrDefault(r => rows.GetValueOrDefault(r.Key, -1) != r.Value) is { Key: { } table })
        {
            return Restoration.Refused(RestoreProblem.Content, table);
        }

        var audit = await AuditVerifying.VerifyAsync(db, manifest.Head is { } head ? [head] : [], ct);
        return audit.Broken is null && audit.Head == manifest.Head
            ? await RecalculateAsync(db, manifest, ct)
            : Restoration.Refused(RestoreProblem.Content, $"AuditSeals {audit.At}");
    }

    private static async Task<Restoration> RecalculateAsync(SqliteCampaignDbContext db, BackupManifest manifest, CancellationToken ct)
    {
        var decided = await db.RoundResults.Where(r => r.DecidedAt != null).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        foreach (var id in decided)
        {
            var text = await db.RoundResults.Where(r => r.Id == id).Select(r => r.Bundle.Text).SingleAsync(ct);
            if (Bundle.Verify(text).Outcome != VerificationOutcome.Same)
            {
                return Restoration.Refused(RestoreProblem.Content, $"{nameof(RoundResult)} {id}");
            }
        }

        return new(manifest, null, "", decided.Count);
    }
}
