using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Harness;

/// <summary>One browser for all tests, and one portal for those that only read.</summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>Chromium asks its maker for updates and suggestions; no name but this machine's is resolved.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-first-run", "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ];

    /// <summary>Where the tour leaves its pictures.</summary>
    public static string Artifacts => Directory.CreateDirectory(Checkout.At("tests", "artifacts", "pages")).FullName;

    private IPlaywright? _playwright;
    private Portal? _portal;

    internal IBrowser Browser { get; private set; } = null!;
    internal Portal Portal => _portal!;

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null)
        {
            return;
        }

        await Chromium.AssertFontAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Headless = true, Args = Arguments });
        _portal = await Portal.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class OneStage : ICollectionFixture<Stage>
{
    public const string Name = "browser";
}
