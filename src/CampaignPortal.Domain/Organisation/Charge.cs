using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Organisation;

public enum ChargeKind
{
    /// <summary>分管领导: the deputy who answers for the unit in the leadership; confirms where its only head is the author.</summary>
    DeputyInCharge,

    /// <summary>联络员: whom one calls; his office telephone is the only one that is stored.</summary>
    Liaison,
}

/// <summary>
/// What a person is to a unit beside his post (分工) from one day to another. It gives no right: rights are assignments alone.
/// </summary>
public sealed class Charge : Entity
{
    private Charge() { } // EF

    /// <param name="to">Last day, inclusive; null while it lasts.</param>
    /// <param name="about">Whom and where, in words of the office.</param>
    public Charge(int personId, int unitId, ChargeKind kind, DateOnly from, DateOnly? to, string about, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(to < from ? Refusal.EndsBeforeItBegins : null);
        (PersonId, UnitId, Kind, From, To) = (personId, unitId, kind, from, to);
        Record(new Deed("Charge.Taken", actor, now, about) { UnitId = unitId, After = $"{Kind} {Days.Between(From, To)}" });
    }

    public int PersonId { get; private set; }
    public int UnitId { get; private set; }
    public ChargeKind Kind { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>Last day, inclusive; null while it lasts. One that was taken back before its first day ends before it begins.</summary>
    public DateOnly? To { get; private set; }

    public bool HoldsOn(DateOnly day) => day >= From && (To is null || day <= To);

    /// <param name="from">First day without it.</param>
    public Refusal? WhyNotEnd(DateOnly from) => To < from ? Refusal.WrongState : null;

    /// <param name="from">First day without it.</param>
    /// <param name="about">Whom and where, in words of the office.</param>
    public void End(DateOnly from, string about, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotEnd(from));
        var before = $"{Kind} {Days.Between(From, To)}";
        To = from.AddDays(-1);
        Record(new Deed("Charge.Ended", actor, now, about) { UnitId = UnitId, Before = before, After = $"{Kind} {Days.Between(From, To)}" });
    }
}
