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
        DateOnly from, DateOnly to, string reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDelegate(fromPersonId, toPersonId, permits, from, to));
        (FromPersonId, ToPersonId, Capacity, From, To) = (fromPersonId, toPersonId, capacity, from, to);
        Reason = Text.Required(reason, ReasonMaxLength, nameof(reason));
        _permits.AddRange(permits);
        Record(new Deed("Delegation.Given", actor, now) { Reason = Reason });
    }

    /// <summary>For whom is acted.</summary>
    public int FromPersonId { get; private set; }

    /// <summary>Who acts.</summary>
    public int ToPersonId { get; private set; }

    public Capacity Capacity { get; private set; }
    public IReadOnlyList<string> Permits => _permits;
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string Reason { get; private set; }

    public bool HoldsOn(DateOnly day) => day >= From && day <= To;

    public static Refusal? WhyNotDelegate(int fromPersonId, int toPersonId, IReadOnlyCollection<string> permits, DateOnly from, DateOnly to) =>
        fromPersonId == toPersonId ? Refusal.OwnGrant
        : permits.Count == 0 ? Refusal.Incomplete
        : to < from ? Refusal.EndsBeforeItBegins
        : null;

    public Refusal? WhyNotEnd(DateOnly lastDay) => lastDay > To || lastDay < From.AddDays(-1) ? Refusal.OutsidePeriod : null;

    /// <param name="lastDay">Last day of acting; the day before it began takes it back entirely.</param>
    public void End(DateOnly lastDay, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotEnd(lastDay));
        var before = To;
        To = lastDay;
        Record(new Deed("Delegation.Ended", actor, now) { Before = $"{before:yyyy-MM-dd}", After = $"{lastDay:yyyy-MM-dd}" });
    }
}
