using CampaignPortal.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>What somebody types outlives his session, the server and the page.</summary>
public sealed class UnsentTextTests(Stage stage) : BrowserTest(stage)
{
    private const string Code = "1.2b";
    private const string Unit = "W10";
    private const string Account = "lixiaomei";
    private const string Unauthorised = "status of 401";
    private static readonly TimeSpan BeyondIdle = TimeSpan.FromMinutes(31);
    private static readonly string LongText = string.Concat(Enumerable.Repeat("群众咨询抵押登记收费标准，已当场更正答复。", 90));

    [BrowserFact]
    public async Task REL_07_text_typed_after_the_session_ended_is_saved_when_its_writer_signs_in_again_in_another_window()
    {
        var (portal, seat, text) = await TypingAsync();
        await text.FillAsync("登录有效时写的内容。");
        await seat.SavedAsync();
        portal.Clock.Advance(BeyondIdle);
        seat.Expect(Unauthorised);
        await text.FillAsync(LongText);
        await seat.SeesAsync("登录已过期，您填写的内容还在");
        Assert.Equal(1, await seat.StoredCountAsync());
        await seat.IsAccessibleAsync();

        var other = await seat.Page.RunAndWaitForPopupAsync(() => seat.Main.GetByRole(AriaRole.Link, new() { Name = "重新登录" }).ClickAsync());
        await SignInAsync(other);
        await other.CloseAsync();
        await text.FocusAsync();
        await text.BlurAsync();
        await seat.SavedAsync();
        Assert.Equal(0, await seat.StoredCountAsync());
        Assert.Equal(LongText, await StoredAsync());
    }

    [BrowserFact]
    public async Task REL_07_text_that_could_not_be_sent_comes_back_after_the_page_was_closed()
    {
        var (portal, seat, text) = await TypingAsync();
        portal.Clock.Advance(BeyondIdle);
        seat.Expect(Unauthorised);
        await text.FillAsync(LongText);
        await seat.SeesAsync("登录已过期，您填写的内容还在");
        var address = seat.Where;
        await seat.Page.CloseAsync(new() { RunBeforeUnload = false });

        var again = await seat.AnotherTabAsync();
        await again.GotoAsync(address);
        await SignInAsync(again);
        await Assertions.Expect(again.GetByLabel("说明")).ToHaveValueAsync(LongText);
        await Assertions.Expect(again.Locator("form[data-autosave-url]")).Not.ToHaveAttributeAsync("data-dirty", "true");
        Assert.Equal(LongText, await StoredAsync());
    }

    [BrowserFact]
    public async Task REL_07_text_typed_while_the_network_is_away_is_saved_when_it_is_back()
    {
        var (_, seat, text) = await TypingAsync();
        seat.Expect("net::ERR_INTERNET_DISCONNECTED");
        await seat.Page.Context.SetOfflineAsync(true);
        await text.FillAsync(LongText);
        await seat.SeesAsync("暂时连不上服务器");
        await seat.Page.Context.SetOfflineAsync(false);
        await seat.SavedAsync();
        Assert.Equal(LongText, await StoredAsync());
    }

    [BrowserFact]
    public async Task REL_02_a_full_disk_of_the_server_is_said_and_the_text_stays()
    {
        const string Full = "磁盘空间已满或磁盘出错，您的操作没有保存";
        var (_, seat, text) = await TypingAsync();
        seat.Expect("status of 507");
        await seat.Page.RouteAsync("**/SelfAssessments/Save/**", route => route.FulfillAsync(new() { Status = 507, ContentType = "application/json", Body = $$"""{"message":"{{Full}}"}""" }));
        await text.FillAsync(LongText);
        await seat.SeesAsync(Full);
        Assert.Equal(1, await seat.StoredCountAsync());
        await seat.Page.UnrouteAllAsync();
        await seat.PressAsync("保存，返回自评表");
        await seat.SeesAsync($"{Code} 项已保存。");
        Assert.Equal(LongText, await StoredAsync());
    }

