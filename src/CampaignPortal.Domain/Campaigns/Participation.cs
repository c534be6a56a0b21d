namespace CampaignPortal.Domain.Campaigns;

/// <summary>A unit's taking part in a campaign (考核对象) during a period. Changing category means leaving and joining.</summary>
public sealed class Participation
{
    private Participation() { } // EF

    internal Participation(int unitId, string categoryCode, bool isRanked, DateOnly joinedOn, DateOnly? leftOn) =>
        (UnitId, CategoryCode, IsRanked, JoinedOn, LeftOn) = (unitId, categoryCode, isRanked, joinedOn, leftOn);

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string CategoryCode { get; private set; } = "";

    /// <summary>False for a unit that is assessed outside the ranking, like the organiser's own office.</summary>
    public bool IsRanked { get; private set; }

    public DateOnly JoinedOn { get; private set; }

    /// <summary>First day on which the unit takes part no longer; null while it does.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>Inclusive; null while it takes part until further notice.</summary>
    public DateOnly? LastDay => LeftOn?.AddDays(-1);

    public bool IsInForce(DateOnly day) => day >= JoinedOn && (LeftOn is null || day < LeftOn);

    internal void Leave(DateOnly on) => LeftOn = on;
}
