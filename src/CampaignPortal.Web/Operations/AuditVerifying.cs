using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

/// <summary>A head of the chain as somebody kept it: printed with a result, or from an earlier check.</summary>
public sealed partial record AuditAnchor(long Height, string Hash)
{
    /// <returns>Of every line that holds a hash and a number, in whichever order; others are words.</returns>
    public static IReadOnlyList<AuditAnchor> In(IEnumerable<string> lines) =>
        [.. from line in lines
            let hash = Hashes().Match(line)
            where hash.Success
            let height = Heights().Match(line.Remove(hash.Index, hash.Length))
            where height.Success
            select new AuditAnchor(long.Parse(height.Value, CultureInfo.InvariantCulture), hash.Value)];

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashes();

    [GeneratedRegex("[0-9]{1,18}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heights();
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
