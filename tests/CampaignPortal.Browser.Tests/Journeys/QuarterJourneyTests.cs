using System.Text.RegularExpressions;
using CampaignPortal.Browser.Tests.Harness;
using CampaignPortal.Web.Data.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>
/// The running quarter to its end, by the screen alone: each role begins with what it has to do. Sheets of other windows are
/// as the demonstration left them, some confirmed, some missing.
/// </summary>
public sealed class QuarterJourneyTests(Stage stage) : BrowserTest(stage)
{
    private const string Window = "不动产登记窗口";
    private const string Explanation = "本季度两名新同志上岗，业务测试平均八十五分，已安排每周跟班学习。";
    private const string WhyLess = "属实，但情节较轻，按下限扣分。";
    private const string BusinessOffice = "yewuke";

    /// <summary>The morning after the last day for scoring.</summary>
    private static readonly DateTimeOffset AfterScoring = OfficeClock.Start.AddDays(11);

    [BrowserFact]
    public async Task A_quarter_goes_from_the_first_entry_of_a_window_to_its_rank()
    {
        var portal = await OwnPortalAsync();
        await portal.HandsInAsync("K02");
        await portal.IsSentBackAsync("K04", "不动产登记窗口的业务熟练程度请按测试成绩核对。");
        await portal.OpenAccountAsync("K04", BusinessOffice);

        await WindowFillsInWhatDiffersAsync();
        await WindowSubmitsItsSelfAssessmentAsync();
        await HeadOfWindowConfirmsAsync();
        await HeadOfWindowAcceptsTheDeductionAsync();
        await BusinessOfficeMendsItsSheetByKeyboardAsync();
        await InspectionOfficeScoresAsync();
        await SupervisorScoresAsync();

        portal.MoveTo(AfterScoring);
        await AdministratorDecidesWhatIsUndecidedAsync();
        await AdministratorClosesAlthoughSheetsAreMissingAsync();
        await AdministratorComputesAsync();
        await WindowSeesItsLinesAndNoRankAsync();
        await LeaderDecidesAsync();
        await WindowSeesItsRankAndOpensItDownToAMarkAsync();
    }

    private async Task WindowFillsInWhatDiffersAsync()
    {
        var staff = await SeatAsync();
        await staff.GoAsync("/");
        await staff.ArrivesAtAsync("登录");
        await staff.FillSignInAsync("lixiaomei");
        await staff.ArrivesAtAsync("工作台");
        await staff.FollowAsync($"填报自评：{Window}");
        await staff.FollowAsync("1.2b");
        await staff.ArrivesAtAsync("业务熟练程度");
        await staff.Page.GetByLabel("自评分").FillAsync("7");
        await staff.Page.GetByLabel("说明").FillAsync(Explanation);
        await Assertions.Expect(staff.Page.Locator("[data-autosave-state]")).ToContainTextAsync("草稿已保存 10:00");
        await staff.SavedAsync();
        await staff.PressAsync("保存，返回自评表");
        await staff.SeesAsync("1.2b 项已保存。");
    }

