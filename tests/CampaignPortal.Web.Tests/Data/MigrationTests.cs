using CampaignPortal.Web.Data;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CampaignPortal.Web.Tests.Data;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.SqlServer)]
    public void Each_provider_has_a_migration_for_every_change_of_the_model(Provider provider)
    {
        using var db = Design(provider);
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void Both_providers_have_the_same_tables_and_columns()
    {
        using var sqlite = Design(Provider.Sqlite);
        using var sqlServer = Design(Provider.SqlServer);
        Assert.Equal(Columns(sqlite), Columns(sqlServer));

        static IEnumerable<string> Columns(CampaignDbContext db) =>
            (from entity in db.Model.GetEntityTypes() from property in entity.GetProperties() select $"{entity.GetTableName()}.{property.GetColumnName()}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_summed_up_by_time_is_stored_as_both_providers_can_order_it()
    {
        using var db = Design(Provider.Sqlite);
        Assert.Empty(from entity in db.Model.GetEntityTypes()
                     from property in entity.GetProperties()
                     where property.ClrType == typeof(DateTimeOffset) && property.GetTypeMapping().Converter is null
                     select $"{entity.ClrType.Name}.{property.Name}");
    }

    [Fact]
    public async Task REL_01_the_embedded_database_writes_ahead_and_waits_for_the_disk()
    {
        await using var portal = await Portal.OpenAsync(Provider.Sqlite);
        Assert.Equal("wal 2 1 1", await portal.DataAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            List<object?> values = [];
            foreach (var pragma in (string[])["journal_mode", "synchronous", "secure_delete", "foreign_keys"])
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                values.Add(await command.ExecuteScalarAsync());
            }

            return string.Join(' ', values);
        }));
    }

    internal static CampaignDbContext Design(Provider provider) => provider == Provider.Sqlite
        ? ((IDesignTimeDbContextFactory<SqliteCampaignDbContext>)new DesignTimeContexts()).CreateDbContext([])
        : ((IDesignTimeDbContextFactory<SqlServerCampaignDbContext>)new DesignTimeContexts()).CreateDbContext([]);
}
