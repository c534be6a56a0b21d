using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Organisation;

/// <summary>Somebody acts for somebody else during a period, for the permits named (代理、AB 角、代录).</summary>
public sealed class Delegation : Entity
{
    public const int ReasonMaxLength = 200;

    private readonly List<string> _permits = [];

    private Delegation() => Reason = ""; // EF

    /// <param name="permits">Names of the permits handed over; never empty.</param>
    /// <param name="to">Last day, inclusive: a delegation always ends.</param>
    public Delegation(
        int fromPersonId, int toPersonId, Capacity capacity, IReadOnlyCollection<string> permits,
        DateOnly from, DateOnly to, string reason, Delegating delegating, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDelegate(fromPersonId, toPersonId, permits, from, to, delegating));
        (FromPersonId, ToPersonId, Capacity, From, To) = (fromPersonId, toPersonId, capacity, from, to);
        Reason = Text.Required(reason, ReasonMaxLength, nameof(reason));
        _permits.AddRange(permits);
        Record(new Deed("Delegation.Given", actor, now, delegating.About) { After = InWords(), Reason = Reason });
    }

    /// <summary>For whom is acted.</summary>
    public int FromPersonId { get; private set; }

    /// <summary>Who acts.</summary>
    public int ToPersonId { get; private set; }

    public Capacity Capacity { get; private set; }
    public IReadOnlyList<string> Permits => _permits;
    public DateOnly From { get; private set; }

    /// <summary>Last day, inclusive. A delegation that was taken back before anybody acted ends before it begins.</summary>
    public DateOnly To { get; private set; }

    public string Reason { get; private set; }

    public bool HoldsOn(DateOnly day) => day >= From && day <= To;

    /// <summary>Nobody gets by delegation what he may not hold himself beside his own roles.</summary>
    public static Refusal? WhyNotDelegate(
        int fromPersonId, int toPersonId, IReadOnlyCollection<string> permits, DateOnly from, DateOnly to, Delegating delegating) =>
        fromPersonId == toPersonId ? Refusal.OwnGrant
        : permits.Count == 0 ? Refusal.Incomplete
        : to < from ? Refusal.EndsBeforeItBegins
        : delegating.HandedOver.Where(g => g.Overlaps(from, to)).Any(g => delegating.Held.Any(h => h.Overlaps(from, to) && h.Excludes(g))) ? Refusal.RolesExclude
        : null;

    /// <summary>Whether it gives just what is asked for, so that giving it again would change nothing.</summary>
    public bool IsSameAs(int toPersonId, Capacity capacity, IEnumerable<string> permits, DateOnly from, DateOnly to, string reason) =>
        (ToPersonId, Capacity, From, To, Reason) == (toPersonId, capacity, from, to, reason) && _permits.Order().SequenceEqual(permits.Order());

    public Refusal? WhyNotEnd(DateOnly today) => To < today ? Refusal.WrongState : null;

    /// <summary>Takes it back at once: yesterday was its last day, and one that begins today or later never begins.</summary>
    /// <param name="about">Who acts for whom, in words of the office.</param>
    public void End(DateOnly today, string about, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotEnd(today));
        var before = InWords();
        To = today.AddDays(-1);
        Record(new Deed("Delegation.Ended", actor, now, about) { Before = before, After = InWords() });
    }

    /// <summary>Permits and days as codes, which the audit page translates.</summary>
    private string InWords() => $"{string.Join(' ', _permits)} {Days.Between(From, To)}";
}

/// <summary>What stands beside a delegation.</summary>
/// <param name="HandedOver">The giver's rights that carry the permits.</param>
/// <param name="Held">The rights of who is to act.</param>
/// <param name="About">Who acts for whom, in words of the office.</param>
public sealed record Delegating(IReadOnlyCollection<Assignment> HandedOver, IReadOnlyCollection<Assignment> Held, string About);
