using System.Diagnostics;

namespace CampaignPortal.Browser.Tests.Harness;

/// <summary>The browser of this machine: the one of its distribution, or the one that CP_CHROMIUM names.</summary>
internal static class Chromium
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("CP_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Why browser tests are skipped here; null when they run. Where they are required, their absence fails.</summary>
    public static string? WhyNot { get; } = File.Exists(Path) || Environment.GetEnvironmentVariable("CAMPAIGNPORTAL_REQUIRE_BROWSER") == "1"
        ? null
        : $"There is no Chromium at {Path}: apt-get install chromium fonts-noto-cjk, or name another one in CP_CHROMIUM.";

    /// <summary>Without a Chinese font every character is a box, and every measure of the layout is wrong.</summary>
    public static async Task AssertFontAsync()
    {
        var list = new ProcessStartInfo("fc-list", [":lang=zh-cn", "family"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var running = Process.Start(list)!;
        var families = await running.StandardOutput.ReadToEndAsync();
        Assert.True(families.Trim().Length > 0, "This machine has no Chinese font: apt-get install fonts-noto-cjk.");
    }
}

/// <summary>A test in a browser; reported as skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}
