using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Data;

/// <summary>The one place that knows how each provider reports that a row is still referenced by another.</summary>
internal static class StillReferenced
{
    private const int SqliteForeignKey = 787;
    private const int SqlServerReference = 547;

    public static bool Violated(DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteForeignKey,
        SqlException sqlServer => sqlServer.Number == SqlServerReference,
        _ => false,
    };
}
