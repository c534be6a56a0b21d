using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Keeping;

/// <summary>A head of the chain as somebody kept it: printed with a result, or from an earlier check.</summary>
public sealed partial record AuditAnchor(long Height, string Hash)
{
    /// <summary>A line is "height hash", as the verb prints it, or "hash（第 n 条）", as a result's page does; one without anything like a hash is words.</summary>
    /// <returns>The heads, or else the number of the first line that holds a hash in any other way: half understood it would accuse or acquit falsely.</returns>
    public static (IReadOnlyList<AuditAnchor> Anchors, int? Unreadable) In(IEnumerable<string> lines)
    {
        List<AuditAnchor> anchors = [];
        foreach (var (number, line) in lines.Index())
        {
            if (Shapes().Match(line) is { Success: true } read)
            {
                anchors.Add(new(long.Parse(read.Groups["height"].Value, CultureInfo.InvariantCulture), read.Groups["hash"].Value.ToLowerInvariant()));
            }
            else if (Hashes().IsMatch(line))
            {
                return ([], number + 1);
            }
        }

        return (anchors, null);
    }

    [GeneratedRegex(
        @"^\s*(?:(?<height>[1-9][0-9]{0,17})\s+(?<hash>[0-9a-f]{64})|(?<hash>[0-9a-f]{64})\s*(?:（第\s*(?<height>[1-9][0-9]{0,17})\s*条）|\(record\s+(?<height>[1-9][0-9]{0,17})\)))\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shapes();

    /// <summary>Also one that lost some of its 64 digits on the way.</summary>
    [GeneratedRegex("[0-9a-f]{40}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashes();
}

public enum AuditBreak
{
    /// <summary>A sealed record is missing, changed or out of its place.</summary>
    Record,

    /// <summary>A record that no seal covers lies among those long sealed.</summary>
    Inserted,

    /// <summary>The chain holds in itself, and is not the one whose head was kept.</summary>
    Anchor,
}

/// <param name="Head">The last seal that holds; null where there is none.</param>
/// <param name="Broken">Null when everything holds.</param>
/// <param name="At">Height of the first break; of an inserted record its number.</param>
/// <param name="UnsealedCount">Newest records that the sealer has not reached yet.</param>
public sealed record AuditVerdict(AuditAnchor? Head, AuditBreak? Broken, long At, int UnsealedCount);

/// <summary>Walks the whole record and its chain, and asks for each head that was kept (审计核对).</summary>
public static class AuditVerifying
{
    private const int BatchSize = 1000;

    public static async Task<AuditVerdict> VerifyAsync(CampaignDbContext db, IReadOnlyCollection<AuditAnchor> anchors, CancellationToken ct)
    {
        AuditSeal? head = null;
        var kept = anchors.ToLookup(a => a.Height, a => a.Hash);
        while (true)
        {
            var below = head?.Height ?? 0;
            var batch = await (from s in db.AuditSeals.AsNoTracking()
                               where s.Height > below
                               orderby s.Height
                               join e in db.AuditEntries.AsNoTracking() on s.EntryId equals e.Id into entries
                               from entry in entries.DefaultIfEmpty()
                               select new { Seal = s, Entry = entry }).Take(BatchSize).ToListAsync(ct);
            foreach (var link in batch)
            {
                if (link.Entry is null || !link.Seal.Fits(head, link.Entry))
                {
                    return new(Of(head), AuditBreak.Record, (head?.Height ?? 0) + 1, 0);
                }

                if (kept[link.Seal.Height].Any(hash => hash != link.Seal.Hash))
                {
                    return new(Of(head), AuditBreak.Anchor, link.Seal.Height, 0);
                }

                head = link.Seal;
            }

            if (batch.Count < BatchSize)
            {
                return await OfRestAsync(db, head, anchors, ct);
            }
        }
    }

    private static async Task<AuditVerdict> OfRestAsync(CampaignDbContext db, AuditSeal? head, IReadOnlyCollection<AuditAnchor> anchors, CancellationToken ct)
    {
        // A chain that was cut off holds in itself: only who kept a head beyond its end can tell.
        if (anchors.Select(a => a.Height).DefaultIfEmpty().Max() is var furthest && furthest > (head?.Height ?? 0))
        {
            return new(Of(head), AuditBreak.Anchor, furthest, 0);
        }

        var unsealed = db.AuditEntries.Where(e => !db.AuditSeals.Any(s => s.EntryId == e.Id));
        var reached = await db.AuditSeals.MaxAsync(s => (long?)s.EntryId, ct) ?? 0;
        var inserted = await unsealed.Where(e => e.Id <= reached - AuditSealer.LateCommits).MinAsync(e => (long?)e.Id, ct);
        return inserted is { } id ? new(Of(head), AuditBreak.Inserted, id, 0) : new(Of(head), null, 0, await unsealed.CountAsync(ct));
    }

    private static AuditAnchor? Of(AuditSeal? seal) => seal is null ? null : new(seal.Height, seal.Hash);
}
