using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Web.Data;

/// <summary>The one place that knows how each provider says that it waited too long for somebody else.</summary>
internal static class BusyDatabase
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqlServerTimeout = -2;
    private const int SqlServerDeadlock = 1205;
    private const int SqlServerLockTimeout = 1222;

    public static bool Caused(Exception? failure) => failure switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        SqlException { Number: SqlServerTimeout or SqlServerDeadlock or SqlServerLockTimeout } => true,
        _ => Caused(failure.InnerException),
    };
}
