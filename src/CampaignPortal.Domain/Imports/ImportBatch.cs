using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Imports;

/// <summary>What a file brings in.</summary>
public enum ImportKind
{
    Units,
    People,

    /// <summary>Marks and case figures of one score sheet.</summary>
    Marks,
}

public enum ImportState
{
    /// <summary>Read and reported; nothing is changed yet.</summary>
    DryRun,
    Imported,

    /// <summary>What it brought is gone, and what it changed is as it was.</summary>
    Undone,
}

/// <summary>As whom somebody imports or takes back, and where it goes on record.</summary>
/// <param name="About">What is filled, in words of the office.</param>
/// <param name="CampaignId">Null for what belongs to no campaign.</param>
/// <param name="UnitId">The unit whose administrators read it; null where none is concerned.</param>
public sealed record Importing(Actor Actor, string About, int? CampaignId, int? UnitId);

/// <summary>One file that was uploaded, and what became of its rows (导入批次). The upload alone is a draft and changes nothing.</summary>
[Unrecorded]
public sealed class ImportBatch : Entity
{
    public const int FileNameMaxLength = 200;
    public const int HashLength = 64;

    /// <summary>So long a file is kept; a dry run that nobody imported goes with it.</summary>
    public static readonly TimeSpan FileKeptFor = TimeSpan.FromDays(7);

    private readonly List<ImportedThing> _things = [];

    private ImportBatch() => (FileName, Sha256) = ("", ""); // EF

    /// <param name="sheetId">The score sheet that the marks go into; null for everything else.</param>
    /// <param name="sha256">Of the file.</param>
    public ImportBatch(ImportKind kind, int? sheetId, string fileName, string sha256, byte[] content, Actor actor, DateTimeOffset now)
    {
        if ((kind == ImportKind.Marks) != sheetId.HasValue)
        {
            throw new ArgumentException("Marks go into a sheet, and nothing else does.", nameof(sheetId));
        }

        (Kind, SheetId, Sha256, UploadedById, UploadedAt) = (kind, sheetId, sha256, actor.PersonId, now);
        FileName = Text.Required(fileName, FileNameMaxLength, nameof(fileName));
        File = new ImportFile(content);
    }

    public ImportKind Kind { get; private set; }
    public int? SheetId { get; private set; }
    public string FileName { get; private set; }
    public string Sha256 { get; private set; }
    public int UploadedById { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    public ImportState State { get; private set; }

    /// <summary>Null once it was thrown away.</summary>
    public ImportFile? File { get; private set; }

    /// <summary>Rows of which something was taken over; 0 before. Of marks a row brings several cells: those are the <see cref="Things"/>.</summary>
    public int ImportedCount { get; private set; }

    /// <summary>Rows that stayed out whole: something was wrong with them, or nobody asked for what they change.</summary>
    public int LeftOutCount { get; private set; }

    public DateTimeOffset? ImportedAt { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>What the batch made or changed, so that all of it can be taken back.</summary>
    public IReadOnlyList<ImportedThing> Things => _things;

    /// <summary>The file as long as it is kept: from its hour on it is given to nobody, even if it is not cleared yet.</summary>
    public ImportFile? FileAt(DateTimeOffset now) => UploadedAt < now - FileKeptFor ? null : File;

    public Refusal? WhyNotImport(int importedCount) =>
        State != ImportState.DryRun ? Refusal.WrongState
        : importedCount == 0 ? Refusal.NothingToImport
        : null;

    public void Import(IEnumerable<ImportedThing> things, int importedCount, int leftOutCount, Importing importing, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotImport(importedCount));
        _things.AddRange(things);
        (State, ImportedCount, LeftOutCount, ImportedAt) = (ImportState.Imported, importedCount, leftOutCount, now);
        Record(Act("Import", importing, now) with { After = $"{importedCount}" });
    }

    /// <param name="isUsed">Whether anything that it brought has been changed or used since.</param>
    public Refusal? WhyNotUndo(bool isUsed) =>
        State != ImportState.Imported ? Refusal.WrongState
        : isUsed ? Refusal.InUse
        : null;

    public void Undo(bool isUsed, Importing importing, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotUndo(isUsed));
        (State, UndoneAt) = (ImportState.Undone, now);
        Record(Act("Undo", importing, now) with { Before = $"{ImportedCount}" });
    }

    private Deed Act(string verb, Importing importing, DateTimeOffset now) =>
        new($"ImportBatch.{verb}", importing.Actor, now, importing.About) { CampaignId = importing.CampaignId, UnitId = importing.UnitId, Reason = FileName };
}

/// <summary>The bytes of an uploaded file, apart from its batch so that lists do not load them.</summary>
public sealed class ImportFile
{
    private ImportFile() => Content = []; // EF

    internal ImportFile(byte[] content) => Content = content;

    public int Id { get; private set; }
    public byte[] Content { get; private set; }
}
