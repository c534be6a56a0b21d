using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Keeping;

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

/// <summary>
/// Puts a backup into an empty data folder, after every file was found whole and the shape of its database known, and looks
/// it over afterwards. What an earlier version wrote gets the shape of this one.
/// </summary>
public static class BackupRestoring
{
    public static async Task<Restoration> RestoreAsync(string backup, string target, CancellationToken ct)
    {
        var (manifest, problem) = await BackupManifest.ReadAsync(backup, ct);
        if (manifest is null)
        {
            return Restoration.Refused(problem!.Value, backup);
        }

        if (await WhyNotAsync(manifest, backup, ct) is { } refused)
        {
            return refused;
        }

        foreach (var file in manifest.Files)
        {
            await BackupTaking.CopyAsync(Path.Combine(backup, file.Path), Path.Combine(target, file.Path), ct);
        }

        var database = Path.Combine(target, BackupManifest.DatabaseName);
        return await CompareRowsAsync(manifest, database, ct) ?? await LookOverAsync(manifest, database, ct);
    }

    /// <summary>Decided before anything is written, so that the folder is still empty when the backup is restored another way.</summary>
    private static async Task<Restoration?> WhyNotAsync(BackupManifest manifest, string backup, CancellationToken ct)
    {
        foreach (var file in manifest.Files)
        {
            if (!File.Exists(Path.Combine(backup, file.Path)) || await BackupManifest.OfAsync(backup, file.Path, ct) != file)
            {
                return Restoration.Refused(RestoreProblem.File, file.Path);
            }
        }

        await using var db = EmbeddedDatabase.Open(Path.Combine(backup, BackupManifest.DatabaseName), isReadOnly: true);
        string[] applied = [.. await db.Database.GetAppliedMigrationsAsync(ct)];
        return applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown ? Restoration.Refused(RestoreProblem.Later, unknown)
            : applied.LastOrDefault() != manifest.Schema ? Restoration.Refused(RestoreProblem.NoBackup, manifest.Schema)
            : null;
    }

    /// <summary>Of every table that the manifest names, before anything asks by the model of this version.</summary>
    private static async Task<Restoration?> CompareRowsAsync(BackupManifest manifest, string database, CancellationToken ct)
    {
        await using var db = EmbeddedDatabase.Open(database, isReadOnly: true);
        if (await EmbeddedDatabase.CheckAsync(db, ct) is var found and not "ok")
        {
            return Restoration.Refused(RestoreProblem.Content, found);
        }

        var rows = await EmbeddedDatabase.CountsAsync(db, ct);
        return manifest.Rows.FirstOrDefault(r => rows.GetValueOrDefault(r.Key, -1) != r.Value) is { Key: { } table } ? Restoration.Refused(RestoreProblem.Content, table) : null;
    }

    /// <summary>In the shape of this version the database has the same chain, and every decided result is the same.</summary>
    private static async Task<Restoration> LookOverAsync(BackupManifest manifest, string database, CancellationToken ct)
    {
        await using var db = EmbeddedDatabase.Open(database, isReadOnly: false);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.MigrateAsync(ct);
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
