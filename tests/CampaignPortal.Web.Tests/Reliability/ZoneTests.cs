using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>The program on machines that stand elsewhere, and on one whose clock is set back.</summary>
public sealed partial class ZoneTests
{
    [Fact]
    [Trait("Length", "Long")]
    public async Task REL_13_deadlines_and_the_edges_of_quarters_are_the_same_in_every_time_zone()
    {
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite);
        foreach (var edge in (string[])["2026-09-30T15:59:59Z", "2026-09-30T16:00:00Z", "2026-12-31T15:59:59Z", "2026-12-31T16:00:00Z", "2026-03-08T07:30:00Z", "2026-11-01T05:30:00Z"])
        {
            scene.Portal.Clock.Set(DateTimeOffset.Parse(edge, null));
            await scene.Portal.UnitAsync($"单位{edge}");
        }

        // The program runs by the real clock, and the session must be alive by it.
        scene.Portal.Clock.Set(TimeProvider.System.GetUtcNow());
        var cookies = (await scene.Portal.SignInAsync(scene.Admin)).CookieHeader;
        var pages = new List<string>();
        foreach (var zone in (string[])["UTC", "America/New_York", "Asia/Kolkata"])
        {
            pages.Add(await ShownAsync(scene, zone, cookies));
        }

        Assert.Contains("2026年9月30日 23:59", pages[0], StringComparison.Ordinal);
        Assert.Contains("2026年10月1日 00:00", pages[0], StringComparison.Ordinal);
        Assert.Contains("2027年1月1日 00:00", pages[0], StringComparison.Ordinal);
        Assert.Equal(pages[0], pages[1]);
        Assert.Equal(pages[0], pages[2]);
        var now = TimeProvider.System.GetUtcNow();
        var founded = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "Unit.Founded" && e.About!.StartsWith("时区")).Select(e => e.At).ToListAsync());
        Assert.Equal(3, founded.Count);
        Assert.All(founded, at => Assert.InRange(at, now.AddMinutes(-5), now.AddSeconds(1)));
    }

    [PortalFact]
    public async Task REL_13_a_clock_set_back_two_hours_reopens_nothing(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"));
        scene.Portal.Clock.Set(SelfScene.Deadline.AddMinutes(-20));
        var form = await scene.CheckAsync(scene.Staff);
        scene.Portal.Clock.Set(SelfScene.Deadline.AddMinutes(1));
        Assert.Contains("截止", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
        var before = await OrderAsync(scene);
        scene.Portal.Clock.Advance(TimeSpan.FromHours(-2));
        Assert.StartsWith("/SelfAssessments/Check/", (await form.SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.Contains("截止", (await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "7"))).Text, StringComparison.Ordinal);
        Assert.Equal((SheetState.Draft, 8m), ((await scene.SheetAsync()).State, (await scene.SheetAsync()).Answers.Single(a => a.ItemCode == "P1").Entry.Points));

        // A round that was closed stays closed, and what its day brought about does not come again.
        await scene.Portal.DataAsync(async db =>
        {
            (await db.Rounds.SingleAsync(r => r.Id == scene.RoundId)).Close([], new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        scene.Portal.Clock.Advance(TimeSpan.FromHours(-2));
        Assert.Equal(0, await scene.Portal.WithAsync<Web.Operations.Rounds.RoundOpening, int>(o => o.OpenDueAsync(default)));
        Assert.Equal(RoundState.Closed, await scene.Portal.DataAsync(db => db.Rounds.Where(r => r.Id == scene.RoundId).Select(r => r.State).SingleAsync()));
        Assert.Equal(before, (await OrderAsync(scene))[..before.Length]);
    }

    /// <summary>The words of the pages that show instants and days, and every machine-readable one.</summary>
    private static async Task<string> ShownAsync(SelfScene scene, string zone, string cookies)
    {
        await using var program = RunningProgram.Start([], new Dictionary<string, string>(scene.Portal.ProgramSettings, StringComparer.Ordinal) { ["TZ"] = zone });
        using var browser = new PlainBrowser(await program.AddressAsync(), cookies);
        var shown = new List<string>();
        foreach (var path in (string[])["/Audit", $"/Rounds/Details/{scene.RoundId}", $"/Campaigns/Details/{scene.CampaignId}"])
        {
            var main = (await new HtmlParser().ParseDocumentAsync(await browser.ReadAsync(path))).QuerySelector("main")!;
            foreach (var row in main.QuerySelectorAll(".cp-timeline > li").Where(r => r.TextContent.Contains("时区", StringComparison.Ordinal)))
            {
                row.Remove();
            }

            shown.AddRange(main.QuerySelectorAll("time").Select(t => t.GetAttribute("datetime")!));
            shown.Add(Spaces().Replace(main.TextContent, " "));
        }

        Assert.Equal("/Units", await browser.SubmitAsync("/Units/New", "Input.Code", $"Z{zone.Length}", "Input.Name", $"时区{zone}"));
        return string.Join('\n', shown);
    }

    private static Task<long[]> OrderAsync(SelfScene scene) => scene.Portal.DataAsync(db => db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Id).ToArrayAsync());

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
