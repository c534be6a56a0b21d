using System.IO.Compression;
using CampaignPortal.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>A database of one test's own, in the shape of this version: a copied file, or a database on the given server.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private TestDatabase(Provider provider, string folder, string connectionString) =>
        (Provider, Folder, ConnectionString) = (provider, folder, connectionString);

    public Provider Provider { get; }

    /// <summary>Where a portal on this database keeps everything else.</summary>
    public string Folder { get; }

    public string ConnectionString { get; }

    /// <summary>The packed databases of earlier releases.</summary>
    public static string ReleaseFolder => Path.Combine(AppContext.BaseDirectory, "Data", "Releases");

    /// <summary>A copy of the database that an earlier release left behind.</summary>
    public static async Task<TestDatabase> UnpackAsync(string release)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-test-").FullName;
        var file = Path.Combine(folder, "campaign.db");
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(ReleaseFolder, $"{release}.db.gz")), CompressionMode.Decompress);
        await using var unpacked = File.Create(file);
        await packed.CopyToAsync(unpacked);
        return new(Provider.Sqlite, folder, $"Data Source={file}");
    }

    public static async Task<TestDatabase> MakeAsync(Provider provider)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-test-").FullName;
        if (provider == Provider.Sqlite)
        {
            var file = Path.Combine(folder, "campaign.db");
            File.Copy(await Template.Value, file);
            return new(provider, folder, $"Data Source={file}");
        }

        var database = new TestDatabase(provider, folder, new SqlConnectionStringBuilder(SqlServer.ConnectionString) { InitialCatalog = Path.GetFileName(folder) }.ConnectionString);
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        return database;
    }

    public CampaignDbContext Open() => Provider == Provider.Sqlite
        ? new SqliteCampaignDbContext(new DbContextOptionsBuilder<SqliteCampaignDbContext>().UseSqlite(ConnectionString).Options)
        : new SqlServerCampaignDbContext(new DbContextOptionsBuilder<SqlServerCampaignDbContext>().UseSqlServer(ConnectionString).Options);

    public async ValueTask DisposeAsync()
    {
        if (Provider == Provider.SqlServer)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }
        else
        {
            await using var pooled = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(pooled);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "campaign.db");
        var options = new DbContextOptionsBuilder<SqliteCampaignDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options;
        await using var db = new SqliteCampaignDbContext(options);
        await db.Database.MigrateAsync();
        return file;
    }
}
