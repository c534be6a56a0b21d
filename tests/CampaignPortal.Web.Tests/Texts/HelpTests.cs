using System.Collections;
using System.Globalization;
using System.Resources;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Texts;

/// <summary>The help of each page, as it lies in the program. A page that shows anything has a title; the others are files and redirections.</summary>
public sealed class HelpTests
{
    private const string Prefix = "Help.";

    /// <summary>Half a minute of reading.</summary>
    private const int MostChinese = 120;
    private const int MostEnglish = 360;
    private const int FewestLines = 2;
    private const int MostLines = 4;

    [Theory]
    [InlineData("")]
    [InlineData("en")]
    public void Every_page_that_shows_something_has_its_help_and_no_help_is_without_a_page(string language) =>
        Assert.Equal(Shown().Order(StringComparer.Ordinal), Helps(language).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("", MostChinese)]
    [InlineData("en", MostEnglish)]
    public void A_help_is_read_in_half_a_minute(string language, int most) =>
        Assert.Equal([], Helps(language).Where(h => h.Value.Length > most || h.Value.Split('\n').Length is < FewestLines or > MostLines).Select(h => h.Key));

    private static IEnumerable<string> Shown()
    {
        var folder = Path.Combine(SourceFiles.Web, "Pages");
        return from file in Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories)
               let view = File.ReadAllText(file)
               where view.StartsWith("@page", StringComparison.Ordinal) && view.Contains("ViewData[\"Title\"]", StringComparison.Ordinal)
               select Prefix + Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace(Path.DirectorySeparatorChar, '.');
    }

    private static Dictionary<string, string> Helps(string language)
    {
        var texts = new ResourceManager(typeof(CampaignPortal.Web.Resources.Texts)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
        return texts.Cast<DictionaryEntry>().Where(e => ((string)e.Key).StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }
}
