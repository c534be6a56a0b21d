using CampaignPortal.Browser.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>
/// Whatever somebody types is text wherever it is shown. The browser's own complaints (dialogues, breaches of the content
/// policy, other hosts) fail the test at its end.
/// </summary>
public sealed class HostileTextTests(Stage stage) : BrowserTest(stage)
{
    private const string Window = "不动产登记窗口";
    private const string Item = "1.2b";
    private const string BusinessOffice = "yewuke";

    private static readonly string[] Payloads =
    [
        "<script>window.hit=1</script>", "\"><img src=x onerror=window.hit=1>", "'><svg onload=window.hit=1>", "</textarea><script>hit=1</script>",
        "</title><script>hit=1</script>", "&lt;script&gt;hit=1&lt;/script&gt;", "<iframe srcdoc='<script>parent.hit=1</script>'>",
        "javascript:window.hit=1//", "{{constructor.constructor('hit=1')()}}${hit=1}", "\\u003cscript\\u003ehit=1\\u003c/script\\u003e",
    ];

    private static readonly string All = string.Join('\n', Payloads);

    [BrowserFact]
    public async Task WEB_04_what_is_typed_about_an_occurrence_is_text_on_every_page()
    {
        await OwnPortalAsync();
        var occurrence = await OfficeRecordsAsync();
        await WindowStatesItsCaseAsync(occurrence);
        await ShowsAsync("zhouming", $"/Occurrences/Details/{occurrence}");
        await ShowsAsync("chenjing", $"/Occurrences/Decide/{occurrence}");
        await AdministratorAmendsAsync(occurrence);
        foreach (var account in (string[])["wangjianguo", "zhangweimin", "chenjing"])
        {
            await ShowsAsync(account, $"/Occurrences/Details/{occurrence}");
        }

        await ShowsAsync("lixiaomei", "/Messages", []);
        await ShowsAsync("chenjing", "/Audit", []);
        foreach (var payload in Payloads)
        {
            await ShowsAsync("chenjing", $"/Occurrences?q={Uri.EscapeDataString(payload)}", []);
        }
    }

    [BrowserFact]
    public async Task WEB_04_what_is_typed_into_a_self_assessment_is_text_on_every_page()
    {
        var portal = await OwnPortalAsync();
        await portal.IsSentBackAsync("K04", All);
        await portal.OpenAccountAsync("K04", BusinessOffice);
        var sheet = await portal.SelfSheetAsync("W10");
        await WindowExplainsAsync(sheet);
        await ShowsAsync("lixiaomei", $"/SelfAssessments/Sheet/{sheet}");
        await ShowsAsync("lixiaomei", $"/SelfAssessments/Check/{sheet}");
        await HeadSendsBackAsync(sheet);
        await ShowsAsync("lixiaomei", $"/SelfAssessments/Item/{sheet}/{Item}");
        await WindowSubmitsAsync(sheet);
        await ShowsAsync("lixiaomei", $"/SelfAssessments/History/{sheet}");
        await ShowsAsync("wangjianguo", $"/SelfAssessments/Confirm/{sheet}");
        await HeadConfirmsAsync(sheet);
        await ShowsAsync("yewuke", await portal.DataAsync(async db => $"/ScoreSheets/Grid/{await OfficeSheet(db).MaxAsync()}"));
    }

    [BrowserFact]
    public async Task WEB_04_what_is_typed_about_a_result_is_text_on_every_page()
    {
        var portal = await OwnPortalAsync();
        var occurrence = await OfficeRecordsAsync();
        await WindowStatesItsCaseAsync(occurrence);
        var result = await portal.EndsAsync(OfficeClock.Start.AddDays(11));
        var unit = await portal.DataAsync(db => db.Units.Where(u => u.Code == "W10").Select(u => u.Id).SingleAsync());
        await ShowsAsync("lixiaomei", $"/Results/Unit/{result}/{unit}");
        await WindowContestsTheResultAsync(result, unit);
        await ShowsAsync("chenjing", $"/Results/Answer/{result}/1");
        await AdministratorAnswersAsync(result);
        await ShowsAsync("lixiaomei", $"/Results/Unit/{result}/{unit}");
        await ShowsAsync("zhangweimin", $"/Results/Unit/{result}/{unit}");
        await ShowsAsync("zhangweimin", $"/Results/Decide/{result}", []);
        await ShowsAsync("chenjing", $"/Results/Ranking/{result}", []);
    }

