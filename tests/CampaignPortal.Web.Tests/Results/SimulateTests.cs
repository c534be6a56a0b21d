using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>Other rules tried on a result by who computes and decides: nothing changes, and it is on record.</summary>
public sealed class SimulateTests
{
    [PortalFact]
    public async Task Another_weight_shows_who_crosses_the_line_and_leaves_only_a_record(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 2);
        var form = (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Simulate"))).Form();
        var before = await world.Portal.HashAsync();
        var page = await form.SubmitAsync(("Input.Channels[0].Percent", "50"), ("Input.Places", "2"));
        page.AssertStatus(HttpStatusCode.OK);
        page.AssertCommandsAtMost(12);

        // Half and half: 窗口0 (100+82.055)÷2 = 91.03, 车驾管窗口 (100+81.055)÷2 = 90.53, 窗口1 (98+82.555)÷2 = 90.28; before it was 窗口1, 窗口0, 车驾管窗口.
        Assert.Contains("新进：窗口0", page.Text, StringComparison.Ordinal);
        Assert.Contains("退出：窗口1", page.Text, StringComparison.Ordinal);
        Assert.Contains("4 个单位中 3 个名次有变化", page.Text, StringComparison.Ordinal);

        // Without the first rater both other windows without deductions come to 90.56 and share rank 2; without the second 窗口0 stays ahead.
        Assert.Contains("2 位评分人，每次去掉 1 位，有 1 次前 2 名换了单位", page.Text, StringComparison.Ordinal);
        Assert.Contains("涉及：车驾管窗口", page.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Portal.HashAsync());
        var entry = await world.Portal.DataAsync(db => db.AuditEntries.SingleAsync(e => e.Code == "RoundResult.Simulate"));
        Assert.Equal((world.Leader.PersonId, world.CampaignId, "窗口，前 2 名，第 1 版"), (entry.PersonId, entry.CampaignId, entry.About));
        Assert.Equal("“自评”权重 20% 改为 50%；“督查考评”权重 80% 改为 50%", entry.After);
        Assert.Contains("“自评”权重 20% 改为 50%", (await (await world.AsAsync(world.Admin)).OpenAsync("/Audit")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_part_less_and_nothing_at_all_can_be_tried(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 2);
        var form = (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Simulate"))).Form();
        Assert.Contains("不计“自评”；“督查考评”权重 80% 改为 100%", (await form.SubmitAsync(("Input.Channels[0].IsLeftOut", "true"))).Text, StringComparison.Ordinal);
        var asIs = await form.SubmitAsync();
        Assert.Contains("4 个单位的名次都不变", asIs.Text, StringComparison.Ordinal);
        Assert.Contains("现行办法，没有改动", asIs.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_cannot_be_tried_is_said_beside_its_field_and_is_not_on_record(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var form = (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Simulate"))).Form();
        foreach (var (name, value, said) in ((string, string?, string)[])
            [
                ("Input.Channels[0].Percent", "101", "0 至 100 的权重"), ("Input.Channels[0].Percent", "10.001", "0 至 100 的权重"),
                ("Input.Places", "0", "不小于 1"), ("Input.Places", "", "请填写"),
            ])
        {
            Assert.Contains(said, (await form.SubmitAsync((name, value))).Text, StringComparison.Ordinal);
        }

        Assert.Contains("凑不成 100%", (await form.SubmitAsync(("Input.Channels[0].Percent", "70"), ("Input.Channels[1].Percent", "70"))).Text, StringComparison.Ordinal);
        Assert.Contains("至少留下一个部分", (await form.SubmitAsync(("Input.Channels[0].IsLeftOut", "true"), ("Input.Channels[1].IsLeftOut", "true"))).Text, StringComparison.Ordinal);
        (await form.SubmitAsync(("Input.Category", "不存在"))).AssertStatus(HttpStatusCode.NotFound);
        (await form.SubmitAsync(("Input.Channels[0].Code", "visit"))).AssertStatus(HttpStatusCode.NotFound);
        (await form.SubmitAsync(("Input.Rater", "Supervisor-1"))).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal(0, await world.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "RoundResult.Simulate")));
    }

    [PortalFact]
    public async Task A_result_that_was_computed_anew_meanwhile_is_looked_at_first(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var form = (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Simulate"))).Form();
        await world.StateCaseAsync();
        var page = await form.SubmitAsync(("Input.Channels[0].Percent", "50"));
        Assert.Contains("cp-error-summary", page.Body, StringComparison.Ordinal);
        Assert.Equal("50", page.Document.QuerySelector("[name='Input.Channels[0].Percent']")!.GetAttribute("value"));
        Assert.DoesNotContain("测算的是", page.Text, StringComparison.Ordinal);
        Assert.Contains("测算的是", (await page.Form().SubmitAsync()).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task AUTHZ_04_only_who_computes_and_decides_may_try(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        foreach (var who in (Someone[])[world.Staff, world.Rival, world.Supervisor, world.Stranger])
        {
            (await (await world.AsAsync(who)).OpenAsync(world.At("Simulate"))).AssertStatus(HttpStatusCode.Forbidden);
        }

        var elsewhere = await world.AsAsync(await world.Portal.PersonAsync(Role.Administrator, world.Units[1]));
        (await elsewhere.OpenAsync(world.At("Simulate"))).AssertStatus(HttpStatusCode.NotFound);
        (await elsewhere.PostWithTokenAsync(world.At("Simulate"), ("Input.Category", "W"), ("Input.Places", "1"))).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task AUTHZ_05_a_hidden_rater_is_left_out_by_number_and_only_where_another_had_the_same_task(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 2);
        await SubmittedAsync(world);
        var leader = await world.AsAsync(world.Leader);
        var open = await leader.OpenAsync(world.At("Simulate"));
        open.AssertCommandsAtMost(12);
        Assert.Equal(["", "Supervisor-1", "Supervisor-2"], Raters(open));
        var page = await open.Form().SubmitAsync(("Input.Rater", "Supervisor-2"));
        Assert.Contains("不计督查组第 2 位的评分", page.Text, StringComparison.Ordinal);
        Assert.Contains("同样的单位有两位以上评分人评过", page.Text, StringComparison.Ordinal);
        page.AssertCommandsAtMost(12);
        var sheets = await world.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.RoundId == world.RoundId).OrderBy(s => s.Pseudonym).Select(s => new { s.Id, s.Pseudonym }).ToListAsync());
        foreach (var shown in (Page[])[open, page, await (await world.AsAsync(world.Admin)).OpenAsync("/Audit")])
        {
            Assert.All(sheets, s => Assert.DoesNotContain(s.Pseudonym, shown.Body, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(world.Supervisor.Name, open.Text + page.Text, StringComparison.Ordinal);

        // One of them does not mark his own unit: by whom nothing changes for he would be known.
        await world.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.Id == sheets[0].Id).SelectMany(s => s.Marks).Where(m => m.UnitId == world.First.Id).ExecuteDeleteAsync());
        Assert.Empty(Raters(await leader.OpenAsync(world.At("Simulate"))));
        (await open.Form().SubmitAsync(("Input.Rater", "Supervisor-2"))).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task AUTHZ_05_an_office_is_left_out_by_name_only_where_the_campaign_names_offices_openly(Provider provider)
    {
        foreach (var isNamed in (bool[])[true, false])
        {
            await using var world = await ResultWorld.SetAsync(provider, settings: s => s with { AreResponsibleMarksNamed = isNamed });
            await world.Portal.DataAsync(async db =>
            {
                db.Add(new ScoreSheet(
                    world.RoundId, world.CampaignId, "visit", RaterKind.ResponsibleOffice, world.Units[2].Id, ["i1"], [world.First.Id], [], new Actor(world.Admin.PersonId), world.Portal.Clock.GetUtcNow()));
                await db.SaveChangesAsync();
            });
            await SubmittedAsync(world);
            var page = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Simulate"));
            Assert.Equal(isNamed, page.Text.Contains("督查科（督查考评）", StringComparison.Ordinal));
            Assert.Equal(isNamed, Raters(page).Contains("ResponsibleOffice-1"));
        }
    }

    private static string[] Raters(Page page) => [.. page.Document.QuerySelectorAll("#Input_Rater option").Select(o => o.GetAttribute("value") ?? "")];

    private static Task<int> SubmittedAsync(ResultWorld world) =>
        world.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.RoundId == world.RoundId).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SheetState.Submitted)));
}
