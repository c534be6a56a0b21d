using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Reliability;

public sealed class TimeTests
{
    [PortalFact]
    public async Task REL_13_the_office_s_day_and_quarter_begin_at_four_in_the_afternoon_utc(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        portal.Clock.Set(new DateTimeOffset(2026, 9, 30, 15, 59, 59, TimeSpan.Zero));
        var visitor = await portal.SignInAsync(who);
        Assert.Equal("2026-09-30", await TodayAsync());
        Assert.Equal(new Quarter(2026, 3), Quarter.Of(portal.Today));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("2026-10-01", await TodayAsync());
        Assert.Equal(new Quarter(2026, 4), Quarter.Of(portal.Today));

        async Task<string?> TodayAsync() => (await visitor.OpenAsync("/")).Document.QuerySelector("main time")!.GetAttribute("datetime");
    }

    [PortalFact]
    public async Task REL_13_a_clock_set_back_does_not_reorder_the_record(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        await portal.UnitAsync("先");
        portal.Clock.Advance(TimeSpan.FromHours(-2));
        await portal.UnitAsync("后");
        var order = await portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "Unit.Founded").OrderBy(e => e.Id).Select(e => e.About!).ToListAsync());
        Assert.Equal(["市政务服务中心", "先", "后"], order);
    }

    [PortalFact]
    public async Task REL_13_instants_are_shown_in_beijing_time_and_stored_in_utc(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var visitor = await portal.SignInAsync(await portal.PersonAsync(await portal.TopAsync()));
        var started = (await visitor.OpenAsync("/MyAccount")).Document.QuerySelector("main tbody time")!;
        Assert.Equal("2026-09-15T02:00:00Z", started.GetAttribute("datetime"));
        Assert.Contains("10:00", started.TextContent, StringComparison.Ordinal);
    }
}
