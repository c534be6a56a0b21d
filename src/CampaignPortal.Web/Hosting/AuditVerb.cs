using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Keeping;

namespace CampaignPortal.Web.Hosting;

/// <summary><c>verify-audit [--anchor file]</c>: whether the record is whole, and still the one whose head was kept.</summary>
internal static class AuditVerb
{
    public const string Anchor = "anchor";

    public static async Task<int> VerifyAsync(IServiceProvider services, VerbArguments arguments)
    {
        var file = arguments.Options.GetValueOrDefault(Anchor);
        if (arguments.Words.Count > 0 || (file is not null && !File.Exists(file)))
        {
            Console.WriteLine("用法：verify-audit [--anchor 留存文件] / Usage: verify-audit [--anchor kept file]");
            return ExitCode.BadUsage;
        }

        var (anchors, unreadable) = AuditAnchor.In(file is null ? [] : File.ReadLines(file));
        if (unreadable is not null || (file is not null && anchors.Count == 0))
        {
            Console.WriteLine(
                (unreadable is null ? "留存文件中没有校验值" : $"留存文件第 {unreadable} 行读不懂") + "，未作核对；每行写“条数 校验值”，或者照抄结果页上的“校验值（第 n 条）”。 / "
                + (unreadable is null ? "The kept file holds no hash" : $"Line {unreadable} of the kept file cannot be read") + "; nothing was verified. Write \"height hash\", or \"hash (record n)\" as a result's page has it.");
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
