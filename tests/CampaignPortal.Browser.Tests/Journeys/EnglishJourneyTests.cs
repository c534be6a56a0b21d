using CampaignPortal.Browser.Tests.Harness;
using CampaignPortal.Browser.Tests.Tour;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>The same work in English, chosen on the sign-in page; what the office wrote stays as it was written.</summary>
public sealed class EnglishJourneyTests(Stage stage) : BrowserTest(stage)
{
    [BrowserFact]
    public async Task A_window_fills_in_and_submits_its_self_assessment_in_English()
    {
        await OwnPortalAsync();
        var staff = await SeatAsync();
        await staff.GoAsync("/");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await SpeaksEnglishAsync(staff, "Sign in");
        await staff.FillSignInAsync("lixiaomei");
        await SpeaksEnglishAsync(staff, "Home");
        await staff.FollowAsync("Self-assessment of 不动产登记窗口");
        await SpeaksEnglishAsync(staff, "Self-assessment of 不动产登记窗口");
        await staff.FollowAsync("1.2b");
        await SpeaksEnglishAsync(staff, "1.2b");
        await staff.Page.GetByLabel("Own points").FillAsync("7");
        await staff.Page.GetByLabel("Explanation").FillAsync("Two colleagues are new.");
        await staff.SavedAsync();
        await Assertions.Expect(staff.Page.Locator("[data-autosave-state]")).ToContainTextAsync("Draft saved");
        await staff.PressAsync("Save and return to the sheet");
        await staff.SeesAsync("Item 1.2b is saved.");
        await staff.FollowAsync("Check and submit");
        await SpeaksEnglishAsync(staff, "Check and submit");
        await staff.PressAsync("Submit the self-assessment");
        await SpeaksEnglishAsync(staff, "The self-assessment is submitted");
    }

    /// <summary>Heading, no key instead of a text, and no Chinese in anything that the product itself says.</summary>
    private static async Task SpeaksEnglishAsync(Seat seat, string heading)
    {
        await seat.ArrivesAtAsync(heading);
        Assert.Empty(await Look.FormalFlawsAsync(seat.Page, "en"));
        var chinese = await seat.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('label, legend, button, th[scope=col], .cp-hint, .cp-status, .cp-deadline, .cp-nav a, .cp-skip, footer, main h2, main small')]
              .filter(e => !e.closest('[lang|=zh]') && /\p{Script=Han}/u.test(e.textContent)).map(e => e.outerHTML.slice(0, 160))
            """);
        Assert.Empty(chinese);
    }
}
