using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Audit;

/// <summary>
/// A link of the chain over the audit rows. The sealer adds one per row, in the order in which it finds them; changing,
/// removing or reordering a sealed row breaks every later seal, and the head is printed with each decided result.
/// </summary>
public sealed class AuditSeal
{
    public const int HashLength = 64;

    /// <summary>What stands before the first seal.</summary>
    private static readonly string Nothing = new('0', HashLength);

    private AuditSeal() => (PreviousHash, Hash) = ("", ""); // EF

    /// <param name="previous">The head of the chain; null for the first seal.</param>
    public AuditSeal(AuditSeal? previous, AuditEntry entry)
    {
        Height = (previous?.Height ?? 0) + 1;
        EntryId = entry.Id;
        PreviousHash = previous?.Hash ?? Nothing;
        Hash = HashOf(Height, PreviousHash, entry);
    }

    /// <summary>1 for the first seal, without gaps.</summary>
    public long Height { get; private set; }

    public long EntryId { get; private set; }

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public string PreviousHash { get; private set; }

    /// <summary>Lower-case hexadecimal SHA-256 over height, previous hash and every column of the row.</summary>
    public string Hash { get; private set; }

    /// <summary>Whether the seal still fits the row and its predecessor.</summary>
    public bool Fits(AuditSeal? previous, AuditEntry entry) =>
        EntryId == entry.Id
        && Height == (previous?.Height ?? 0) + 1
        && PreviousHash == (previous?.Hash ?? Nothing)
        && Hash == HashOf(Height, PreviousHash, entry);

    private static string HashOf(long height, string previousHash, AuditEntry entry)
    {
        var culture = CultureInfo.InvariantCulture;
        string?[] fields =
        [
            height.ToString(culture), previousHash, entry.Id.ToString(culture),
            (entry.At.UtcTicks / TimeSpan.TicksPerMillisecond).ToString(culture), entry.Code,
            entry.PersonId.ToString(culture), entry.ForPersonId?.ToString(culture), entry.Capacity.ToString(),
            entry.Subject, entry.SubjectId?.ToString(culture), entry.CampaignId?.ToString(culture),
            entry.UnitId?.ToString(culture), entry.About, entry.Before, entry.After, entry.Reason,
            entry.RemoteAddress, entry.RequestId,
        ];

        // Each field with its length, so that text cannot move from one field into the next.
        var text = string.Concat(fields.Select(f => f is null ? "-;" : $"{f.Length.ToString(culture)}:{f};"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
