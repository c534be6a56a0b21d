using CampaignPortal.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Benchmarks.Sample;

/// <summary>A data folder with a database of its own, removed at the end.</summary>
internal sealed class SampleDatabase : IDisposable
{
    private SampleDatabase(string folder) => Folder = folder;

    public string Folder { get; }

    private string File => Path.Combine(Folder, "campaign.db");

    public static async Task<SampleDatabase> MakeAsync()
    {
        var database = new SampleDatabase(Directory.CreateTempSubdirectory("campaign-benchmark-").FullName);
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        return database;
    }

    /// <summary>A second database with the same content; nobody may have this one open.</summary>
    public SampleDatabase Copy()
    {
        var copy = new SampleDatabase(Directory.CreateTempSubdirectory("campaign-benchmark-").FullName);
        System.IO.File.Copy(File, copy.File);
        return copy;
    }

    /// <summary>As the program opens it.</summary>
    public CampaignDbContext Open() => new SqliteCampaignDbContext(
        new DbContextOptionsBuilder<SqliteCampaignDbContext>()
            .UseSqlite($"Data Source={File};Pooling=False", s => s.MaxBatchSize(100).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(new SqlitePragmas(TimeSpan.FromSeconds(4)))
            .Options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
