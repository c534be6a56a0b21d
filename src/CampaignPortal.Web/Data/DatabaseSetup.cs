using CampaignPortal.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Data;

/// <summary>Brings the database to the shape of this version, where that is allowed.</summary>
internal sealed class DatabaseSetup(CampaignDbContext db, IOptions<DatabaseOptions> database, IOptions<DataOptions> data)
{
    /// <summary>The embedded database migrates at start; SQL Server only by a reviewed script or the verb <c>migrate</c>.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (database.Value.Provider == DatabaseProvider.Sqlite)
        {
            await MigrateAsync(ct);
            return;
        }

        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            throw new StartupRefusedException(
                "数据库结构不是本版本的：请先执行升级脚本，或运行 migrate 命令。",
                "The database does not have the shape of this version: run the upgrade script or the verb migrate first.");
        }
    }

    public async Task MigrateAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(data.Value.Root);
        Directory.CreateDirectory(data.Value.EvidenceFolder);
        await db.Database.MigrateAsync(ct);
        if (database.Value.Provider == DatabaseProvider.Sqlite)
        {
            await UseWriteAheadLogAsync(ct);
        }
    }

    /// <summary>For who only reads: opening a connection would make an empty database where there is none.</summary>
    public void RequireFile()
    {
        if (database.Value.Provider == DatabaseProvider.Sqlite && new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource is var file && !File.Exists(file))
        {
            throw new StartupRefusedException($"没有这个数据库文件，请核对 Data:Root：{file}", $"There is no such database file; check Data:Root: {file}");
        }
    }

    private async Task UseWriteAheadLogAsync(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        var mode = await command.ExecuteScalarAsync(ct);
        await db.Database.CloseConnectionAsync();
        if (mode is not "wal")
        {
            throw new StartupRefusedException(
                $"数据库文件不支持 WAL 日志模式（当前为 {mode}），请把数据目录放在本地磁盘上。",
                $"The database file cannot use the WAL journal (it is {mode}); put the data folder on a local disk.");
        }
    }
}
