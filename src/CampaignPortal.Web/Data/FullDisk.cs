using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Web.Data;

/// <summary>The one place that knows how a provider or the file system says that nothing more can be written.</summary>
internal static class FullDisk
{
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqlServerNoExtent = 1101;
    private const int SqlServerNoPage = 1105;
    private const int SqlServerLogFull = 9002;
    private const int LinuxNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    public static bool Caused(Exception? failure) => failure switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError } => true,
        SqlException { Number: SqlServerNoExtent or SqlServerNoPage or SqlServerLogFull } => true,
        IOException { HResult: LinuxNoSpace or LinuxQuota or WindowsNoSpace } => true,
        _ => Caused(failure.InnerException),
    };
}