    [BrowserFact]
    public async Task REL_07_what_two_people_typed_into_one_answer_is_shown_side_by_side()
    {
        var (portal, seat, text) = await TypingAsync();
        var head = await SeatAsync("wangjianguo", portal);
        seat.Expect("status of 409");
        await head.GoAsync(seat.Where);
        await head.Page.GetByLabel("说明").FillAsync("负责人写的内容。");
        await head.SavedAsync();
        await text.FillAsync("工作人员写的内容。");
        await seat.SeesAsync("您打开页面后，他人修改了这一项");
        await Assertions.Expect(seat.Main.Locator("[data-slot=stored]")).ToContainTextAsync("负责人写的内容。");
        await seat.IsAccessibleAsync();
        await seat.PressAsync("用我填写的");
        await seat.SavedAsync();
        Assert.Equal("工作人员写的内容。", await StoredAsync());
    }

    [BrowserFact]
    public async Task REL_07_a_form_sent_while_its_draft_is_on_the_way_is_no_conflict_with_itself()
    {
        var (_, seat, text) = await TypingAsync();
        var (stored, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        await seat.Page.RouteAsync("**/SelfAssessments/Save/*", async route =>
        {
            var answer = await route.FetchAsync();
            stored.TrySetResult();
            await answered.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await text.FillAsync(LongText);
        await stored.Task.WaitAsync(Seat.Longest);
        await seat.PressAsync("保存，返回自评表");
        answered.SetResult();
        await seat.SeesAsync($"{Code} 项已保存。");
        Assert.Equal(LongText, await StoredAsync());
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SESS_07_a_form_sent_after_the_session_ended_is_shown_again_and_sent(bool withScripts)
    {
        var (portal, seat, text) = await TypingAsync(withScripts);
        portal.Clock.Advance(BeyondIdle);
        seat.Expect(Unauthorised);
        await text.FillAsync(LongText);
        await seat.PressAsync("保存，返回自评表");
        await seat.ArrivesAtAsync("登录");
        await SignInAsync(seat.Page);
        await seat.SeesAsync(LongText);
        if (withScripts)
        {
            await seat.IsAccessibleAsync();
        }

        await seat.PressAsync("再次提交");
        await seat.SeesAsync($"{Code} 项已保存。");
        Assert.Equal(LongText, await StoredAsync());
    }

    [BrowserFact]
    public async Task WEB_03_signing_out_leaves_nothing_of_what_was_typed_in_the_browser()
    {
        var (portal, seat, text) = await TypingAsync();
        portal.Clock.Advance(BeyondIdle);
        seat.Expect(Unauthorised);
        await text.FillAsync(LongText);
        await seat.SeesAsync("登录已过期，您填写的内容还在");
        var other = await seat.AnotherTabAsync();
        await other.GotoAsync(portal.Address + "/MyAccount");
        await SignInAsync(other);
        await other.GetByRole(AriaRole.Button, new() { Name = "退出" }).First.ClickAsync();
        await Assertions.Expect(other.Locator("h1")).ToHaveTextAsync("登录");
        Assert.Equal(0, await other.EvaluateAsync<int>("localStorage.length"));
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.Locator("#Input_Name").FillAsync(Account);
        await page.Locator("#Input_Password").FillAsync(Web.Data.Seed.DemoCast.Password);
        await page.Locator("main form button").ClickAsync();
        await Seat.LeavesSignInAsync(page);
    }

    private async Task<(Portal Portal, Seat Seat, ILocator Text)> TypingAsync(bool withScripts = true)
    {
        var portal = await OwnPortalAsync();
        var seat = await SeatAsync(Account, portal, withScripts);
        await seat.GoAsync($"/SelfAssessments/Item/{await portal.SelfSheetAsync(Unit)}/{Code}");
        return (portal, seat, seat.Page.GetByLabel("说明"));
    }

    private async Task<string?> StoredAsync() => await (await OwnPortalAsync()).ExplanationAsync(Unit, Code);
}
