using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Keeping;
using CampaignPortal.Web.Tests.Data;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>A backup of an earlier version is restored in the shape of this one; one of a later version is left alone.</summary>
public sealed class BackupVersionTests
{
    /// <summary>Undoes the last migration of the first release by hand.</summary>
    private const string BeforeLastMigration = """
        DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_AppendOnlyRecords';
        DROP TRIGGER AuditEntries_no_UPDATE; DROP TRIGGER AuditEntries_no_DELETE; DROP TRIGGER AuditSeals_no_UPDATE; DROP TRIGGER AuditSeals_no_DELETE
        """;

    public static TheoryData<string> Releases => ReleaseTests.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task REL_12_a_backup_of_each_release_is_restored(string release)
    {
        await using var database = await TestDatabase.UnpackAsync(release);
        await RestoredAsync(database, await TakeAsync(database));
    }

    [Fact]
    public async Task REL_12_an_older_database_is_counted_as_it_was_and_gets_the_shape_of_this_version()
    {
        await using var database = await TestDatabase.UnpackAsync("0.1.0");
        await RunAsync(database, $"{BeforeLastMigration}; CREATE TABLE Retired (Id INTEGER); INSERT INTO Retired VALUES (1), (2)");
        var manifest = await TakeAsync(database);
        Assert.EndsWith("_Initial", manifest.Schema, StringComparison.Ordinal);
        Assert.Equal(2, manifest.Rows["Retired"]);

        // What the older version did not have yet, it did not count.
        manifest = manifest with { Rows = manifest.Rows.Where(r => r.Key != "ProtectionKeys").ToDictionary() };
        await RewriteAsync(database, manifest);
        await RestoredAsync(database, manifest);
    }

    [Fact]
    public async Task REL_12_a_database_with_an_unknown_migration_is_refused_before_anything_is_written()
    {
        await using var database = await TestDatabase.MakeAsync(Provider.Sqlite);
        await RunAsync(database, "INSERT INTO __EFMigrationsHistory VALUES ('20991231235959_Later', '99.0.0'); DROP TABLE Leases");
        await TakeAsync(database);
        await RefusedAsync(database, RestoreProblem.Later, "20991231235959_Later");
    }

    [Theory]
    [InlineData(2, RestoreProblem.Later)]
    [InlineData(1, RestoreProblem.NoBackup)]
    [InlineData(0, RestoreProblem.NoBackup)]
    public async Task REL_12_a_manifest_with_unknown_members_is_of_a_later_version_only_when_it_says_so(int format, RestoreProblem expected)
    {
        await using var database = await TestDatabase.MakeAsync(Provider.Sqlite);
        await TakeAsync(database);
        var manifest = JsonNode.Parse(await File.ReadAllBytesAsync(ManifestOf(database)))!;
        (manifest["format"], manifest["files"], manifest["volumes"]) = (format, null, new JsonArray());
        await File.WriteAllTextAsync(ManifestOf(database), manifest.ToJsonString());
        await SignAsync(database);
        await RefusedAsync(database, expected, BackupOf(database));
    }

    [Theory]
    [InlineData("Units", 1)]
    [InlineData("Units\" WHERE 0 UNION SELECT 0 --", 0)]
    public async Task REL_12_rows_that_are_not_those_of_the_manifest_are_named(string table, long count)
    {
        await using var database = await TestDatabase.MakeAsync(Provider.Sqlite);
        var manifest = await TakeAsync(database);
        await RewriteAsync(database, manifest with { Rows = new Dictionary<string, long>(manifest.Rows, StringComparer.Ordinal) { [table] = count } });
        var restoration = await BackupRestoring.RestoreAsync(BackupOf(database), TargetOf(database), default);
        Assert.Equal((RestoreProblem.Content, table), (restoration.Problem, restoration.About));
    }

    [Fact]
    public async Task REL_12_a_schema_that_is_not_that_of_the_manifest_is_refused()
    {
        await using var database = await TestDatabase.MakeAsync(Provider.Sqlite);
        await RewriteAsync(database, await TakeAsync(database) with { Schema = "20991231235959_Later" });
        await RefusedAsync(database, RestoreProblem.NoBackup, "20991231235959_Later");
    }

    private static async Task RestoredAsync(TestDatabase database, BackupManifest manifest)
    {
        var restoration = await BackupRestoring.RestoreAsync(BackupOf(database), TargetOf(database), default);
        Assert.True(restoration.Problem is null, $"{restoration.Problem}: {restoration.About}");
        await using var db = EmbeddedDatabase.Open(Path.Combine(TargetOf(database), BackupManifest.DatabaseName), isReadOnly: true);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(await db.RoundResults.CountAsync(r => r.DecidedAt != null), restoration.ResultCount);
        Assert.NotEqual(0, restoration.ResultCount);
        Assert.Equal(manifest.Rows["AuditEntries"], await db.AuditEntries.LongCountAsync());
        Assert.Equal(4, await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'Audit%'").SingleAsync());
    }

    private static async Task RefusedAsync(TestDatabase database, RestoreProblem problem, string about)
    {
        var restoration = await BackupRestoring.RestoreAsync(BackupOf(database), TargetOf(database), default);
        Assert.Equal((problem, about), (restoration.Problem, restoration.About));
        Assert.False(Directory.Exists(TargetOf(database)));
    }

    private static string BackupOf(TestDatabase database) => Path.Combine(database.Folder, "backup");

    private static string TargetOf(TestDatabase database) => Path.Combine(database.Folder, "target");

    private static string ManifestOf(TestDatabase database) => Path.Combine(BackupOf(database), "manifest.json");

    /// <summary>As the verb does, without a program that would migrate first.</summary>
    private static async Task<BackupManifest> TakeAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await new BackupTaking(db, Options.Create(new DataOptions { Root = database.Folder }), new TestClock()).TakeAsync(BackupOf(database), default);
    }

    private static async Task RewriteAsync(TestDatabase database, BackupManifest manifest)
    {
        File.Delete(ManifestOf(database));
        await manifest.WriteAsync(BackupOf(database), default);
    }

    private static async Task SignAsync(TestDatabase database) =>
        await File.WriteAllTextAsync(Path.ChangeExtension(ManifestOf(database), "sha256"), Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(ManifestOf(database)))));

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var connection = new SqliteConnection($"{database.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
