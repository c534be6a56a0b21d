using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Audit;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>What was acknowledged is there, once, whenever the power fails.</summary>
[Trait("Length", "Long")]
public sealed class KillTests
{
    private const int Kills = 10;
    private const int Writers = 4;

    [Fact]
    public async Task REL_01_ten_kills_under_four_writers_lose_nothing_that_was_acknowledged()
    {
        await using var portal = await Portal.OpenAsync(Provider.Sqlite);
        var admin = await portal.PersonAsync(Role.Administrator, await portal.TopAsync());

        // The session is in the database: it opens every program on it, and outlives every kill.
        portal.Clock.Set(TimeProvider.System.GetUtcNow());
        var cookies = (await portal.SignInAsync(admin)).CookieHeader;
        ConcurrentBag<string> acknowledged = [];
        var round = 0;
        for (; round < Kills; round++)
        {
            await using var program = RunningProgram.Start([], portal.ProgramSettings);
            var address = await program.AddressAsync();
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(w => WriteAsync(address, cookies, $"K{round}W{w}N", acknowledged, stop.Token)).ToList();
            var enough = acknowledged.Count + 6;
            for (var waited = 0; acknowledged.Count < enough && waited < 500; waited++)
            {
                await Task.Delay(20);
            }

            await Task.Delay(Spread(round));
            await program.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        Assert.True(acknowledged.Count >= Kills * 4, $"Only {acknowledged.Count} were acknowledged.");
        var stored = await portal.DataAsync(db => db.Units.Where(u => u.Name.StartsWith("单位K")).Select(u => u.Code).ToListAsync());
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal(stored.Count, stored.Distinct().Count());
        var founded = await portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Unit.Founded" && e.About!.StartsWith("单位K")));
        Assert.Equal(stored.Count, founded);
        Assert.Equal("ok", await IntegrityAsync(portal));
        await portal.DataAsync(async db =>
        {
            var seals = await db.AuditSeals.AsNoTracking().OrderBy(s => s.Height).ToListAsync();
            var sealedRows = await db.AuditEntries.AsNoTracking().Where(e => db.AuditSeals.Any(s => s.EntryId == e.Id)).ToListAsync();
            Assert.True(seals.Count == 0 || SealTests.Holds(sealedRows, seals, seals[^1]));
        });
    }

    /// <summary>Kills fall at different moments of a commit.</summary>
    private static TimeSpan Spread(int round) => TimeSpan.FromMilliseconds(round * 17 % 60);

    private static async Task WriteAsync(Uri address, string cookies, string prefix, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        try
        {
            using var browser = new PlainBrowser(address, cookies);
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                var code = prefix + n.ToString(CultureInfo.InvariantCulture);
                if (await browser.SubmitAsync("/Units/New", "Input.Code", code, "Input.Name", $"单位{code}") == "/Units")
                {
                    acknowledged.Add(code);
                    Assert.DoesNotContain("Server", browser.LastHeaders);
                }
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or SocketException or IOException)
        {
            // The program was killed while this form was on its way, at whatever point of the connection.
        }
    }

    private static async Task<string> IntegrityAsync(Portal portal)
    {
        await using var connection = new SqliteConnection(portal.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
