namespace CampaignPortal.Tests;

/// <summary>The checkout that the tests run in. Found from where they were built to, since a build for release does not tell the paths of its sources.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder of the checkout.</summary>
    public static string At(params ReadOnlySpan<string> names) => Path.Combine([Root, .. names]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CampaignPortal.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no CampaignPortal.sln above the tests.");
        }

        return folder;
    }
}
