using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Browser.Tests.Harness;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Browser.Tests.Tour;

/// <summary>
/// Every page as somebody sees it who may open it: WCAG 2.0 to 2.2 level AA in each display mode at a desk and on a phone.
/// CP_AXE=all checks every rule in every cell in both languages; CP_SHOTS=1 keeps pictures.
/// </summary>
public sealed class EveryPageTests(Stage stage) : BrowserTest(stage)
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("CP_AXE") == "all";
    private static readonly bool KeepsPictures = Environment.GetEnvironmentVariable("CP_SHOTS") == "1";

    public static TheoryData<string> Pages => [.. Stop.All.Select(s => s.Page)];

    [BrowserFact]
    public void WEB_every_page_of_the_product_is_on_the_tour()
    {
        var served = Stage.Portal.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .GroupBy(e => e.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath, e => e.RoutePattern.RawText!, StringComparer.Ordinal)
            .Select(g => "/" + Regex.Replace(g.MinBy(r => r.Length)!, @":\w+", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(served.Order(StringComparer.Ordinal), Stop.All.Select(s => s.Page).Concat(Stop.NotOpened).Concat(Stop.WithoutExample).Order(StringComparer.Ordinal));
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task WEB_a_page_is_accessible_in_every_display_mode_and_width(string page)
    {
        var stop = Stop.All.Single(s => s.Page == page);
        var address = await Stage.Portal.DataAsync(stop.AddressAsync);
        var seat = await SeatAsync(stop.Account);
        seat.Expect("status of 404");
        List<string> flaws = [];
        await OpenAsync(seat, address, flaws, "zh-CN");
        await CellsAsync(seat, page, flaws);
        if (IsWhole)
        {
            await seat.SpeakAsync("en");
            await OpenAsync(seat, address, flaws, "en");
            await CellsAsync(seat, page, flaws);
        }

        Assert.True(flaws.Count == 0, $"{address}\n{string.Join('\n', flaws.Distinct())}");
    }

    private static async Task OpenAsync(Seat seat, string address, List<string> flaws, string language)
    {
        var answer = await seat.GoAsync(address);
        var expected = address.StartsWith("/Error/", StringComparison.Ordinal) ? int.Parse(address[7..], CultureInfo.InvariantCulture) : 200;
        Assert.True(answer.Status == expected && seat.Where == address, $"{address} answered {answer.Status} at {seat.Where}");
        flaws.AddRange(await Look.FormalFlawsAsync(seat.Page, language));
        flaws.AddRange(await Axe.ViolationsAsync(seat.Page));
    }

    private static async Task CellsAsync(Seat seat, string page, List<string> flaws)
    {
        await AddAsync(Look.Standard, Seat.Desk);
        foreach (var (mode, width) in Look.OtherCells)
        {
            await Look.TurnAsync(seat.Page, mode, width);
            await AddAsync(mode, width);
            flaws.AddRange((IsWhole ? await Axe.ViolationsAsync(seat.Page) : await Axe.LayoutViolationsAsync(seat.Page)).Select(v => $"{mode} {width}: {v}"));
        }

        async Task AddAsync(string mode, int width)
        {
            flaws.AddRange((await Look.FlawsAsync(seat.Page)).Select(f => $"{mode} {width}: {f}"));
            if (KeepsPictures && mode == Look.Standard)
            {
                var name = page == "/" ? "Home" : Regex.Replace(page.Trim('/'), @"/?\{\w+\}", "", RegexOptions.None, TimeSpan.FromSeconds(1)).Replace('/', '-');
                await seat.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Stage.Artifacts, $"{name}-{width}.png") });
            }
        }
    }
}
