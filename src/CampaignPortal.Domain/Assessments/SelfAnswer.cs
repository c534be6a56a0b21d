using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>An item that a unit answers for itself.</summary>
/// <param name="TakesWords">Words answer it, not a figure.</param>
/// <param name="RequiresEvidence">The standards demand a file behind the answer.</param>
public sealed record SelfItem(string Code, bool TakesWords = false, bool RequiresEvidence = false);

/// <summary>
/// A unit's answer to one item. A draft with a version of its own, so that two people may fill in different items
/// of one sheet; the submission puts the whole on record.
/// </summary>
[Unrecorded]
public sealed class SelfAnswer : Entity
{
    public const int ItemCodeMaxLength = OccurrenceFacts.CodeMaxLength;
    public const int ExplanationMaxLength = SheetEntry.RemarkMaxLength;

    private SelfAnswer() { } // EF

    internal SelfAnswer(SelfItem item)
    {
        ItemCode = Text.Required(item.Code, ItemCodeMaxLength, nameof(item));
        (TakesWords, RequiresEvidence) = (item.TakesWords, item.RequiresEvidence);
    }

    public string ItemCode { get; private set; } = "";

    /// <inheritdoc cref="SelfItem"/>
    public bool TakesWords { get; private set; }

    /// <inheritdoc cref="SelfItem"/>
    public bool RequiresEvidence { get; private set; }

    public decimal? OwnPoints { get; private set; }
    public decimal? Numerator { get; private set; }
    public decimal? Denominator { get; private set; }
    public string? LevelCode { get; private set; }
    public bool? IsMet { get; private set; }
    public bool IsNotApplicable { get; private set; }
    public string? Explanation { get; private set; }

    /// <summary>Who filled it in last; null = nobody yet.</summary>
    public Doer? FilledBy { get; private set; }

    public DateTimeOffset? FilledAt { get; private set; }

    /// <summary>
    /// Number of the submission it went into last; null before the first. Writing it raises the version, so that
    /// somebody who still fills in while another submits is told.
    /// </summary>
    public int? SubmittedIn { get; private set; }

    public SheetEntry Entry => new()
    {
        Points = OwnPoints,
        Numerator = Numerator,
        Denominator = Denominator,
        LevelCode = LevelCode,
        IsMet = IsMet,
        IsNotApplicable = IsNotApplicable,
        Remark = Explanation,
    };

    public bool IsFilled => Entry.IsFilled || (TakesWords && Explanation is not null);

    /// <summary>Whether submitting waits for a file behind this answer; what does not apply needs none.</summary>
    public bool WaitsForEvidence(IReadOnlyCollection<string> evidencedItems) =>
        RequiresEvidence && !IsNotApplicable && !evidencedItems.Contains(ItemCode);

    internal void Fill(SheetEntry entry, Actor actor, DateTimeOffset now)
    {
        (OwnPoints, Numerator, Denominator) = (entry.Points, entry.Numerator, entry.Denominator);
        (LevelCode, IsMet, IsNotApplicable) = (entry.LevelCode, entry.IsMet, entry.IsNotApplicable);
        (Explanation, FilledBy, FilledAt) = (entry.Remark, Doer.Of(actor), now);
    }

    internal void GoInto(int submissionNumber) => SubmittedIn = submissionNumber;
}

/// <summary>Somebody who filled in something of a self-assessment, whether or not it still stands there.</summary>
public sealed class SelfContributor
{
    private SelfContributor() { } // EF

    internal SelfContributor(Doer by) => By = by;

    public int Id { get; private set; }
    public Doer By { get; private set; } = null!;
}

/// <summary>Why a self-assessment was sent back; one row for each reason.</summary>
public sealed class ReturnReason
{
    public const int ReasonMaxLength = Assessments.Reason.MaxLength;

    private ReturnReason() { } // EF

    public ReturnReason(string? itemCode, string reason) => (ItemCode, Reason) = (itemCode, Assessments.Reason.Require(reason));

    public int Id { get; private set; }

    /// <summary>Null when it is about the whole sheet.</summary>
    public string? ItemCode { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The submission that was sent back.</summary>
    public int SubmissionNumber { get; private set; }

    internal ReturnReason For(int submissionNumber)
    {
        SubmissionNumber = submissionNumber;
        return this;
    }
}
