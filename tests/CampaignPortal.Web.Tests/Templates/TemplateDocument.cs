using System.Globalization;

namespace CampaignPortal.Web.Tests.Templates;

/// <summary>Tables of docs/domain/templates.md.</summary>
internal static class TemplateDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Checkout.At("docs", "domain", "templates.md"));

    /// <summary>The first table after the heading, its header first; never without rows.</summary>
    public static List<string[]> Table(string heading)
    {
        var rows = Lines.SkipWhile(l => l.TrimStart('#', ' ') != heading)
            .SkipWhile(l => !l.StartsWith('|'))
            .TakeWhile(l => l.StartsWith('|'))
            .Where((_, i) => i != 1)
            .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        Assert.True(rows.Count > 1, heading);
        return rows;
    }

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
