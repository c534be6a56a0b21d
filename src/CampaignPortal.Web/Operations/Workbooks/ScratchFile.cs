namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>A file that is written, handed out once and gone: what is exported grows on the disk and not in memory.</summary>
internal static class ScratchFile
{
    public static FileStream Make()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
