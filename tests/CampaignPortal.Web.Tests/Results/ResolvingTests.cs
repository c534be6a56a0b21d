using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>Two windows with the same total, one seat: a meeting decides, and the next computing says so.</summary>
public sealed class ResolvingTests
{
    private static readonly (string Name, string? Value)[] Grounds = [("Input.Basis", "局务会纪要〔2026〕3 号"), ("Input.Authority", "局务会"), ("Input.Reason", "办件量居首")];

    [PortalFact]
    public async Task A_meeting_s_decision_gives_the_seat_with_the_next_computing_and_is_part_of_the_proof(Provider provider)
    {
        await using var world = await ResultActs.OpenAsync(await Portal.OpenAsync(provider));
        var (admin, leader) = (await world.AsAsync(world.Admin), await world.AsAsync(world.Leader));
        var questions = await leader.OpenAsync(world.At("Questions"));
        questions.AssertCommandsAtMost(14);
        Assert.Contains($"“好”名额不够：{world.First.Name}、{world.Units[1].Name}并列，谁取得名额待定。", questions.Text, StringComparison.Ordinal);
        Assert.Null(questions.Document.QuerySelector("a[href*=Resolve]"));
        var undecided = await leader.OpenAsync(world.At("Decide"));
        Assert.Contains("有得分定不下来的事项", undecided.Text, StringComparison.Ordinal);
        Assert.Null(undecided.Document.QuerySelector("main form[method=post]"));
        Assert.NotNull((await admin.OpenAsync(world.At("Ranking"))).Document.QuerySelector("main .cp-notice a[href*='/Questions/']"));

        var recorded = await (await admin.OpenAsync(world.At("Resolve") + "/1")).Form().SubmitAsync([("Input.Rows[0].Place", "2"), ("Input.Rows[1].Place", "1"), .. Grounds]);
        Assert.True(recorded.Path.StartsWith("/Results/Questions/", StringComparison.Ordinal), $"{recorded.Status} {recorded.Text}");
        Assert.Contains($"“好”名额先后：{world.Units[1].Name}、{world.First.Name}", recorded.Text, StringComparison.Ordinal);
        Assert.Contains("重新计算后生效。要改，请先撤回", recorded.Text, StringComparison.Ordinal);
        await (await admin.OpenAsync($"/Results/Compute/{world.RoundId}")).Form().SubmitAsync();
        Assert.Equal([(world.First.Id, "fair"), (world.Units[1].Id, "good")], await GradesAsync(world));
        Assert.Contains("没有待研究的事项：得分定不下来的，已按下面登记的决定确定", (await admin.OpenAsync(world.At("Questions"))).Text, StringComparison.Ordinal);
        var own = await (await world.AsAsync(world.Staff)).OpenAsync(world.UnitPage());
        Assert.DoesNotContain("局务会", own.Text, StringComparison.Ordinal);
        Assert.Contains("由局务会研究决定先后。依据：局务会纪要〔2026〕3 号。理由：办件量居首", (await admin.OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
        var ranking = await leader.OpenAsync(world.At("Ranking"));
        ranking.AssertCommandsAtMost(14);
        Assert.Contains("研究决定", ranking.Document.QuerySelectorAll("tr").First(r => r.TextContent.Contains(world.First.Name, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        await world.DecideAsync();
        Assert.Contains("由局务会研究决定先后", (await (await world.AsAsync(world.Staff)).OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
        Assert.Contains("每个总分、名次和校验值都相同", (await admin.OpenAsync(world.At("Verify"))).Text, StringComparison.Ordinal);
        var bundle = await world.Portal.DataAsync(db => db.RoundResults.Select(r => r.Bundle.Text).SingleAsync());
        Assert.Contains("局务会纪要〔2026〕3 号", bundle, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_decision_taken_back_no_longer_counts_and_stays_to_be_read(Provider provider)
    {
        await using var world = await ResultActs.OpenAsync(await Portal.OpenAsync(provider));
        var admin = await world.AsAsync(world.Admin);
        await RecordAsync(world);
        var id = await world.Portal.DataAsync(db => db.Resolutions.Select(r => r.Id).SingleAsync());
        var back = await (await admin.OpenAsync($"/Results/WithdrawResolution/{id}")).Form().SubmitAsync(("Input.Reason", "次序登记反了"));
        Assert.Contains("次序登记反了", back.Text, StringComparison.Ordinal);
        await (await admin.OpenAsync($"/Results/Compute/{world.RoundId}")).Form().SubmitAsync();
        Assert.Equal(["good", "good"], (await GradesAsync(world)).Select(g => g.Grade));
        Assert.NotNull((await admin.OpenAsync(world.At("Questions"))).Document.QuerySelector("a[href*=Resolve]"));
        Assert.Null((await admin.OpenAsync($"/Results/WithdrawResolution/{id}")).Document.QuerySelector("[data-save]"));
        Assert.Null((await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"))).Document.QuerySelector("main form[method=post]"));
    }

    [PortalFact]
    public async Task What_was_recorded_or_taken_back_since_the_computing_keeps_the_result_from_being_decided(Provider provider)
    {
        await using var world = await ResultActs.OpenAsync(await Portal.OpenAsync(provider));
        var (admin, leader) = (await world.AsAsync(world.Admin), await world.AsAsync(world.Leader));
        await RecordAsync(world);
        Assert.Null((await leader.OpenAsync(world.At("Decide"))).Document.QuerySelector("main form[method=post]"));
        await ComputeAsync();
        Assert.NotNull((await leader.OpenAsync(world.At("Decide"))).Document.QuerySelector("main form[method=post]"));
        var id = await world.Portal.DataAsync(db => db.Resolutions.Select(r => r.Id).SingleAsync());
        await (await admin.OpenAsync($"/Results/WithdrawResolution/{id}")).Form().SubmitAsync(("Input.Reason", "次序登记反了"));
        await RefusedAsync();
        await ComputeAsync();
        await RecordAsync(world);
        await ComputeAsync();
        await world.DecideAsync();
        Assert.Equal(ResultState.Decided, (await world.ResultAsync()).State);

        async Task RefusedAsync()
        {
            var page = await leader.OpenAsync(world.At("Decide"));
            page.AssertCommandsAtMost(16);
            Assert.Contains("请先重新计算，再审定", page.Text, StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        }

        async Task ComputeAsync() => await (await admin.OpenAsync($"/Results/Compute/{world.RoundId}")).Form().SubmitAsync();
    }

    [PortalFact]
    public async Task Nothing_is_recorded_about_a_quarter_that_is_open_again(Provider provider)
    {
        await using var world = await ResultActs.OpenAsync(await Portal.OpenAsync(provider));
        var admin = await world.AsAsync(world.Admin);
        await (await admin.OpenAsync($"/Rounds/Reopen/{world.RoundId}")).Form().SubmitAsync(("Input.Reason", "漏录一项"));
        Assert.Null((await admin.OpenAsync(world.At("Questions"))).Document.QuerySelector("a[href*=Resolve]"));
        Assert.Null((await admin.OpenAsync(world.At("Resolve") + "/1")).Document.QuerySelector("[data-save]"));
    }

    [PortalFact]
    public async Task INP_02_an_order_that_is_none_and_missing_grounds_are_told_beside_the_field(Provider provider)
    {
        await using var world = await ResultActs.OpenAsync(await Portal.OpenAsync(provider));
        var (admin, before) = (await world.AsAsync(world.Admin), await world.Portal.HashAsync());
        foreach (var (first, second) in ((string, string)[])[("1", "1"), ("1", ""), ("2", "3"), ("", "")])
        {
            var page = await (await admin.OpenAsync(world.At("Resolve") + "/1")).Form().SubmitAsync([("Input.Rows[0].Place", first), ("Input.Rows[1].Place", second), .. Grounds]);
            Assert.Contains("从 1 到 2，不重复", page.Document.GetElementById("Input_Rows_0__Place-error")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("办件量居首", page.Document.QuerySelector("#Input_Reason")!.OuterHtml, StringComparison.Ordinal);
        }

        var bare = await (await admin.OpenAsync(world.At("Resolve") + "/1")).Form().SubmitAsync(("Input.Rows[0].Place", "1"), ("Input.Rows[1].Place", "2"));
        Assert.All((string[])["Basis", "Authority", "Reason"], field => Assert.NotNull(bare.Document.GetElementById($"Input_{field}-error")));
        Assert.Equal(before, await world.Portal.HashAsync());
    }

    [PortalFact]
    public async Task ACC_only_who_runs_the_round_records_and_only_those_units(Provider provider)
    {
        await using var world = await ResultActs.OpenAsync(await Portal.OpenAsync(provider));
        var admin = await world.AsAsync(world.Admin);
        foreach (var path in (string[])[world.At("Resolve") + "/2", world.At("Resolve") + "/0", "/Results/Resolve/999/1", "/Results/WithdrawResolution/999"])
        {
            (await admin.OpenAsync(path)).AssertStatus(HttpStatusCode.NotFound);
        }

        var form = (await admin.OpenAsync(world.At("Resolve") + "/1")).Form();
        var forged = await form.SubmitAsync([("Input.Rows[0].UnitId", $"{world.Units[2].Id}"), ("Input.Rows[0].Place", "1"), ("Input.Rows[1].Place", "2"), .. Grounds]);
        forged.AssertStatus(HttpStatusCode.NotFound);
        var stale = (await admin.OpenAsync(world.At("Resolve") + "/1")).Form();
        await RecordAsync(world);
        await stale.SubmitAsync([("Input.Rows[0].Place", "1"), ("Input.Rows[1].Place", "2"), .. Grounds]);
        Assert.Equal(1, await world.Portal.DataAsync(db => db.Resolutions.CountAsync()));
        var staff = await world.AsAsync(world.Staff);
        (await staff.OpenAsync(world.At("Questions"))).AssertStatus(HttpStatusCode.Forbidden);
        (await staff.OpenAsync(world.At("Resolve") + "/1")).AssertStatus(HttpStatusCode.Forbidden);
    }

    private static async Task RecordAsync(ResultWorld world) =>
        await (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Resolve") + "/1")).Form().SubmitAsync([("Input.Rows[0].Place", "1"), ("Input.Rows[1].Place", "2"), .. Grounds]);

    /// <summary>Of the two windows.</summary>
    private static Task<List<(int UnitId, string? Grade)>> GradesAsync(ResultWorld world) => world.Portal.DataAsync(async db =>
        (await db.Set<Domain.Assessments.Standing>().Where(s => s.CategoryCode == "W" && s.GradedBy != null).OrderBy(s => s.UnitId).Select(s => new { s.UnitId, s.GradeCode }).ToListAsync())
        .ConvertAll(s => (s.UnitId, s.GradeCode)));
}
