using CampaignPortal.Browser.Tests.Harness;
namespace CampaignPortal.Browser.Tests;
public sealed class SmokeTests(Stage stage) : BrowserTest(stage)
{
    [BrowserFact]
    public async Task Home()
    {
        var seat = await SeatAsync("chenjing");
        await seat.GoAsync("/");
        foreach (var v in await Axe.ViolationsAsync(seat.Page)) { Console.WriteLine(v); }
    }
}
