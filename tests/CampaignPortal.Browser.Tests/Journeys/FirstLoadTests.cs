using CampaignPortal.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>What comes over the line when somebody opens the portal for the first time.</summary>
public sealed class FirstLoadTests(Stage stage) : BrowserTest(stage)
{
    private const int MostBytes = 100_000;

    [BrowserTheory]
    [InlineData("/SignIn", null)]
    [InlineData("/", "chenjing")]
    public async Task WEB_05_a_first_load_is_light_and_comes_from_one_host(string path, string? account)
    {
        if (account is not null)
        {
            await SeatAsync(account);
        }

        var seat = await SeatAsync(account);
        var bytes = 0.0;
        List<string> files = [];
        var line = await seat.Page.Context.NewCDPSessionAsync(seat.Page);
        line.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        line.Event("Network.responseReceived").OnEvent += (_, e) => files.Add(e!.Value.GetProperty("response").GetProperty("url").GetString()!);
        await line.SendAsync("Network.enable");
        var answer = await seat.GoAsync(path);
        await seat.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.True(files.Count > 4, string.Join('\n', files));
        Assert.All(files, f => Assert.StartsWith(Stage.Portal.Address, f, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-", (await answer.AllHeadersAsync())["content-security-policy"], StringComparison.Ordinal);
        Assert.True(bytes is > 10_000 and <= MostBytes, $"{path}: {bytes} bytes in {files.Count} files\n{string.Join('\n', files)}");
    }
}
