using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Tests.Audit;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>Three instances on one database, whose clocks disagree by three minutes.</summary>
[Trait("Length", "Long")]
public sealed class OnceTests
{
    private const int Days = 20;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(90);

    [PortalFact]
    public async Task REL_09_what_twenty_dates_bring_about_takes_place_twenty_times(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await using var slow = await Portal.OpenAsync(provider, new PortalSetup { Beside = scene.Portal, ClockAhead = -Skew });
        await using var fast = await Portal.OpenAsync(provider, new PortalSetup { Beside = scene.Portal, ClockAhead = Skew });
        Portal[] instances = [slow, scene.Portal, fast];
        var first = scene.Portal.Today.AddDays(1);
        await PlanAsync(scene, first);
        var before = await CountAsync(scene);
        for (var n = 0; n < Days; n++)
        {
            // Midnight in Beijing has passed on one clock, on two, on all of them.
            foreach (var seconds in (int[])[-60, 30, 120])
            {
                scene.Portal.Clock.Set(OfficeTime.StartOf(first.AddDays(n)).AddSeconds(seconds));
                await Task.WhenAll(instances.Select(i => i.WithAsync<RoundOpening, int>(o => o.OpenDueAsync(default))));
            }

            Assert.Equal(before.Effects + n + 1, (await CountAsync(scene)).Effects);
        }

        var after = await CountAsync(scene);
        Assert.Equal((Days, Days, Days * 2, Days * 4), (after.Effects - before.Effects, after.Opened - before.Opened, after.Sheets - before.Sheets, after.Told - before.Told));
        Assert.All(instances, i => Assert.Equal(0, i.WithAsync<RoundOpening, int>(o => o.OpenDueAsync(default)).Result));
    }

    [PortalFact]
    public async Task REL_09_each_record_is_sealed_once_whichever_instance_holds_the_lease(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        await using var slow = await Portal.OpenAsync(provider, new PortalSetup { Beside = portal, ClockAhead = -Skew });
        await using var fast = await Portal.OpenAsync(provider, new PortalSetup { Beside = portal, ClockAhead = Skew });
        AuditSealer[] sealers = [.. from i in (Portal[])[slow, portal, fast] select i.Services.GetServices<IHostedService>().OfType<AuditSealer>().Single()];
        for (var n = 0; n < Days; n++)
        {
            await portal.UnitAsync($"窗口{n}");
            portal.Clock.Advance(TimeSpan.FromSeconds(n * 17 % 60));
            await Task.WhenAll(sealers.Select(s => s.TryTickAsync(default)));
        }

        // Whoever held the lease last has let it run out.
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await sealers[1].TryTickAsync(default);
        await portal.DataAsync(async db =>
        {
            var (entries, seals) = (await db.AuditEntries.AsNoTracking().ToListAsync(), await db.AuditSeals.AsNoTracking().OrderBy(s => s.Height).ToListAsync());
            Assert.Equal(entries.Count, seals.Count);
            Assert.True(SealTests.Holds(entries, seals, seals[^1]));
            Assert.Equal(1, await db.Leases.CountAsync());
        });
    }

    /// <summary>One round a day from the first on, of quarters to come.</summary>
    private static Task PlanAsync(SelfScene scene, DateOnly first) =>
        scene.Portal.DataAsync(async db =>
        {
            for (var n = 0; n < Days; n++)
            {
                var day = first.AddDays(n);
                db.Add(new Round(scene.CampaignId, new Quarter(2027 + (n / 4), 1 + (n % 4)), new RoundDates(day, day, day, day, 1), new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow()));
            }

            await db.SaveChangesAsync();
        });

    private static Task<(int Effects, int Opened, int Sheets, int Told)> CountAsync(SelfScene scene) =>
        scene.Portal.DataAsync(async db => (
            await db.RoundEffects.CountAsync(), await db.AuditEntries.CountAsync(e => e.Code == "Round.Open"), await db.SelfAssessments.CountAsync(),
            await db.Messages.CountAsync(m => m.Kind == "RoundOpened")));
}
