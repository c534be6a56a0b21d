using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>A unit as it was called and placed when the round opened; later renaming does not reach it.</summary>
public sealed class Participant
{
    public const int CodeMaxLength = 32;
    public const int NameMaxLength = 100;

    private Participant() { } // EF

    public Participant(
        int unitId,
        string unitCode,
        string unitName,
        string? parentCode,
        string? parentName,
        string categoryCode,
        string categoryName,
        bool isRanked,
        int order)
    {
        UnitId = unitId;
        UnitCode = Text.Required(unitCode, CodeMaxLength, nameof(unitCode));
        UnitName = Text.Required(unitName, NameMaxLength, nameof(unitName));
        ParentCode = Text.Optional(parentCode, CodeMaxLength, nameof(parentCode));
        ParentName = Text.Optional(parentName, NameMaxLength, nameof(parentName));
        CategoryCode = Text.Required(categoryCode, CodeMaxLength, nameof(categoryCode));
        CategoryName = Text.Required(categoryName, NameMaxLength, nameof(categoryName));
        (IsRanked, Order) = (isRanked, order);
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitCode { get; private set; } = "";
    public string UnitName { get; private set; } = "";

    /// <summary>Of the unit above, which nominates; null for a unit at the top.</summary>
    public string? ParentCode { get; private set; }

    /// <summary>Null for a unit at the top.</summary>
    public string? ParentName { get; private set; }

    public string CategoryCode { get; private set; } = "";
    public string CategoryName { get; private set; } = "";
    public bool IsRanked { get; private set; }

    /// <summary>Place in lists; Chinese names are not sorted by the database.</summary>
    public int Order { get; private set; }
}

/// <summary>More time for one unit. Earlier extensions stay on record; the furthest counts.</summary>
public sealed class RoundExtension
{
    public const int ReasonMaxLength = Assessments.Reason.MaxLength;

    private RoundExtension() { } // EF

    internal RoundExtension(int unitId, DateOnly untilOn, DateOnly confirmUntilOn, string reason) =>
        (UnitId, UntilOn, ConfirmUntilOn, Reason) = (unitId, untilOn, confirmUntilOn, reason);

    public int Id { get; private set; }
    public int UnitId { get; private set; }

    /// <summary>Last day for the self-assessment, inclusive.</summary>
    public DateOnly UntilOn { get; private set; }

    /// <summary>Last day for its confirmation, inclusive.</summary>
    public DateOnly ConfirmUntilOn { get; private set; }

    public string Reason { get; private set; } = "";
}
