using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.SelfAssessments;

/// <summary>What a self-assessment takes from the records, and what it demands besides figures.</summary>
public sealed class RecordedTests
{
    private const string Counted = """
        {"code":"K","name":{"zh":"到岗守纪"},"type":"deduct","points":8,"countedIn":["self","comprehensive"],"floor":"zero","notApplicable":"rescale",
         "rules":[{"code":"late","cause":{"zh":"迟到"},"value":1,"per":"time"}]},
        {"code":"R","name":{"zh":"办结率"},"type":"ratio","points":10,"countedIn":["self","comprehensive"],"noData":"block","notApplicable":"rescale","responsibleOffice":"OFFICE",
         "curve":{"kind":"stepLoss","target":1,"lossPerPoint":1,"perStarted":true}},
        """;

    private const string Words = """{"code":"T","name":{"zh":"意见建议"},"type":"text","judgedIn":["self"]},""";

    [PortalFact]
    public async Task Deductions_and_case_figures_stand_in_the_sheet_without_being_filled_in(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, further: Counted);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        var path = $"/SelfAssessments/Sheet/{scene.SheetId}";
        Assert.Contains("数据未报", (await visitor.OpenAsync(path)).Text, StringComparison.Ordinal);

        await scene.DeductAsync(1, "K");
        await scene.CountAsync("R", 96, 100);
        var page = await visitor.OpenAsync(path);
        Assert.Contains("达标 96 件，共 100 件", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("数据未报", page.Text, StringComparison.Ordinal);
        Assert.Equal(["63", "−", "5", "−", "0", "＝", "58"], page.Document.QuerySelectorAll(".cp-arithmetic b, .cp-arithmetic .cp-op").Select(b => b.TextContent));
        page.AssertCommandsAtMost(12);
    }

    [PortalFact]
    public async Task Words_answer_an_item_of_words(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, 0, SelfMode.Full, further: Words);
        await scene.FillAsync(scene.Staff, "D", ("Input.Points", "10"));
        await scene.FillAsync(scene.Staff, "L", ("Input.LevelCode", "good"));
        await scene.FillAsync(scene.Staff, "Y", ("Input.IsMet", "true"));
        var check = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Check/{scene.SheetId}");
        Assert.Contains("T 意见建议", check.Document.QuerySelector(".cp-notice-warning")!.TextContent, StringComparison.Ordinal);
        await scene.FillAsync(scene.Staff, "T", ("Input.Explanation", "建议增设叫号机"));
        await scene.SubmitAsync(scene.Staff);
    }

    [PortalFact]
    public async Task What_demands_evidence_is_not_submitted_without_it(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, 1, isEvidenceRequired: true);
        var check = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Check/{scene.SheetId}");
        Assert.Contains("缺佐证材料", check.Text, StringComparison.Ordinal);
        Assert.Null(check.Document.QuerySelector("main form[method=post]"));

        await scene.Portal.DataAsync(async db =>
        {
            var (by, now, quarter) = (new Actor(scene.Staff.PersonId), scene.Portal.Clock.GetUtcNow(), new Quarter(2026, 3));
            var file = new Domain.Assessments.Evidence(scene.Here.Id, "台账", quarter.FirstDay, quarter.LastDay, new Domain.Assessments.EvidenceFile("台账.pdf", "application/pdf", 9, new string('a', 64), new string('b', 32)), by, now);
            file.Use(Domain.Assessments.EvidenceUseKind.SelfAnswer, scene.SheetId, scene.RoundId, "P1", by, now);
            db.Add(file);
            await db.SaveChangesAsync();
        });
        await scene.SubmitAsync(scene.Staff);
        Assert.True(await scene.Portal.DataAsync(db => db.Evidence.AnyAsync(e => e.Uses.Any(u => u.FrozenAt != null))));
    }
}
