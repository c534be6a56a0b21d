using CampaignPortal.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>No mouse: Tab, Enter and the typed word are enough.</summary>
public sealed class KeyboardTests(Stage stage) : BrowserTest(stage)
{
    private const int MostStops = 600;

    [BrowserFact]
    public async Task A_window_signs_in_reaches_an_item_and_puts_right_what_was_wrong()
    {
        await OwnPortalAsync();
        var staff = await SeatAsync();
        staff.Expect("status of 422");
        await staff.GoAsync("/");
        await SignsInAsync(staff);
        await staff.ArrivesAtAsync("工作台");
        await TakesAsync(staff, staff.Main.GetByRole(AriaRole.Link, new() { Name = "填报自评：不动产登记窗口" }));
        await staff.ArrivesAtAsync("不动产登记窗口");
        await SkipsTheMenuAsync(staff);
        await TakesAsync(staff, staff.Main.GetByRole(AriaRole.Link, new() { Name = "1.2b" }));
        await staff.ArrivesAtAsync("1.2b");
        await TypesAsync(staff, "自评分", "-1");
        await staff.Page.Keyboard.PressAsync("Alt+s");
        await GoesFromTheSummaryToTheFieldAsync(staff);
        await TypesAsync(staff, "自评分", "7");
        await staff.Page.Keyboard.PressAsync("Alt+s");
        await staff.SeesAsync("1.2b 项已保存。");
    }

    [BrowserFact]
    public async Task A_slash_leads_into_the_search_and_Escape_out_of_the_personal_menu()
    {
        var seat = await SeatAsync("chenjing");
        await seat.GoAsync("/Units");
        await seat.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(seat.Page.Locator("[data-search]")).ToBeFocusedAsync();
        var menu = seat.Page.Locator("details.cp-menu");
        await TabsToAsync(seat, menu.Locator("summary"));
        await seat.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu).ToHaveAttributeAsync("open", "");
        await seat.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).Not.ToHaveAttributeAsync("open", "");
        await Assertions.Expect(menu.Locator("summary")).ToBeFocusedAsync();
    }

    private static async Task SignsInAsync(Seat seat)
    {
        await SkipsTheMenuAsync(seat);
        await seat.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(seat.Page.Locator("#Input_Name")).ToBeFocusedAsync();
        await seat.Page.Keyboard.TypeAsync("lixiaomei");
        await seat.Page.Keyboard.PressAsync("Tab");
        await seat.Page.Keyboard.TypeAsync(Web.Data.Seed.DemoCast.Password);
        await seat.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task SkipsTheMenuAsync(Seat seat)
    {
        var skip = seat.Page.Locator(".cp-skip");
        await seat.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await seat.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(seat.Main).ToBeFocusedAsync();
    }

    private static async Task TakesAsync(Seat seat, ILocator link)
    {
        await TabsToAsync(seat, link);
        await seat.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task TypesAsync(Seat seat, string label, string text)
    {
        await TabsToAsync(seat, seat.Page.GetByLabel(label, new() { Exact = true }));
        await seat.Page.Keyboard.PressAsync("Control+A");
        await seat.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>The summary has the focus as soon as the page is there, and its line leads to the field that it names.</summary>
    private static async Task GoesFromTheSummaryToTheFieldAsync(Seat seat)
    {
        await Assertions.Expect(seat.Page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        Assert.StartsWith("错误：", await seat.Page.TitleAsync(), StringComparison.Ordinal);
        await seat.IsAccessibleAsync();
        await seat.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(seat.Page.Locator("[data-error-summary] a").First).ToBeFocusedAsync();
        await seat.Page.Keyboard.PressAsync("Enter");
        var field = seat.Main.Locator("[aria-invalid=true]").First;
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(field).ToHaveValueAsync("-1");
    }

    private static async Task TabsToAsync(Seat seat, ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await seat.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{seat.Where}: {target} is not reached by Tab.");
    }
}
