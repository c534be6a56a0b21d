using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;

namespace CampaignPortal.Web.Hosting;

/// <summary><c>verify-audit [--anchor file]</c>: whether the record is whole, and still the one whose head was kept.</summary>
internal static class AuditVerb
{
    public static async Task<int> VerifyAsync(IServiceProvider services, VerbArguments arguments)
    {
        IReadOnlyList<AuditAnchor> anchors = [];
        if (arguments.Words.Count > 0 || (arguments.Options.TryGetValue("anchor", out var file) && (!File.Exists(file) || (anchors = AuditAnchor.In(File.ReadLines(file))).Count == 0)))
        {
            Console.WriteLine(
                "用法：verify-audit [--anchor 留存文件]；文件中至少有一行“条数 校验值”。"
                + " / Usage: verify-audit [--anchor kept file]; the file holds at least one line \"height hash\".");
            return ExitCode.BadUsage;
        }

        services.GetRequiredService<DatabaseSetup>().RequireFile();
        var verdict = await AuditVerifying.VerifyAsync(services.GetRequiredService<CampaignDbContext>(), anchors, CancellationToken.None);
        Console.WriteLine(Sentence(verdict, anchors.Count));
        if (verdict.Broken is not null)
        {
            return ExitCode.Failed;
        }

        // A line that can be kept as the anchor of the next check.
        Console.WriteLine(verdict.Head is { } head ? $"{head.Height} {head.Hash}" : "0");
        return ExitCode.Done;
    }

    private static string Sentence(AuditVerdict verdict, int anchorCount) => verdict.Broken switch
    {
        null =>
            $"完整：审计记录到第 {verdict.Head?.Height ?? 0} 条为止未被改动，与留存的 {anchorCount} 个校验值一致；最新 {verdict.UnsealedCount} 条尚待封存。"
            + $" / Intact up to {verdict.Head?.Height ?? 0}, as {anchorCount} kept heads say; {verdict.UnsealedCount} newest records not sealed yet.",
        AuditBreak.Record => $"不完整：第 {verdict.At} 条被改动、移走或换了次序。 / Broken: record {verdict.At} was changed, removed or moved.",
        AuditBreak.Inserted => $"不完整：编号 {verdict.At} 的记录是后来插入的。 / Broken: the record numbered {verdict.At} was inserted later.",
        _ => $"不完整：第 {verdict.At} 条与留存的校验值不符，记录被截短或整体重做。 / Broken: at {verdict.At} the chain is not the one that was kept; it was cut off or made anew.",
    };
}
