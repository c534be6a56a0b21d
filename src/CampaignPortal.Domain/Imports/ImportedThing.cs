namespace CampaignPortal.Domain.Imports;

/// <summary>What kind of thing a row made or changed.</summary>
public enum ImportedSubject
{
    Unit,
    Person,
    Posting,
    Assignment,
    Mark,
}

/// <summary>One thing that a batch made or changed.</summary>
public sealed class ImportedThing
{
    public const int BeforeMaxLength = 2000;

    private ImportedThing() { } // EF

    /// <param name="version">Right after the import: as long as the thing still has it, nobody has touched it.</param>
    /// <param name="before">What the row replaced; null for what the row made.</param>
    public ImportedThing(ImportedSubject subject, int subjectId, long version, string? before = null) =>
        (Subject, SubjectId, SubjectVersion, Before) = (subject, subjectId, version, before);

    public int Id { get; private set; }
    public ImportedSubject Subject { get; private set; }
    public int SubjectId { get; private set; }
    public long SubjectVersion { get; private set; }
    public string? Before { get; private set; }
    public bool IsNew => Before is null;
}
