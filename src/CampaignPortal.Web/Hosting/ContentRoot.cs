namespace CampaignPortal.Web.Hosting;

/// <summary>Where settings and served files lie: in the current folder while developing, else beside the program, from wherever it is started.</summary>
internal static class ContentRoot
{
    /// <summary>Null for the folder that the framework finds by itself.</summary>
    public static string? Path => Verb.IsHosted || File.Exists("appsettings.json") ? null : AppContext.BaseDirectory;
}
