using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>A file as it was stored.</summary>
/// <param name="FileName">As the uploader called it.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="StoredName">Its name in the store; says nothing about its content.</param>
public sealed record EvidenceFile(string FileName, string ContentType, long Size, string Sha256, string StoredName);

/// <summary>One version of a piece of evidence.</summary>
public sealed class EvidenceVersion
{
    public const int FileNameMaxLength = 255;
    public const int ContentTypeMaxLength = 100;
    public const int HashLength = 64;
    public const int StoredNameMaxLength = 100;

    private EvidenceVersion() { } // EF

    internal EvidenceVersion(int number, EvidenceFile file, Actor actor, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(file.Size, nameof(file));
        FileName = Text.Required(file.FileName, FileNameMaxLength, nameof(file));
        ContentType = Text.Required(file.ContentType, ContentTypeMaxLength, nameof(file));
        Sha256 = Text.Required(file.Sha256, HashLength, nameof(file));
        StoredName = Text.Required(file.StoredName, StoredNameMaxLength, nameof(file));
        (Number, Size, UploadedBy, UploadedAt) = (number, file.Size, Doer.Of(actor), now);
    }

    public int Id { get; private set; }

    /// <summary>From 1, within the evidence.</summary>
    public int Number { get; private set; }

    public string FileName { get; private set; } = "";
    public string ContentType { get; private set; } = "";

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    public string Sha256 { get; private set; } = "";
    public string StoredName { get; private set; } = "";
    public Doer UploadedBy { get; private set; } = null!;
    public DateTimeOffset UploadedAt { get; private set; }
}

/// <summary>What a piece of evidence is used for.</summary>
public enum EvidenceUseKind
{
    SelfAnswer,
    Occurrence,
    Mark,
    Decision,

    /// <summary>A document that a campaign rests on.</summary>
    BasisDocument,
    Duty,
}

/// <summary>One use of a piece of evidence; whoever may see the use may see the evidence.</summary>
public sealed class EvidenceUse
{
    public const int ItemCodeMaxLength = OccurrenceFacts.CodeMaxLength;

    private EvidenceUse() { } // EF

    internal EvidenceUse(EvidenceUseKind kind, int subjectId, int? roundId, string? itemCode)
    {
        (Kind, SubjectId, RoundId) = (kind, subjectId, roundId);
        ItemCode = Text.Optional(itemCode, ItemCodeMaxLength, nameof(itemCode));
    }

    public int Id { get; private set; }
    public EvidenceUseKind Kind { get; private set; }

    /// <summary>Id of the self-assessment, occurrence, score sheet, result, basis document or duty, as the kind says.</summary>
    public int SubjectId { get; private set; }

    /// <summary>Null outside any round.</summary>
    public int? RoundId { get; private set; }

    /// <summary>Null when it is about the whole.</summary>
    public string? ItemCode { get; private set; }

    /// <summary>Since when it is part of something submitted or decided; null = still a draft's.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    public bool IsFrozen => FrozenAt is not null;

    internal void Freeze(DateTimeOffset now) => FrozenAt ??= now;

    internal bool Is(EvidenceUseKind kind, int subjectId) => Kind == kind && SubjectId == subjectId;
}
