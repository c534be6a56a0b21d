using System.Text.RegularExpressions;
using CampaignPortal.Browser.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>
/// An administrator sets a campaign up by the screen alone, from an empty form to a phase that asks two offices' papers of
/// every window and a quarter that takes figures over from elsewhere; the page always says what is still missing.
/// </summary>
public sealed class SetupJourneyTests(Stage stage) : BrowserTest(stage)
{
    private const string Name = "服务群众服务发展服务基层主题活动";
    private const string Task = "报送三张清单";
    private const string Coefficient = "工作量系数";

    private static readonly (string Day, string On)[] Days =
        [("OpensOn", "2026-11-20"), ("SelfDueOn", "2026-11-30"), ("LateUntilOn", "2026-12-01"), ("ConfirmDueOn", "2026-12-04"), ("ScoringDueOn", "2026-12-10")];

    [BrowserFact]
    public async Task A_campaign_is_set_up_from_a_blank_form_until_a_window_has_filed_its_first_paper()
    {
        await OwnPortalAsync();
        var administrator = await SeatAsync("chenjing");
        await FoundsItAsync(administrator);
        await SaysWhoRunsItAndFromWhenAsync(administrator);
        await AdoptsRulesAfterSeeingThemAsync(administrator);
        await TakesAllWindowsInAsync(administrator);
        await SaysWhoDecidesAsync(administrator);
        await StartsItAsync(administrator);
        await PlansPhasesThatOverlapAsync(administrator);
        await AsksForPapersAsync(administrator);
        await WindowFilesAsync();
        await BothOfficesSignForItAsync(administrator);
        await TakesFiguresOverFromElsewhereAsync(administrator);
    }

    private static async Task FoundsItAsync(Seat administrator)
    {
        await administrator.GoAsync("/Campaigns");
        await administrator.FollowAsync("新建活动");
        await administrator.FollowAsync("从空白新建");
        await administrator.Page.GetByLabel("活动名称").FillAsync(Name);
        await administrator.Page.GetByLabel("组织单位").SelectOptionAsync(new SelectOptionValue { Label = "临江市政务服务中心" });
        await administrator.PressAsync("新建");
        await administrator.ArrivesAtAsync(Name);
        await administrator.SeesAsync("开始前还需要");
    }

    private static async Task SaysWhoRunsItAndFromWhenAsync(Seat administrator)
    {
        await administrator.FollowAsync("没有选定承办科室");
        await administrator.Page.Locator("#Input_Begins_Wording").FillAsync("2026年11月");
        await administrator.Page.Locator("#Input_Ends_Wording").FillAsync("2027年底");
        await ChooseAsync(administrator, "由哪个科室承办", "综合科");
        await ChooseAsync(administrator, "承办科室怎样参加考评", "不参加考评");
        await administrator.PressAsync("保存");
        await administrator.SeesAsync("基本情况已保存。");
        await administrator.SeesNotAsync("没有选定承办科室");
    }

    private static async Task AdoptsRulesAfterSeeingThemAsync(Seat administrator)
    {
        await administrator.FollowAsync("还没有评比标准");
        await administrator.FollowAsync("开始修改");
        await ChooseAsync(administrator, "从哪里开始", "另一个活动：");
        await administrator.PressAsync("开始");
        await administrator.SeesAsync("修改稿已建立。");
        await MultipliesTotalsAsync(administrator);
        await administrator.FollowAsync("采用新细则");
        await administrator.SeesAsync("服务态度优");
        await administrator.PressAsync("采用这份细则");
        await administrator.SeesAsync("细则已采用，下一个开始的季度按它考评。");
    }

    private static async Task MultipliesTotalsAsync(Seat administrator)
    {
        await administrator.Page.Locator("#channels summary").ClickAsync();
        await administrator.FollowAsync("总分系数");
        await administrator.Page.GetByLabel("系数名称").First.FillAsync(Coefficient);
        await administrator.Page.GetByLabel("最低").First.FillAsync("0.9");
        await administrator.Page.GetByLabel("最高").First.FillAsync("1.1");
        await administrator.IsAccessibleAsync();
        await administrator.PressAsync("保存");
        await administrator.SeesAsync(Coefficient);
    }

    private static async Task TakesAllWindowsInAsync(Seat administrator)
    {
        await OpensAsync(administrator, "考核对象少于两个");
        await ChooseAsync(administrator, "单位类型", "窗口");
        await administrator.PressAsync("选定这些单位");
        await administrator.PressAsync("增加考核对象");
        await OpensAsync(administrator, "没有指定审定人");
        await administrator.GoAsync("/Campaigns");
        await administrator.FollowAsync(Name);
        await administrator.SeesAsync("24");
    }

    private static async Task SaysWhoDecidesAsync(Seat administrator)
    {
        await administrator.FollowAsync("没有选择审定后新发现事实的处理办法");
        await ChooseAsync(administrator, "结果审定后才发现的事实", "更正");
        await administrator.Page.GetByLabel("审定人（工号或姓名）").FillAsync("1003");
        await administrator.PressAsync("保存");
        await administrator.SeesAsync("规则已保存。");
        await administrator.SeesNotAsync("开始前还需要");
    }

