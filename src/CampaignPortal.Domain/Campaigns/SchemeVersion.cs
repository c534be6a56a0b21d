using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>
/// One version of a scheme (计分办法) as a document: canonical text and its hash. What it means is parsed elsewhere
/// and never stored beside it.
/// </summary>
public sealed class SchemeVersion : Entity
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public const int HashLength = 64;

    private SchemeVersion() { } // EF

    public SchemeVersion(int? campaignId, int number, string canonicalText, string hash, Actor actor, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        (CampaignId, Number, CreatedAt) = (campaignId, number, now);
        SetText(canonicalText, hash);
        Record(Act("Create", actor, now) with { After = Hash });
    }

    /// <summary>Null for a scheme of a template pack.</summary>
    public int? CampaignId { get; private set; }

    /// <summary>From 1, within the campaign.</summary>
    public int Number { get; private set; }

    public string CanonicalText { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when a round or a result rests on it; null = still a draft.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    public bool IsFrozen => FrozenAt is not null;

    public Refusal? WhyNotRewrite() => IsFrozen ? Refusal.Frozen : null;

    public void Rewrite(string canonicalText, string hash, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRewrite());
        var before = Hash;
        SetText(canonicalText, hash);
        Record(Act("Rewrite", actor, now) with { Before = before, After = Hash });
    }

    public Refusal? WhyNotFreeze() => IsFrozen ? Refusal.Frozen : null;

    /// <summary>With the first round that opens on it.</summary>
    public void Freeze(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotFreeze());
        FrozenAt = now;
        Record(Act("Freeze", actor, now) with { After = Hash });
    }

    private void SetText(string canonicalText, string hash)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(canonicalText);
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("SHA-256 in lower-case hexadecimal expected.", nameof(hash));
        }

        (CanonicalText, Hash) = (canonicalText, hash);
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"SchemeVersion.{verb}", actor, now, Number.ToString(System.Globalization.CultureInfo.InvariantCulture)) { CampaignId = CampaignId };
}
