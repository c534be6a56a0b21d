using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Texts;

/// <summary>The guides of docs/operations/guides name buttons and pages 【so】.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Every_name_in_a_guide_is_one_that_the_product_shows()
    {
        var texts = new ResourceManager(typeof(CampaignPortal.Web.Resources.Texts)).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;
        var shown = texts.Cast<DictionaryEntry>().Select(e => (string)e.Value!).ToHashSet(StringComparer.Ordinal);
        var named = from guide in Directory.EnumerateFiles(Checkout.At("docs", "operations", "guides"), "*.md")
                    from Match name in Named().Matches(File.ReadAllText(guide))
                    select name.Groups["name"].Value;
        Assert.Equal([], named.Distinct().Where(n => !shown.Contains(n)));
    }

    [GeneratedRegex("【(?<name>.+?)】", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
