using System.Globalization;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Audit;

/// <summary>Somebody with the database file in his hands cannot change the record unnoticed by those who kept its head.</summary>
public sealed class SealTests
{
    private static readonly string[] TextColumns = ["Code", "Subject", "About", "Before", "After", "Reason", "RemoteAddress", "RequestId"];
    private static readonly string[] NumberColumns = ["PersonId", "ForPersonId", "SubjectId", "CampaignId", "UnitId"];

    [Fact]
    public async Task AUD_04_every_tampering_with_a_sealed_record_is_noticed()
    {
        await using var portal = await Portal.OpenAsync(Provider.Sqlite);
        for (var i = 0; i < 20; i++)
        {
            await portal.UnitAsync($"窗口{i}");
        }

        await portal.DataAsync(db => AuditSealer.SealAsync(db, default));
        var saved = await portal.DataAsync(db => db.AuditSeals.OrderByDescending(s => s.Height).FirstAsync());
        Assert.True(await HoldsAsync(portal, saved));
        await using var thief = new SqliteConnection($"{portal.Database.ConnectionString};Foreign Keys=False");
        await thief.OpenAsync();
        await RunAsync(thief, "DROP TRIGGER AuditEntries_no_UPDATE; DROP TRIGGER AuditEntries_no_DELETE; DROP TRIGGER AuditSeals_no_UPDATE; DROP TRIGGER AuditSeals_no_DELETE");
        for (var n = 0; n < 200; n++)
        {
            await RunAsync(thief, "SAVEPOINT tampering");
            var what = await TamperAsync(thief, n, (int)saved.Height);
            Assert.False(await HoldsAsync(thief, saved), $"Not noticed: {what}");
            await RunAsync(thief, "ROLLBACK TO tampering; RELEASE tampering");
        }

        Assert.True(await HoldsAsync(thief, saved));
    }

    [PortalFact]
    public async Task AUD_04_the_sealer_goes_on_where_it_stopped_and_seals_each_row_once(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        await portal.TopAsync();
        Assert.Equal(1, await portal.DataAsync(db => AuditSealer.SealAsync(db, default)));
        Assert.Equal(0, await portal.DataAsync(db => AuditSealer.SealAsync(db, default)));
        await portal.UnitAsync("一");
        await portal.UnitAsync("二");
        Assert.Equal(2, await portal.DataAsync(db => AuditSealer.SealAsync(db, default)));
        var heights = await portal.DataAsync(db => db.AuditSeals.OrderBy(s => s.Height).Select(s => s.Height).ToListAsync());
        Assert.Equal([1, 2, 3], heights);
    }

    /// <summary>What a verifier does who kept the head: walks the chain, and asks for that head in it.</summary>
    internal static bool Holds(IReadOnlyList<AuditEntry> entries, IReadOnlyList<AuditSeal> seals, AuditSeal saved)
    {
        var byId = entries.ToDictionary(e => e.Id);
        AuditSeal? previous = null;
        foreach (var seal in seals)
        {
            if (!byId.TryGetValue(seal.EntryId, out var entry) || !seal.Fits(previous, entry))
            {
                return false;
            }

            previous = seal;
        }

        return entries.Count == seals.Count && seals.Any(s => s.Height == saved.Height && s.Hash == saved.Hash);
    }

    private static async Task<bool> HoldsAsync(CampaignDbContext db, AuditSeal saved) =>
        Holds(await db.AuditEntries.AsNoTracking().ToListAsync(), await db.AuditSeals.AsNoTracking().OrderBy(s => s.Height).ToListAsync(), saved);

    private static Task<bool> HoldsAsync(Portal portal, AuditSeal saved) => portal.DataAsync(db => HoldsAsync(db, saved));

    private static async Task<bool> HoldsAsync(SqliteConnection connection, AuditSeal saved)
    {
        await using var db = On(connection);
        return await HoldsAsync(db, saved);
    }

    private static SqliteCampaignDbContext On(SqliteConnection connection) => new(new DbContextOptionsBuilder<SqliteCampaignDbContext>().UseSqlite(connection).Options);

    private static async Task<string> TamperAsync(SqliteConnection thief, int n, int height)
    {
        var row = 1 + (n * 7 % height);
        var entry = $"(SELECT EntryId FROM AuditSeals WHERE Height = {row})";
        var sql = (n % 10) switch
        {
            0 or 1 => $"UPDATE AuditEntries SET {TextColumns[n / 10 % TextColumns.Length]} = 'forged' WHERE Id = {entry}",
            2 => $"UPDATE AuditEntries SET {NumberColumns[n / 10 % NumberColumns.Length]} = 4711 WHERE Id = {entry}",
            3 => $"UPDATE AuditEntries SET At = '2026-01-01 00:00:00', Capacity = 'Substitute' WHERE Id = {entry}",
            4 => $"DELETE FROM AuditSeals WHERE Height = {row}; DELETE FROM AuditEntries WHERE Id NOT IN (SELECT EntryId FROM AuditSeals)",
            5 => $"DELETE FROM AuditSeals WHERE Height >= {row}; DELETE FROM AuditEntries WHERE Id NOT IN (SELECT EntryId FROM AuditSeals)",
            6 => "INSERT INTO AuditEntries (At, Code, PersonId, Capacity, Subject) VALUES ('2026-09-15 02:00:00', 'Unit.Founded', 1, 'Own', 'Unit')",
            7 => $"UPDATE AuditEntries SET Id = Id + 1000 WHERE Id = {entry}; UPDATE AuditSeals SET EntryId = EntryId + 1000 WHERE Height = {row}",
            8 => $"UPDATE AuditSeals SET Hash = lower(hex(randomblob(32))) WHERE Height = {row}",
            _ => $"UPDATE AuditEntries SET About = 'rebuilt' WHERE Id = {entry}; DELETE FROM AuditSeals",
        };
        await RunAsync(thief, sql);
        if (n % 10 == 9)
        {
            // He knows how seals are made and makes the whole chain anew: only the saved head gives him away.
            await using var db = On(thief);
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            await AuditSealer.SealAsync(db, default);
        }

        return $"{n.ToString(CultureInfo.InvariantCulture)}: {sql}";
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
