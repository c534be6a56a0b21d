using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>Who rates with a score sheet.</summary>
public enum RaterKind
{
    /// <summary>考核责任科室: an item is named after it, it marks that item for all units.</summary>
    ResponsibleOffice,

    /// <summary>督查人员: marks the units assigned to him.</summary>
    Supervisor,
}

/// <summary>One cell of a score sheet: a unit on an item. A draft with a version of its own.</summary>
[Unrecorded]
public sealed class Mark : Entity
{
    public const int ItemCodeMaxLength = OccurrenceFacts.CodeMaxLength;
    public const int NoteMaxLength = 500;

    private Mark() { } // EF

    internal Mark(int unitId, string itemCode) =>
        (UnitId, ItemCode) = (unitId, Text.Required(itemCode, ItemCodeMaxLength, nameof(itemCode)));

    public int UnitId { get; private set; }
    public string ItemCode { get; private set; } = "";
    public decimal? Points { get; private set; }
    public decimal? Numerator { get; private set; }
    public decimal? Denominator { get; private set; }
    public string? LevelCode { get; private set; }
    public bool? IsMet { get; private set; }
    public bool IsNotApplicable { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Who filled it in last; null = nobody yet, or before 0.2.</summary>
    public Doer? FilledBy { get; private set; }

    public DateTimeOffset? FilledAt { get; private set; }

    /// <summary>
    /// Number of the submission it went into last; null before the first. Writing it raises the version, so that
    /// somebody who still marks while another submits is told.
    /// </summary>
    public int? SubmittedIn { get; private set; }

    public SheetEntry Entry => new()
    {
        Points = Points,
        Numerator = Numerator,
        Denominator = Denominator,
        LevelCode = LevelCode,
        IsMet = IsMet,
        IsNotApplicable = IsNotApplicable,
        Remark = Note,
    };

    internal void Fill(SheetEntry entry, Actor actor, DateTimeOffset now)
    {
        Note = Text.Optional(entry.Remark, NoteMaxLength, nameof(entry));
        (Points, Numerator, Denominator) = (entry.Points, entry.Numerator, entry.Denominator);
        (LevelCode, IsMet, IsNotApplicable) = (entry.LevelCode, entry.IsMet, entry.IsNotApplicable);
        (FilledBy, FilledAt) = (Doer.Of(actor), now);
    }

    internal void GoInto(int submissionNumber) => SubmittedIn = submissionNumber;
}

/// <summary>That and why a score sheet was sent back or reopened.</summary>
public sealed class ScoreReturn
{
    public const int ReasonMaxLength = Assessments.Reason.MaxLength;

    private ScoreReturn() { } // EF

    internal ScoreReturn(int submissionNumber, string reason) => (SubmissionNumber, Reason) = (submissionNumber, reason);

    public int Id { get; private set; }
    public int SubmissionNumber { get; private set; }
    public string Reason { get; private set; } = "";
}
