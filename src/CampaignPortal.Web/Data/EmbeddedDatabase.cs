using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Data;

/// <summary>Upkeep of a file of the embedded database that no model knows: copying it while it is used, and looking it over.</summary>
internal static class EmbeddedDatabase
{
    public static SqliteCampaignDbContext Open(string file, bool isReadOnly)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite };
        return new(new DbContextOptionsBuilder<SqliteCampaignDbContext>().UseSqlite(connection.ConnectionString).Options);
    }

    /// <summary>Writes what is committed now into a new file; writers go on meanwhile.</summary>
    public static async Task CopyAsync(CampaignDbContext db, string file, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using (var command = db.Database.GetDbConnection().CreateCommand())
        {
            command.CommandText = "VACUUM INTO @file";
            command.CommandTimeout = 0;
            command.Parameters.Add(new SqliteParameter("@file", file));
            await command.ExecuteNonQueryAsync(ct);
        }

        await db.Database.CloseConnectionAsync();
    }

    /// <returns>"ok", or the first thing that SQLite finds broken.</returns>
    public static async Task<string> CheckAsync(SqliteCampaignDbContext db, CancellationToken ct) =>
        (string)(await AskAsync(db, "PRAGMA integrity_check(1)", ct))!;

    /// <summary>Rows of each table that the file has, whichever version made it.</summary>
    public static async Task<SortedDictionary<string, long>> CountsAsync(SqliteCampaignDbContext db, CancellationToken ct)
    {
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (var table in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'").ToListAsync(ct))
        {
            counts[table] = (long)(await AskAsync(db, $"SELECT COUNT(*) FROM \"{table}\"", ct))!;
        }

        return counts;
    }

    private static async Task<object?> AskAsync(SqliteCampaignDbContext db, string question, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync(ct);
    }
}
