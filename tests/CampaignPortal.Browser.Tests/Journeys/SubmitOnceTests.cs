using CampaignPortal.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>Impatient hands and a bad line: what is submitted twice is submitted once.</summary>
public sealed class SubmitOnceTests(Stage stage) : BrowserTest(stage)
{
    private const string Form = "**/SelfAssessments/Check/*";

    [BrowserFact]
    public async Task REL_06_a_double_click_while_the_server_is_slow_submits_once()
    {
        var (portal, staff) = await CheckedAsync();
        var (sent, arrived, answered) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await staff.Page.RouteAsync(Form, async route =>
        {
            if (route.Request.Method == "POST")
            {
                Interlocked.Increment(ref sent);
                arrived.TrySetResult();
                await answered.Task;
            }

            await route.ContinueAsync();
        });
        var button = staff.Main.GetByRole(AriaRole.Button, new() { Name = "提交自评表" });
        await button.ScrollIntoViewIfNeededAsync();
        var place = (await button.BoundingBoxAsync())!;
        await staff.Page.Mouse.DblClickAsync(place.X + 10, place.Y + 10);
        await arrived.Task.WaitAsync(Seat.Longest);
        await staff.Page.Mouse.ClickAsync(place.X + 10, place.Y + 10);
        answered.SetResult();
        await staff.ArrivesAtAsync("自评表已提交");
        Assert.Equal(1, sent);
        Assert.Equal(1, await portal.SubmissionCountAsync("W10"));
        await staff.Page.ReloadAsync();
        await staff.ArrivesAtAsync("自评表已提交");
        Assert.Equal(1, await portal.SubmissionCountAsync("W10"));
    }

    /// <summary>No script guards the button: the browser sends both, and the server takes them for one.</summary>
    [BrowserFact]
    public async Task REL_06_a_double_click_without_scripts_submits_once()
    {
        var (portal, staff) = await CheckedAsync(withScripts: false);
        await staff.Main.GetByRole(AriaRole.Button, new() { Name = "提交自评表" }).DblClickAsync();
        await staff.ArrivesAtAsync("自评表已提交");
        Assert.Equal(1, await portal.SubmissionCountAsync("W10"));
    }

    [BrowserFact]
    public async Task REL_06_a_submission_whose_answer_is_lost_on_the_way_is_found_and_not_repeated()
    {
        var (portal, staff) = await CheckedAsync();
        var done = new TaskCompletionSource<int>();
        await staff.Page.RouteAsync(Form, async route =>
        {
            if (route.Request.Method != "POST")
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync("connectionreset");
            done.SetResult(answer.Status);
        });
        staff.Expect("net::ERR_CONNECTION_RESET");
        await staff.Main.GetByRole(AriaRole.Button, new() { Name = "提交自评表" }).ClickAsync();
        Assert.Equal(302, await done.Task.WaitAsync(Seat.Longest));

        // The browser's own page of errors has none of ours.
        await Assertions.Expect(staff.Main).ToHaveCountAsync(0);
        await staff.GoAsync("/");
        await staff.SeesNotAsync("填报自评：不动产登记窗口");
        await staff.FollowAsync("自评填报");
        await staff.Main.GetByRole(AriaRole.Link, new() { Name = "第4季度" }).ClickAsync();
        await staff.SeesAsync("李晓梅提交");
        Assert.Equal(1, await portal.SubmissionCountAsync("W10"));
    }

    private async Task<(Portal Portal, Seat Staff)> CheckedAsync(bool withScripts = true)
    {
        var portal = await OwnPortalAsync();
        var staff = await SeatAsync("lixiaomei", withScripts: withScripts);
        await staff.TakesOnAsync("填报自评：不动产登记窗口");
        await staff.FollowAsync("核对并提交");
        await staff.ArrivesAtAsync("核对并提交");
        return (portal, staff);
    }
}