    private static async Task StartsItAsync(Seat administrator)
    {
        await administrator.FollowAsync("开始活动");
        await administrator.PressAsync("开始活动");
        await administrator.ArrivesAtAsync(Name);
    }

    /// <summary>The plan names months only, and December belongs to both.</summary>
    private static async Task PlansPhasesThatOverlapAsync(Seat administrator)
    {
        await administrator.FollowAsync("阶段安排");
        await PlansAsync(administrator, "学习动员，统一思想", "2026年11月", "2026年12月");
        await PlansAsync(administrator, "对照检查，查摆问题", "2026年12月", "2027年2月");
        await administrator.FollowAsync("时间安排");
        await administrator.SeesAsync("学习动员，统一思想");
        await administrator.SeesAsync("对照检查，查摆问题");
        await administrator.Page.GoBackAsync();
    }

    private static async Task PlansAsync(Seat administrator, string name, string begin, string end)
    {
        await administrator.FollowAsync("增加阶段");
        await administrator.Page.GetByLabel("阶段名称").FillAsync(name);
        await administrator.Page.GetByLabel("开始时间").FillAsync(begin);
        await administrator.Page.GetByLabel("结束时间").FillAsync(end);
        await administrator.Page.GetByLabel("报送任务材料").CheckAsync();
        await administrator.PressAsync("下一步：核对");
        await administrator.SeesAsync("保存前请核对");
        await administrator.PressAsync("保存");
        await administrator.SeesAsync(name);
    }

    private static async Task AsksForPapersAsync(Seat administrator)
    {
        await administrator.FollowAsync("增加任务");
        await administrator.Page.GetByLabel("任务名称").FillAsync(Task);
        await administrator.Page.GetByLabel("截止时间").FillAsync("11月下旬");
        await ChooseAsync(administrator, "报给哪个单位", "综合科");
        await ChooseAsync(administrator, "同时报给", "督查科");
        await administrator.PressAsync("下一步：核对");
        await administrator.SeesAsync("不动产登记窗口");
        await administrator.PressAsync("保存");
        await administrator.SeesAsync("0 / 24");
    }

    private async Task WindowFilesAsync()
    {
        var staff = await SeatAsync("lixiaomei");
        await staff.TakesOnAsync($"报送材料：{Task}");
        await staff.Page.GetByLabel("文字说明").FillAsync("服务清单、项目清单、帮扶清单已由窗口会议通过，原件存窗口。");
        await staff.PressAsync("报送");
        await staff.SeesAsync("已报送");
    }

    private async Task BothOfficesSignForItAsync(Seat administrator)
    {
        var inspection = await SeatAsync("zhouming");
        await inspection.TakesOnAsync(Task);
        await inspection.PressAsync("签收");
        var campaign = await (await OwnPortalAsync()).DataAsync(db => db.Campaigns.Where(c => c.Name == Name).Select(c => c.Id).SingleAsync());
        await administrator.GoAsync($"/Duties/Board/{campaign}");
        await administrator.SeesAsync("不动产登记窗口");
        await administrator.IsAccessibleAsync();
    }

    /// <summary>One person puts them down, somebody else checks them against their source.</summary>
    private async Task TakesFiguresOverFromElsewhereAsync(Seat administrator)
    {
        await administrator.GoAsync("/Campaigns");
        await administrator.FollowAsync(Name);
        await administrator.FollowAsync("安排季度考评");
        await administrator.Page.Locator("#number").SelectOptionAsync("4");
        await administrator.PressAsync("按这个季度推算日期");
        foreach (var (day, on) in Days)
        {
            await administrator.Page.Locator($"#Input_Dates_{day}").FillAsync(on);
        }

        await administrator.PressAsync("安排");
        await administrator.PressAsync("现在开始");
        await administrator.FollowAsync("外来数据");
        await administrator.IsAccessibleAsync();
        await administrator.FollowAsync("登记");
        await administrator.Page.GetByLabel("数据来源").FillAsync("窗口办件量统计表");
        await administrator.Page.GetByLabel("不动产登记窗口").FillAsync("1.05");
        await administrator.IsAccessibleAsync();
        await administrator.PressAsync("保存");
        await administrator.SeesAsync("已保存，请另一位同志核对。");
        await ConfirmsAsync(administrator.Where);
    }

    private async Task ConfirmsAsync(string figures)
    {
        var leader = await SeatAsync("zhangweimin");
        await leader.GoAsync(figures);
        await leader.SeesAsync("1.05");
        await leader.FollowAsync("核对");
        await leader.SeesAsync("窗口办件量统计表");
        await leader.IsAccessibleAsync();
        await leader.PressAsync("核对无误");
        await leader.SeesAsync("已核对，将计入结果。");
    }

    /// <summary>Opens what the campaign's page says is missing.</summary>
    private static async Task OpensAsync(Seat administrator, string missing)
    {
        await administrator.GoAsync("/Campaigns");
        await administrator.FollowAsync(Name);
        await administrator.FollowAsync(missing);
    }

    /// <summary>The first choice with these words.</summary>
    private static async Task ChooseAsync(Seat seat, string label, string words)
    {
        var field = seat.Main.GetByLabel(new Regex($"^{label}", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var option = await field.Locator("option").Filter(new() { HasText = words }).First.GetAttributeAsync("value");
        await field.SelectOptionAsync(option!);
    }
}
