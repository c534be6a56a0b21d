using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Keeping;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Hosting;

/// <summary><c>backup &lt;folder&gt;</c> and <c>restore &lt;backup&gt; --into &lt;data folder&gt; --confirm &lt;its name&gt;</c>.</summary>
internal static class BackupVerbs
{
    public const string Into = "into";
    public const string Confirm = "confirm";
    private const string Logs = "logs";

    public static async Task<int> BackupAsync(IServiceProvider services, VerbArguments arguments)
    {
        if (arguments.Words is not [{ Length: > 0 } folder])
        {
            return Say("用法：backup <空文件夹> / Usage: backup <empty folder>", ExitCode.BadUsage);
        }

        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider != DatabaseProvider.Sqlite)
        {
            return Say(
                "本命令只备份内置数据库；SQL Server 请用 BACKUP DATABASE … WITH CHECKSUM 备份整库，然后复制数据目录下的 evidence 文件夹。"
                + " / This verb backs up the embedded database only; with SQL Server use BACKUP DATABASE … WITH CHECKSUM, then copy the folder \"evidence\" of the data folder.",
                ExitCode.Failed);
        }

        services.GetRequiredService<DatabaseSetup>().RequireFile();
        if (IsUsed(folder))
        {
            return Say($"文件夹不是空的，未作备份：{folder} / The folder is not empty; no backup was made: {folder}", ExitCode.Failed);
        }

        var manifest = await services.GetRequiredService<BackupTaking>().TakeAsync(folder, CancellationToken.None);
        Console.WriteLine($"已备份：{Summary(manifest)} / Backed up: {folder}");
        return manifest.Damaged.Count == 0
            ? ExitCode.Done
            : Say(
                $"其中 {manifest.Damaged.Count} 个佐证材料在备份前就已缺失或被改动：{string.Join(", ", manifest.Damaged)}"
                + " / These files of evidence were missing or altered before the backup already.",
                ExitCode.Failed);
    }

    public static async Task<int> RestoreAsync(IServiceProvider services, VerbArguments arguments)
    {
        if (arguments.Words is not [{ Length: > 0 } backup] || arguments.Options.GetValueOrDefault(Into) is not { Length: > 0 } into)
        {
            return Say(
                "用法：restore <备份文件夹> --into <数据目录> --confirm <数据目录的名称> / Usage: restore <backup folder> --into <data folder> --confirm <name of the data folder>",
                ExitCode.BadUsage);
        }

        var target = Path.GetFullPath(into);
        if (IsUsed(target))
        {
            return Say($"数据目录不是空的，未作恢复：{target} / The data folder is not empty; nothing was restored: {target}", ExitCode.Failed);
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(target));
        if ((arguments.Options.GetValueOrDefault(Confirm) ?? Asked(name)) != name)
        {
            return Say($"未确认，未作恢复：请用 --confirm {name} 写明数据目录的名称。 / Not confirmed; nothing was restored: name the data folder by --confirm {name}.", ExitCode.BadUsage);
        }

        return Report(await BackupRestoring.RestoreAsync(backup, target, CancellationToken.None), target);
    }

    private static int Report(Restoration restoration, string target) => restoration.Problem switch
    {
        null => Say(
            $"已恢复并核对：{Summary(restoration.Manifest!)}；{restoration.ResultCount} 个已审定结果重新计算后完全一致。 / Restored and checked: {target}; {restoration.ResultCount} decided results are the same when calculated anew.",
            ExitCode.Done),
        RestoreProblem.NoBackup => Say($"不是完整的备份，未作恢复：{restoration.About} / Not a complete backup; nothing was restored: {restoration.About}", ExitCode.Failed),
        RestoreProblem.File => Say($"备份中的文件缺失或被改动，未作恢复：{restoration.About} / A file of the backup is missing or altered; nothing was restored: {restoration.About}", ExitCode.Failed),
        RestoreProblem.Later => Say($"备份来自更新的版本，请先升级程序：{restoration.About} / The backup is of a later version; upgrade the program first: {restoration.About}", ExitCode.Failed),
        _ => Say($"恢复后的内容与备份清单不符，请勿使用该目录：{restoration.About} / What was restored is not what the manifest says; do not use the folder: {restoration.About}", ExitCode.Failed),
    };

    private static string Summary(BackupManifest manifest) =>
        $"{manifest.Files.Count - 1} 个佐证材料文件，{manifest.Rows.Values.Sum()} 行数据，审计记录第 {manifest.Head?.Height ?? 0} 条";

    /// <summary>Logs begin with the start of the program, also of this one.</summary>
    private static bool IsUsed(string folder) =>
        File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(e => Path.GetFileName(e) != Logs));

    /// <summary>A script must name the folder in its command; a person at the console is asked.</summary>
    private static string? Asked(string name)
    {
        if (Console.IsInputRedirected)
        {
            return null;
        }

        Console.Write($"请输入数据目录的名称“{name}”以确认恢复 / Type the name of the data folder to confirm: ");
        return Console.ReadLine();
    }

    private static int Say(string sentence, int exitCode)
    {
        Console.WriteLine(sentence);
        return exitCode;
    }
}
