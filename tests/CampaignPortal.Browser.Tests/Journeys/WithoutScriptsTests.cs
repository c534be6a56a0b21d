using CampaignPortal.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>Scripts are a comfort: everything is read, filled in and submitted without them.</summary>
public sealed class WithoutScriptsTests(Stage stage) : BrowserTest(stage)
{
    [BrowserFact]
    public async Task A_window_signs_in_fills_in_an_item_and_submits()
    {
        var portal = await OwnPortalAsync();
        var staff = await SeatAsync(withScripts: false);
        await staff.SignInAsync("wangjianguo");
        await staff.FollowAsync("填报自评：规划许可窗口");
        await staff.FollowAsync("1.2b");
        await staff.Page.GetByLabel("自评分").FillAsync("7.5");
        await staff.Page.GetByLabel("说明").FillAsync("业务测试平均九十二分。");
        await staff.PressAsync("保存，返回自评表");
        await staff.SeesAsync("1.2b 项已保存。");
        await staff.FollowAsync("核对并提交");
        await staff.SeesAsync("业务测试平均九十二分。");
        await staff.SeesAsync("标记为迟报");
        await staff.PressAsync("提交自评表");
        await staff.ArrivesAtAsync("自评表已提交");
        Assert.Equal(1, await portal.SubmissionCountAsync("W11"));
        await staff.Page.Locator("header").GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await staff.ArrivesAtAsync("登录");
    }

    [BrowserFact]
    public async Task A_score_grid_saves_what_was_chosen()
    {
        await OwnPortalAsync();
        var office = await SeatAsync("zhouming", withScripts: false);
        await office.TakesOnAsync("考评打分：督查科");
        var cell = office.Page.Locator("tbody tr").Last.Locator("select.cp-cell").First;
        await Assertions.Expect(cell).ToHaveValueAsync("");
        await cell.SelectOptionAsync("true");
        await office.PressAsync("保存");
        await office.SeesAsync("本页已保存。");
        await Assertions.Expect(cell).ToHaveValueAsync("true");
    }
}
