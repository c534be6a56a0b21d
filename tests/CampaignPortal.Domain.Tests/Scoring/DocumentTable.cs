using System.Globalization;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Tables of docs/domain/scoring.md, read from the document.</summary>
internal static class DocumentTable
{
    private static readonly string[] Lines = File.ReadAllLines(Checkout.At("docs", "domain", "scoring.md"));

    /// <summary>Rows of the first table after the heading of level 3; never none.</summary>
    public static IReadOnlyList<string[]> Under(string heading)
    {
        List<string[]> rows =
        [
            .. Lines.SkipWhile(l => l != $"### {heading}").SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|'))
                .Skip(2).Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
        Assert.NotEmpty(rows);
        return rows;
    }

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
