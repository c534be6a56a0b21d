namespace CampaignPortal.Domain.Standards;

/// <summary>One version of a standard set; frozen when the first round opens on it.</summary>
public sealed class StandardSetVersion
{
    private readonly List<Criterion> _criteria = [];

    private StandardSetVersion() { } // EF

    internal StandardSetVersion(int number, IEnumerable<Criterion> criteria)
    {
        Number = number;
        Replace(criteria);
    }

    public int Id { get; private set; }

    /// <summary>From 1, within the set.</summary>
    public int Number { get; private set; }

    /// <summary>Null = still a draft.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    public bool IsFrozen => FrozenAt is not null;
    public IReadOnlyList<Criterion> Criteria => _criteria;

    internal void Freeze(DateTimeOffset now) => FrozenAt = now;

    internal void Replace(IEnumerable<Criterion> criteria)
    {
        List<Criterion> next = [.. criteria];
        if (next.Count == 0 || next.DistinctBy(c => c.Code, StringComparer.Ordinal).Count() != next.Count)
        {
            throw new ArgumentException("At least one criterion, and each code once.", nameof(criteria));
        }

        _criteria.Clear();
        _criteria.AddRange(next);
        for (var i = 0; i < next.Count; i++)
        {
            next[i].PlaceAt(i + 1);
        }
    }
}
