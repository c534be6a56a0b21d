using CampaignPortal.Browser.Tests.Harness;
using CampaignPortal.Browser.Tests.Tour;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>The help of a page, unfolded; the tour looks at every page with it folded in.</summary>
public sealed class HelpTests(Stage stage) : BrowserTest(stage)
{
    private const string Account = "lixiaomei";
    private const int LeastTarget = 44;

    [BrowserFact]
    public async Task The_help_unfolds_without_scripts_and_is_not_printed()
    {
        var seat = await SeatAsync(Account, withScripts: false);
        await seat.GoAsync("/SelfAssessments");
        var steps = seat.Main.Locator(".cp-help li");
        await Assertions.Expect(steps.First).Not.ToBeVisibleAsync();
        await seat.Main.Locator(".cp-help > summary").ClickAsync();
        await Assertions.Expect(steps.First).ToBeVisibleAsync();
        await seat.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(seat.Main.Locator(".cp-help")).Not.ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("/SelfAssessments", Account)]
    [InlineData("/MyAccount/Password", Account)]
    [InlineData("/SignIn", null)]
    public async Task The_unfolded_help_fits_and_is_read_in_every_display_mode_and_width(string page, string? account)
    {
        var seat = await SeatAsync(account);
        await seat.GoAsync(page);
        var summary = seat.Main.Locator(".cp-help > summary");
        await summary.PressAsync("Enter");
        List<string> flaws = [.. await Axe.ViolationsAsync(seat.Page)];
        foreach (var (mode, width) in Look.OtherCells)
        {
            await Look.TurnAsync(seat.Page, mode, width);
            flaws.AddRange(await Look.FlawsAsync(seat.Page));
            flaws.AddRange(await Axe.LayoutViolationsAsync(seat.Page));
            Assert.InRange((await summary.BoundingBoxAsync())!.Height, LeastTarget, 2 * LeastTarget);
        }

        Assert.Equal([], flaws);
    }
}
