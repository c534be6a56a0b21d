using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Harness;

/// <summary>axe-core in the page that is shown.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

    /// <summary>Rules whose answer depends on the display mode or the width of the window.</summary>
    private static readonly string[] RulesOfLayout = ["color-contrast", "target-size"];

    /// <returns>One line for each element that breaks a rule of WCAG 2.0 to 2.2, level A or AA.</returns>
    public static Task<string[]> ViolationsAsync(IPage page) => RunAsync(page, new { type = "tag", values = Tags });

    /// <inheritdoc cref="ViolationsAsync"/>
    public static Task<string[]> LayoutViolationsAsync(IPage page) => RunAsync(page, new { type = "rule", values = RulesOfLayout });

    private static async Task<string[]> RunAsync(IPage page, object runOnly)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Script);
        }

        var options = new { runOnly, rules = new Dictionary<string, object> { ["target-size"] = new { enabled = true } }, resultTypes = (string[])["violations"] };
        return await page.EvaluateAsync<string[]>(
            """
            async options => (await axe.run(document, JSON.parse(options))).violations.flatMap(v => v.nodes.map(n =>
              `${v.id}: ${n.target.join(' ')} ${(n.any[0] || n.all[0] || n.none[0] || {}).message || v.help}`))
            """,
            JsonSerializer.Serialize(options));
    }
}
