namespace CampaignPortal.Web.Tests.Harness;

/// <summary>Files of the checkout that the tests run in.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Web { get; } = Path.Combine(Root, "src", "CampaignPortal.Web");

    public static IEnumerable<string> Sources(params string[] endings) =>
        from project in (string[])["CampaignPortal.Web", "CampaignPortal.Domain"]
        from file in Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*", SearchOption.AllDirectories)
        where endings.Any(e => file.EndsWith(e, StringComparison.Ordinal))
            && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        select file;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CampaignPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the checkout.");
    }
}
