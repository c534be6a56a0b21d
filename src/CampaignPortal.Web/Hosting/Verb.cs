using System.Data.Common;
using System.Globalization;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Hosting;

/// <summary>How the program ends, for scripts that start it.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>EX_USAGE.</summary>
    public const int BadUsage = 64;

    /// <summary>EX_CONFIG.</summary>
    public const int BadConfiguration = 78;
}

/// <summary>What the program does instead of serving pages: <c>CampaignPortal.Web &lt;verb&gt; [arguments]</c>.</summary>
internal sealed record Verb(string Name, Func<IServiceProvider, VerbArguments, Task<int>> Work, VerbArguments Arguments)
{
    private static readonly Dictionary<string, (Func<IServiceProvider, VerbArguments, Task<int>> Work, string[] Options)> Known = new(StringComparer.Ordinal)
    {
        ["migrate"] = (MigrateAsync, []),
        ["create-admin"] = (CreateAdminAsync, []),
        ["verify"] = (VerifyAsync, []),
        ["verify-audit"] = (AuditVerb.VerifyAsync, [AuditVerb.Anchor]),
        ["backup"] = (BackupVerbs.BackupAsync, []),
        ["restore"] = (BackupVerbs.RestoreAsync, [BackupVerbs.Into, BackupVerbs.Confirm]),
    };

    /// <summary>Whether another program (the test host) started this one and wants the exception rather than an exit code.</summary>
    public static bool IsHosted => System.Reflection.Assembly.GetEntryAssembly() != typeof(Program).Assembly;

    /// <returns>Null when pages are to be served.</returns>
    /// <exception cref="StartupRefusedException">A first argument that is neither an option nor a known verb.</exception>
    public static Verb? Of(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-') || IsHosted)
        {
            return null;
        }

        return Named(args);
    }

    /// <exception cref="StartupRefusedException">Nothing is known of that name.</exception>
    public static Verb Named(string[] args) =>
        Known.TryGetValue(args[0], out var known)
            ? new Verb(args[0], known.Work, VerbArguments.Of(args[1..], known.Options))
            : throw new StartupRefusedException($"没有“{args[0]}”这个命令；可用：{string.Join("、", Known.Keys)}。", $"There is no verb \"{args[0]}\"; known: {string.Join(", ", Known.Keys)}.");

    public async Task<int> RunAsync(IServiceProvider services)
    {
        if (Arguments.Unfit is { } unfit)
        {
            await Console.Error.WriteLineAsync($"命令 {Name} 没有 --{unfit} 这个选项，或者重复写了它。 / The verb {Name} has no option --{unfit}, or it is given twice.");
            return ExitCode.BadUsage;
        }

        try
        {
            await using var scope = services.CreateAsyncScope();
            return await Work(scope.ServiceProvider, Arguments);
        }
        catch (Exception failure) when (OutsideCause(failure) is { } cause)
        {
            await Console.Error.WriteLineAsync($"命令 {Name} 没有完成：{cause.Message} / The verb {Name} was not completed: {cause.Message}");
            return ExitCode.Failed;
        }
    }

    /// <returns>What disk, file system or database said, however it was wrapped; null where the program itself is at fault.</returns>
    private static Exception? OutsideCause(Exception? failure) =>
        failure is null or IOException or UnauthorizedAccessException or InvalidDataException or DbException ? failure : OutsideCause(failure.InnerException);

    private static async Task<int> MigrateAsync(IServiceProvider services, VerbArguments arguments)
    {
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        Console.WriteLine("数据库已升级到本版本。 / The database has the shape of this version.");
        return ExitCode.Done;
    }