    private async Task<int> OfficeRecordsAsync()
    {
        var office = await SeatAsync("zhouming");
        await office.GoAsync("/Occurrences/New");
        await ChooseAsync(office, "#Input_Rule", "态度生硬");
        await ChooseAsync(office, "#Input_UnitId", Window);
        await office.Page.Locator("#Input_OccurredOn").FillAsync("2026-11-19");
        await office.Page.Locator("#Input_Points").FillAsync("1");
        await office.Page.Locator("#Input_Cause").FillAsync(All);
        await office.Page.Locator("#Input_SourceNote").FillAsync(string.Concat(Payloads));
        await office.PressAsync("下一步：核对");
        await office.ArrivesAtAsync("核对后登记");
        await AreTextAsync(office, Payloads);
        await office.Page.Locator("#Input_OriginalKeptAt").FillAsync(string.Concat(Payloads));
        await office.PressAsync("确认登记");
        await office.SeesAsync("已登记，并已通知有关单位。");
        return int.Parse(office.Where.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task WindowStatesItsCaseAsync(int occurrence)
    {
        var staff = await SeatAsync("lixiaomei");
        await staff.GoAsync($"/Occurrences/StateCase/{occurrence}");
        await AreTextAsync(staff, Payloads);
        await staff.Page.GetByLabel("陈述内容").FillAsync(All);
        await staff.PressAsync("提交陈述");
        await staff.SeesAsync("的陈述已提交");
        await AreTextAsync(staff, Payloads);
    }

    private async Task AdministratorAmendsAsync(int occurrence)
    {
        var administrator = await SeatAsync("chenjing");
        await administrator.GoAsync($"/Occurrences/Decide/{occurrence}");
        await administrator.Main.GetByLabel("成立，改变分值").CheckAsync();
        await administrator.Main.GetByLabel("改后的分值（每次）").FillAsync("2");
        await administrator.Main.GetByLabel("理由").FillAsync(All);
        await administrator.PressAsync("提交认定");
        await administrator.SeesAsync("已认定，有关单位已收到通知。");
    }

    private async Task WindowExplainsAsync(int sheet)
    {
        var staff = await SeatAsync("lixiaomei");
        await staff.GoAsync($"/SelfAssessments/Item/{sheet}/{Item}");
        await staff.Page.GetByLabel("说明").FillAsync(All);
        await staff.PressAsync("保存，返回自评表");
        await staff.SeesAsync($"{Item} 项已保存。");
        await WindowSubmitsAsync(sheet);
    }

    private async Task WindowSubmitsAsync(int sheet)
    {
        var staff = await SeatAsync("lixiaomei");
        await staff.GoAsync($"/SelfAssessments/Check/{sheet}");
        await staff.PressAsync("提交自评表");
        await staff.ArrivesAtAsync("自评表已提交");
    }

    private async Task HeadSendsBackAsync(int sheet)
    {
        var head = await SeatAsync("wangjianguo");
        await head.GoAsync($"/SelfAssessments/SendBack/{sheet}");
        await AreTextAsync(head, []);
        foreach (var reason in await head.Main.Locator("textarea").AllAsync())
        {
            await reason.FillAsync(All);
        }

        await head.PressAsync("退回");
        await head.SeesAsync("自评表已退回");
    }

    private async Task HeadConfirmsAsync(int sheet)
    {
        var head = await SeatAsync("wangjianguo");
        await head.GoAsync($"/SelfAssessments/Confirm/{sheet}");
        await head.PressAsync("确认");
        await head.SeesAsync("自评表已确认。");
    }

    private async Task WindowContestsTheResultAsync(int result, int unit)
    {
        var staff = await SeatAsync("lixiaomei");
        await staff.GoAsync($"/Results/StateCase/{result}/{unit}");
        await staff.Page.GetByLabel("陈述内容").FillAsync(All);
        await staff.PressAsync("提交陈述");
        await staff.SeesAsync("陈述已提交");
    }

    private async Task AdministratorAnswersAsync(int result)
    {
        var administrator = await SeatAsync("chenjing");
        await administrator.GoAsync($"/Results/Answer/{result}/1");
        await administrator.Page.GetByLabel("答复内容").FillAsync(All);
        await administrator.PressAsync("答复");
        await administrator.SeesAsync("已答复");
    }

    private async Task ShowsAsync(string account, string address, IReadOnlyCollection<string>? words = null)
    {
        var seat = await SeatAsync(account);
        await seat.GoAsync(address);
        Assert.Equal(address, seat.Where);
        await AreTextAsync(seat, words ?? Payloads);
    }

    /// <summary>The words stand on the page as they were typed, and nothing of them came to life.</summary>
    private static async Task AreTextAsync(Seat seat, IReadOnlyCollection<string> words)
    {
        foreach (var word in words)
        {
            await seat.SeesAsync(word);
        }

        Assert.False(
            await seat.Page.EvaluateAsync<bool>("'hit' in window || document.querySelector('iframe, img[src=x], svg[onload], main script') !== null"), seat.Where);
    }

    private static async Task ChooseAsync(Seat seat, string list, string words)
    {
        var options = seat.Page.Locator(list);
        var option = options.Locator("option").Filter(new() { HasText = words }).First;
        await options.SelectOptionAsync((await option.GetAttributeAsync("value"))!);
    }

    private static IQueryable<int> OfficeSheet(Web.Data.CampaignDbContext db) =>
        db.ScoreSheets.Where(s => db.Units.Any(u => u.Id == s.RaterUnitId && u.Code == "K04")).Select(s => s.Id);
}
