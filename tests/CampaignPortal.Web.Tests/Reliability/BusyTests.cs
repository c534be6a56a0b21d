using System.Diagnostics;
using System.Net;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>Another process holds the embedded database.</summary>
public sealed class BusyTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    [Fact]
    [Trait("Length", "Long")]
    public async Task REL_03_a_write_says_within_six_seconds_that_the_system_is_busy_and_reading_goes_on()
    {
        await using var scene = await Scene.SetAsync(Provider.Sqlite, new PortalSetup { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Database:BusyTimeoutSeconds"] = "2" } });
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var form = (await admin.OpenAsync("/Units/New")).Form();
        var before = await scene.Portal.HashAsync();
        await using (await LockAsync(scene.Portal))
        {
            var watch = Stopwatch.StartNew();
            var posting = form.SubmitAsync(("Input.Code", "X1"), ("Input.Name", "住建窗口"));
            (await admin.OpenAsync("/Units")).AssertStatus(HttpStatusCode.OK);
            var page = await posting;
            page.AssertStatus(HttpStatusCode.ServiceUnavailable);
            Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}.");
            Assert.Equal("系统正忙", page.Document.QuerySelector("h1")!.TextContent);
            Assert.Equal(before, await scene.Portal.HashAsync());

            // "Last seen" of a session is not worth a page.
            scene.Portal.Clock.Advance(TimeSpan.FromMinutes(5));
            watch.Restart();
            (await admin.OpenAsync("/Units")).AssertStatus(HttpStatusCode.OK);
            Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}.");
        }

        Assert.Equal("/Units", (await form.SubmitAsync(("Input.Code", "X1"), ("Input.Name", "住建窗口"))).Path);
    }

    private static async Task<SqliteConnection> LockAsync(Portal portal)
    {
        var other = new SqliteConnection($"{portal.Database.ConnectionString};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        return other;
    }
}
