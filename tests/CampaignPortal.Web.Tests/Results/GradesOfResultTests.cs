using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>Grades and lists of a computed quarter: who reads which, and that they are those of the bundle.</summary>
public sealed class GradesOfResultTests
{
    [PortalFact]
    public async Task A_unit_reads_its_own_grade_with_its_ground_once_it_is_decided_and_nobody_else_s(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, standing: ResultWorld.Grades);
        var (staff, rival) = (await world.AsAsync(world.Staff), await world.AsAsync(world.Rival));
        Assert.DoesNotContain("先进单位", (await staff.OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
        await world.DecideAsync();
        var own = await staff.OpenAsync(world.UnitPage());
        own.AssertCommandsAtMost(12);
        foreach (var sentence in (string[])["得分在“好”档：80 分及以上。", "最终等次“好”：第 1 个名额，共 1 个。", "列入“先进单位”：第 1 个名额，共 1 个。"])
        {
            Assert.Contains(sentence, own.Text, StringComparison.Ordinal);
        }

        var passed = await rival.OpenAsync(world.UnitPage(world.Units[1]));
        Assert.Contains("最终等次“较好”：得分够“好”的分数线，但没有取得它的名额", passed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("先进单位", passed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("先进单位", (await rival.OpenAsync(world.At("Ranking"))).Document.QuerySelector(".cp-ranks")!.TextContent, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_ranking_shows_grades_lists_and_how_the_seats_were_counted(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRanking, standing: ResultWorld.Grades);
        var page = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Ranking"));
        page.AssertCommandsAtMost(12);
        var badges = page.Document.QuerySelectorAll(".cp-ranks tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("td:nth-child(4) .badge").Select(b => b.TextContent)));
        Assert.Equal(["好 先进单位", "较好", "好 先进单位"], badges);
        Assert.Contains("好：窗口 2 个 × 50% = 1，四舍五入 1 个，已用 1 个。", page.Text, StringComparison.Ordinal);
        Assert.Contains("先进单位：窗口 2 个单位，名额 1 个，已用 1 个。", page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Seats_for_all_categories_together_are_counted_and_said_once(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRanking, standing: ResultWorld.Grades.Replace("\"seats\":1", "\"seats\":2,\"over\":\"all\"", StringComparison.Ordinal));
        var leader = await world.AsAsync(world.Leader);
        var listed = world.Portal.DataAsync(db => db.Set<Domain.Assessments.Standing>().Where(s => s.Awards.Any(a => a.State == AwardState.Listed)).Select(s => s.CategoryCode).OrderBy(c => c).ToListAsync());
        Assert.Equal(["K", "W"], await listed);
        Assert.Contains("先进单位：全部类别 3 个单位，名额 2 个，已用 2 个。", (await leader.OpenAsync(world.At("Ranking"))).Text, StringComparison.Ordinal);
        var decide = (await leader.OpenAsync(world.At("Decide"))).Text;
        Assert.Equal(2, decide.Split("先进单位：全部类别").Length);
        Assert.Contains("每个总分、名次和校验值都相同", await VerifiedAsync(world), StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Equals_at_the_last_seat_are_shown_to_who_decides_and_computing_anew_gives_the_seats_anew(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, standing: ResultWorld.Grades.Replace("80", "0", StringComparison.Ordinal).Replace("\"from\":60", "\"from\":-1", StringComparison.Ordinal));
        await (await (await world.AsAsync(world.Admin)).OpenAsync($"/Results/Compute/{world.RoundId}")).Form().SubmitAsync();
        var standings = (await world.ResultAsync()).Standings;
        Assert.Equal(2, standings.Count(s => s.GradedBy == GradeBy.Open));
        var decide = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"));
        decide.AssertCommandsAtMost(16);
        Assert.Contains($"名额线上并列，待研究：{world.First.Name}、{world.Units[1].Name}。", decide.Text, StringComparison.Ordinal);
        Assert.Contains("每个总分、名次和校验值都相同", await VerifiedAsync(world), StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task PRIV_04_a_grade_a_list_or_a_number_of_seats_changed_by_hand_is_found(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, standing: ResultWorld.Grades);
        var same = await VerifiedAsync(world);
        await world.Portal.DataAsync(db => db.Set<Domain.Assessments.Standing>().Where(s => s.UnitId == world.Units[1].Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.GradeCode, "good")));
        var graded = await VerifiedAsync(world);
        await world.Portal.DataAsync(db => db.Set<Domain.Assessments.Standing>().Where(s => s.UnitId == world.Units[1].Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.GradeCode, "fair")));
        Assert.Equal(same, await VerifiedAsync(world));
        await world.Portal.DataAsync(db => db.Set<Domain.Assessments.ResultSeats>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Seats, 9)));
        var seated = await VerifiedAsync(world);
        await world.Portal.DataAsync(db => db.Set<Domain.Assessments.StandingAward>().ExecuteDeleteAsync());
        Assert.Equal(4, ((string[])[same, graded, seated, await VerifiedAsync(world)]).Distinct().Count());
    }

    [PortalFact]
    public async Task The_file_and_the_comparison_of_a_correction_say_the_grades(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, standing: ResultWorld.Grades);
        await world.DecideAsync();
        var admin = await world.AsAsync(world.Admin);
        (await admin.OpenAsync(world.At("Export"))).AssertStatus(System.Net.HttpStatusCode.OK);
        await (await admin.OpenAsync($"/Results/Correct/{world.RoundId}")).Form().SubmitAsync(("Input.Reason", "评分表重复"));
        var corrected = await world.ResultAsync(2);
        var compare = await admin.OpenAsync($"/Results/Compare/{corrected.Id}");
        compare.AssertCommandsAtMost(12);
        Assert.Contains("原等次和评优", compare.Text, StringComparison.Ordinal);
        Assert.Contains("好、先进单位", compare.Text, StringComparison.Ordinal);
        (await admin.OpenAsync($"/Results/ExportCompare/{corrected.Id}")).AssertStatus(System.Net.HttpStatusCode.OK);
    }

    private static async Task<string> VerifiedAsync(ResultWorld world) =>
        (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Verify"))).Document.QuerySelector("main")!.TextContent;
}
