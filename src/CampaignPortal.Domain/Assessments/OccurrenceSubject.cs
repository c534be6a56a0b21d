using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>Why an occurrence reaches a unit.</summary>
public enum SubjectVia
{
    /// <summary>The unit itself.</summary>
    Direct,

    /// <summary>The person concerned works there (派驻岗位).</summary>
    Workplace,

    /// <summary>The person concerned is employed there (编制单位).</summary>
    Employer,
}

/// <summary>A unit that an occurrence concerns. Each answers for itself.</summary>
public sealed class OccurrenceSubject
{
    public const int RoleMaxLength = OccurrenceMultiplier.CodeMaxLength;

    private OccurrenceSubject() { } // EF

    public OccurrenceSubject(int unitId, int? personId = null, decimal factor = 1m, SubjectVia via = SubjectVia.Direct, string? role = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        (UnitId, PersonId, Factor, Via) = (unitId, personId, Points.Guard(factor, nameof(factor)), via);
        Role = Text.Optional(role, RoleMaxLength, nameof(role));
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }

    /// <summary>The person concerned; null when it is the unit as such.</summary>
    public int? PersonId { get; private set; }

    /// <summary>Share of the points that reaches this unit.</summary>
    public decimal Factor { get; private set; } = 1m;

    /// <summary>Code of the item's role that has this share; null where the item shares nothing out.</summary>
    public string? Role { get; private set; }

    public SubjectVia Via { get; private set; }

    /// <summary>When the unit acknowledged it or stated its case, whichever came last; null = it has not answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void Answer(DateTimeOffset now) => AnsweredAt = now;
}

/// <summary>What a unit said about an occurrence before the decision.</summary>
public sealed class OccurrenceStatement
{
    public const int TextMaxLength = 2000;

    private OccurrenceStatement() { } // EF

    internal OccurrenceStatement(int unitId, string text, Actor actor, DateTimeOffset now)
    {
        (UnitId, StatedBy, StatedAt) = (unitId, Doer.Of(actor), now);
        Text = Shared.Text.Required(text, TextMaxLength, nameof(text));
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string Text { get; private set; } = "";
    public Doer StatedBy { get; private set; } = null!;
    public DateTimeOffset StatedAt { get; private set; }
}
