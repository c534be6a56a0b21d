namespace CampaignPortal.Web.Hosting;

/// <summary>A folder for the account that runs the program and for nobody else of the machine.</summary>
internal static class PrivateFolder
{
    /// <summary>A folder that is there already keeps the rights that somebody gave it.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