    /// <summary>Founds the top unit and the first system administrator, or makes a new one where none can sign in any more.</summary>
    private static async Task<int> CreateAdminAsync(IServiceProvider services, VerbArguments arguments)
    {
        if (arguments.Words.Count != 4)
        {
            Console.WriteLine("用法：create-admin <工号> <姓名> <单位编码> <单位名称> / Usage: create-admin <staff number> <name> <unit code> <unit name>");
            return ExitCode.BadUsage;
        }

        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(CancellationToken.None);
        var founding = services.GetRequiredService<Founding>();
        if (await founding.HasKeeperAsync(CancellationToken.None))
        {
            Console.WriteLine("系统中已有能够登录的系统管理员，未作任何改动。 / There is a system administrator who can sign in; nothing was changed.");
            return ExitCode.Failed;
        }

        var (person, refusal) = await FoundAsync(services, arguments.Words);
        if (person is null)
        {
            Console.WriteLine(refusal);
            return ExitCode.Failed;
        }

        Console.WriteLine($"账号 / account: {person.Value.Account}");
        Console.WriteLine($"一次性密码（72 小时内有效，登录后须修改） / one-time password (valid 72 hours, to be changed at sign-in): {person.Value.Secret}");
        return ExitCode.Done;
    }

    /// <returns>Account and secret, or else why not.</returns>
    private static async Task<((string Account, string Secret)? Opened, string? Refusal)> FoundAsync(IServiceProvider services, IReadOnlyList<string> arguments)
    {
        try
        {
            var secret = await services.GetRequiredService<Founding>().FoundAsync(arguments[0], arguments[1], arguments[2], arguments[3], CancellationToken.None);
            if (secret is null)
            {
                return (null, "系统中已有单位，但没有这个编码；请填写已有单位的编码。 / There are units, and none of this code; name one that exists.");
            }

            var (db, number) = (services.GetRequiredService<CampaignDbContext>(), Text.NormalisedCode(arguments[0]));
            var account = await (from p in db.People where p.NormalisedStaffNumber == number join a in db.Users on p.Id equals a.PersonId select a.UserName).SingleAsync();
            return ((account, secret), null);
        }
        catch (RefusedException)
        {
            return (null, "这名人员担任的角色与系统管理员互斥，请换一名人员。 / The person holds a role that excludes this one; name another person.");
        }
    }

    /// <summary>Calculates a downloaded bundle, or a stored result, anew and says whether everything is the same.</summary>
    private static async Task<int> VerifyAsync(IServiceProvider services, VerbArguments arguments)
    {
        if (arguments.Words is not [var source])
        {
            Console.WriteLine("用法：verify <结果包文件|结果编号> / Usage: verify <bundle file|result id>");
            return ExitCode.BadUsage;
        }

        if (await BundleAsync(services, source) is not { } text)
        {
            Console.WriteLine($"没有这个文件或结果：{source} / No such file or result: {source}");
            return ExitCode.Failed;
        }

        return Report(Bundle.Verify(text));
    }

    private static async Task<string?> BundleAsync(IServiceProvider services, string source)
    {
        if (File.Exists(source) || !int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return File.Exists(source) ? await File.ReadAllTextAsync(source) : null;
        }

        services.GetRequiredService<DatabaseSetup>().RequireFile();
        return await services.GetRequiredService<CampaignDbContext>().RoundResults.Where(r => r.Id == id).Select(r => r.Bundle.Text).SingleOrDefaultAsync();
    }

    private static int Report(Verification verification)
    {
        Console.WriteLine(verification.Outcome switch
        {
            VerificationOutcome.Same => "一致：按结果包中的计分办法和考评数据重新计算，每个数字和校验值都相同。 / Same: calculated anew from scheme and facts, every figure and hash is the same.",
            VerificationOutcome.Different =>
                $"不一致，第一处：{verification.Path}；计算得出 {verification.Expected ?? "无"}，结果包中是 {verification.Found ?? "无"}。"
                + $" / Different, first at {verification.Path}: calculated {verification.Expected ?? "nothing"}, the bundle says {verification.Found ?? "nothing"}.",
            _ => $"不是可读的结果包：{string.Join("; ", verification.Problems)} / Not a readable bundle: {string.Join("; ", verification.Problems)}",
        });
        return verification.Outcome == VerificationOutcome.Same ? ExitCode.Done : ExitCode.Failed;
    }
}