    private async Task WindowSubmitsItsSelfAssessmentAsync()
    {
        var staff = await SeatAsync("lixiaomei");
        await staff.TakesOnAsync($"填报自评：{Window}");
        await staff.FollowAsync("核对并提交");
        await staff.SeesAsync(Explanation);
        await staff.PressAsync("提交自评表");
        await staff.ArrivesAtAsync("自评表已提交");
        await Assertions.Expect(staff.Page.Locator(".cp-receipt-number")).ToHaveTextAsync(new Regex(@"\S{6,}", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await staff.SeesAsync("核验一致");
    }

    private async Task HeadOfWindowConfirmsAsync()
    {
        var head = await SeatAsync("wangjianguo");
        await head.TakesOnAsync($"确认自评：{Window}");
        await head.SeesAsync(Explanation);
        await head.PressAsync("确认");
        await head.SeesAsync("自评表已确认。");
    }

    private async Task HeadOfWindowAcceptsTheDeductionAsync()
    {
        var head = await SeatAsync("wangjianguo");
        await head.TakesOnAsync("扣分通知");
        await head.SeesAsync("电话咨询抵押登记收费标准，答复有误。");
        await head.FollowAsync("没有异议，确认");
        await head.PressAsync("确认没有异议");
        await head.SeesAsync("已确认没有异议");
    }

    /// <summary>As in a spreadsheet: arrows and Enter go from cell to cell, and a figure out of range is told at its cell.</summary>
    private async Task BusinessOfficeMendsItsSheetByKeyboardAsync()
    {
        var office = await SeatAsync(BusinessOffice);
        office.Expect("status of 422");
        await office.TakesOnAsync("评分表被退回，请修改：业务科");
        await office.SeesAsync("请按测试成绩核对");
        var sheet = new GridHand(office);
        await sheet.GoesAroundAsync();
        var cell = sheet.Cell(Window, "业务熟练程度");
        await cell.FocusAsync();
        await sheet.TypesAsync("85");
        await Assertions.Expect(GridHand.Remark(cell)).ToHaveTextAsync("应在 0 至 8 之间。");
        await Assertions.Expect(cell).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(office.Page.Locator("[data-autosave-state]")).ToContainTextAsync("未能保存");
        await office.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(cell).ToBeFocusedAsync();
        await sheet.TypesAsync("6.5");
        await Assertions.Expect(GridHand.Remark(cell)).ToHaveCountAsync(0);
        await Assertions.Expect(cell).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await office.SavedAsync();
        await SubmitsAsync(office);
    }

    private async Task InspectionOfficeScoresAsync()
    {
        var office = await SeatAsync("zhouming");
        await office.TakesOnAsync("考评打分：督查科");
        await new GridHand(office).FillsWhatIsEmptyAsync();
        await SubmitsAsync(office);
    }

    private async Task SupervisorScoresAsync()
    {
        var supervisor = await SeatAsync("zhaozhiqiang");
        await supervisor.TakesOnAsync("考评打分：赵志强");
        await new GridHand(supervisor).FillsWhatIsEmptyAsync();
        await SubmitsAsync(supervisor);
    }

    private static async Task SubmitsAsync(Seat rater)
    {
        await rater.PressAsync("核对并提交");
        await rater.ArrivesAtAsync("核对并提交");
        await rater.Main.GetByRole(AriaRole.Checkbox).CheckAsync();
        await rater.PressAsync("提交");
        await rater.ArrivesAtAsync("评分表已提交");
    }

    /// <summary>A unit asked for the lower end of the range and gets it; everything else is upheld as it was recorded.</summary>
    private async Task AdministratorDecidesWhatIsUndecidedAsync()
    {
        var administrator = await SeatAsync("chenjing");
        await administrator.GoAsync("/");
        var entries = await administrator.Main.GetByRole(AriaRole.Link, new() { Name = "认定扣分加分" }).AllInnerTextsAsync();
        Assert.Equal(4, entries.Count);
        foreach (var entry in entries)
        {
            await administrator.TakesOnAsync(entry);
            await administrator.Main.GetByRole(AriaRole.Link, new() { Name = "认定", Exact = true }).ClickAsync();
            await administrator.ArrivesAtAsync("认定");
            if (await administrator.Main.GetByText("恳请按下限处理").CountAsync() > 0)
            {
                await administrator.Main.GetByLabel("成立，改变分值").CheckAsync();
                await administrator.Main.GetByLabel("改后的分值（每次）").FillAsync("2");
                await administrator.Main.GetByLabel("理由").FillAsync(WhyLess);
            }
            else
            {
                await administrator.Main.GetByLabel("成立，按登记的分值").CheckAsync();
            }

            await administrator.PressAsync("提交认定");
            await administrator.SeesAsync("已认定，有关单位已收到通知。");
        }
    }

    private async Task AdministratorClosesAlthoughSheetsAreMissingAsync()
    {
        var administrator = await SeatAsync("chenjing");
        await administrator.TakesOnAsync("评分已到期，请结束本季度填报");
        await administrator.SeesAsync("没有交的自评");
        await administrator.SeesAsync("规划许可窗口");
        await administrator.SeesNotAsync(Window);
        await administrator.PressAsync("结束填报");
        await administrator.SeesAsync("本季度填报已结束");
    }

    private async Task AdministratorComputesAsync()
    {
        var administrator = await SeatAsync("chenjing");
        await administrator.TakesOnAsync("填报已结束，请计算结果");
        await administrator.SeesAsync("评分表 0 张");
        await administrator.PressAsync("计算");
        await administrator.SeesAsync("已计算。");
    }

    private async Task WindowSeesItsLinesAndNoRankAsync()
    {
        var staff = await SeatAsync("lixiaomei");
        await OpensItsResultAsync(staff);
        await staff.SeesAsync("审定前不公布总分和名次");
        await Assertions.Expect(staff.Main.Locator(".cp-card-number")).ToHaveCountAsync(0);
    }

    private async Task LeaderDecidesAsync()
    {
        var leader = await SeatAsync("zhangweimin");
        await leader.TakesOnAsync("季度结果待您审定");
        await leader.SeesAsync("审定前请了解");
        await leader.FollowAsync("查看完整排名");
        await leader.SeesAsync("缺自评表");
        await leader.Main.GetByRole(AriaRole.Link, new() { Name = "审定" }).ClickAsync();
        await leader.PressAsync("审定");
        await leader.SeesAsync("结果已审定，各单位会收到消息。");
    }

    private async Task WindowSeesItsRankAndOpensItDownToAMarkAsync()
    {
        var rank = await (await OwnPortalAsync()).DataAsync(db => db.RoundResults.OrderByDescending(r => r.Id).SelectMany(r => r.Standings)
            .Where(s => db.Units.Any(u => u.Id == s.UnitId && u.Name == Window)).Select(s => s.Rank).FirstAsync());
        var staff = await SeatAsync("lixiaomei");
        await OpensItsResultAsync(staff, $"第 {rank} 名");
        await Assertions.Expect(staff.Main.Locator(".cp-card-number").Nth(1)).ToContainTextAsync($"{rank}");
        var mark = await OpensAsync(staff, "总分", "加权得分", "综合考评", "履职服务", "业务熟练程度");
        await Assertions.Expect(mark).ToContainTextAsync("业务科");
        await Assertions.Expect(mark).ToContainTextAsync("6.5");
    }

    private static async Task OpensItsResultAsync(Seat staff, string words = "")
    {
        await staff.GoAsync("/");
        await staff.FollowAsync("结果与名次");
        var quarter = staff.Main.Locator("tbody tr").Filter(new() { HasText = "第4季度" });
        await Assertions.Expect(quarter).ToContainTextAsync(words);
        await quarter.GetByRole(AriaRole.Link, new() { Name = Window }).ClickAsync();
        await staff.ArrivesAtAsync(Window);
    }

    /// <summary>Opens line after line, each below the one before.</summary>
    /// <returns>What stands below the last one.</returns>
    private static async Task<ILocator> OpensAsync(Seat staff, params string[] lines)
    {
        var below = staff.Main.Locator(".cp-tree");
        foreach (var line in lines)
        {
            var branch = below.Locator("> li > details").Filter(new() { Has = staff.Page.Locator($"> summary > .cp-tree-name:text-is('{line}')") });
            if (await branch.GetAttributeAsync("open") is null)
            {
                await branch.Locator("> summary").ClickAsync();
            }

            below = branch.Locator("> ul");
            await Assertions.Expect(below).ToBeVisibleAsync();
        }

        return below;
    }
}
