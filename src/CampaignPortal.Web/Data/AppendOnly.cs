using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignPortal.Web.Data;

/// <summary>
/// Triggers that refuse to change or remove rows of a record. The only SQL written by hand in migrations, because neither
/// provider knows append-only tables in its model; beside it stands the upkeep of the embedded database's file
/// (<see cref="EmbeddedDatabase"/>, <see cref="SqlitePragmas"/>, <see cref="DatabaseSetup"/>).
/// </summary>
internal static class AppendOnly
{
    public static void MakeAppendOnly(this MigrationBuilder migration, string table)
    {
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            foreach (var act in (string[])["UPDATE", "DELETE"])
            {
                migration.Sql($"CREATE TRIGGER \"{table}_no_{act}\" BEFORE {act} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'append-only'); END;");
            }
        }
        else
        {
            migration.Sql($"EXEC('CREATE TRIGGER [{table}_append_only] ON [{table}] INSTEAD OF UPDATE, DELETE AS THROW 50001, ''append-only'', 1;')");
        }
    }
}
