namespace CampaignPortal.Web.Tests.Harness;

/// <summary>What the program is built from.</summary>
public static class SourceFiles
{
    public static string Web { get; } = Checkout.At("src", "CampaignPortal.Web");

    public static IEnumerable<string> EndingWith(params string[] endings) =>
        from project in (string[])["CampaignPortal.Web", "CampaignPortal.Domain"]
        from file in Directory.EnumerateFiles(Checkout.At("src", project), "*", SearchOption.AllDirectories)
        where endings.Any(e => file.EndsWith(e, StringComparison.Ordinal))
            && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        select file;
}
