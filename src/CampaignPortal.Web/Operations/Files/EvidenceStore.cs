using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Operations.Files;

/// <summary>For whom files come in, what they show, and who sends them.</summary>
/// <param name="From">First day of what they show.</param>
/// <param name="To">Last day of what they show, inclusive.</param>
/// <param name="InUseCount">How many files the same use has already.</param>
public sealed record EvidenceIntake(int OwnerUnitId, DateOnly From, DateOnly To, Actor Actor, int InUseCount = 0);

/// <summary>What became of the files of one form: all are stored, or none is and each bad one is named.</summary>
public sealed record Reception(IReadOnlyList<EvidenceFile> Files, IReadOnlyList<FileRefusal> Refusals);

/// <summary>
/// Keeps the files of evidence outside everything that is served, under names that say nothing, and gives them back only
/// as they were stored. Storing comes before the rows: who fails to save them calls <see cref="Discard"/>.
/// </summary>
public sealed partial class EvidenceStore(
    CampaignDbContext db, IOptions<DataOptions> data, IOptions<EvidenceOptions> limits, TimeProvider clock, IStringLocalizer<Texts> texts, ILogger<EvidenceStore> logger)
{
    private const string Incoming = ".incoming";

    public EvidenceOptions Limits => limits.Value;

    private string Root => data.Value.EvidenceFolder;

    /// <summary>Checks and stores the files of one form.</summary>
    public async Task<Reception> ReceiveAsync(IReadOnlyList<IFormFile> files, int ownerUnitId, int inUseCount, CancellationToken ct)
    {
        List<FileRefusal> refusals = [.. files.Select(f => (f, Problem: WhyNot(f))).Where(x => x.Problem is not null).Select(x => Refused(x.f, x.Problem!.Value))];
        if (refusals.Count == 0 && await WhyNotRoomAsync(files, ownerUnitId, inUseCount, ct) is { } problem)
        {
            refusals.AddRange(files.Count == 0 ? [new FileRefusal("", problem)] : files.Select(f => Refused(f, problem)));
        }

        List<EvidenceFile> stored = [];
        foreach (var file in refusals.Count == 0 ? files : [])
        {
            var (kept, whyNot) = await StoreAsync(file, ct);
            if (kept is not null)
            {
                stored.Add(kept);
            }
            else
            {
                refusals.Add(Refused(file, whyNot!.Value));
            }
        }

        if (refusals.Count == 0)
        {
            return new(stored, []);
        }

        refusals.ForEach(r => RefusedFile(r.Problem, ownerUnitId));
        Discard(stored);
        return new([], refusals);
    }

    /// <summary>One file as a new piece of evidence, not yet saved.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.FileNotAccepted"/>, with the sentence that says why.</exception>
    public async Task<Evidence> ReceiveAsync(IFormFile file, EvidenceIntake intake, CancellationToken ct)
    {
        var reception = await ReceiveAsync([file], intake.OwnerUnitId, intake.InUseCount, ct);
        RefusedException.ThrowIf(reception.Files.Count == 0 ? Refusal.FileNotAccepted : null, string.Concat(reception.Refusals.Select(Sentence)));
        return Enter(reception.Files[0], intake);
    }

    /// <summary>Adds stored files as evidence; the caller saves.</summary>
    public Evidence Enter(EvidenceFile file, EvidenceIntake intake)
    {
        var name = Path.GetFileNameWithoutExtension(file.FileName) is { Length: > 0 } known ? known : file.FileName;
        name = name.Length <= Evidence.NameMaxLength ? name : name[..Evidence.NameMaxLength];
        var evidence = new Evidence(intake.OwnerUnitId, name, intake.From, intake.To, file, intake.Actor, clock.GetUtcNow());
        db.Evidence.Add(evidence);
        return evidence;
    }

    /// <summary>What a page says of a file that was not accepted.</summary>
    public string Sentence(FileRefusal refusal) =>
        texts["FileProblem.Named", Shown(refusal.FileName), texts[$"FileProblem.{refusal.Problem}", Limits.MaxFileMegabytes, Limits.MaxFilesPerUse, Limits.MaxUnitYearMegabytes].Value];

    /// <summary>Deletes files whose rows were never saved, or whose evidence was removed.</summary>
    public void Discard(IEnumerable<EvidenceFile> files)
    {
        foreach (var file in files)
        {
            File.Delete(PathOf(file.StoredName));
        }
    }

    /// <summary>Deletes those that no row names: a commit whose answer was lost may have kept them.</summary>
    public async Task DiscardUnlessKeptAsync(IReadOnlyList<EvidenceFile> files, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var names = files.Select(f => f.StoredName).ToList();
        var kept = await db.Evidence.SelectMany(e => e.Versions).Where(v => names.Contains(v.StoredName)).Select(v => v.StoredName).ToListAsync(ct);
        Discard(files.Where(f => !kept.Contains(f.StoredName)));
    }

    /// <returns>The file as it was stored; null when it is missing or not the same any more, which is logged for somebody to act.</returns>
    public async Task<Stream?> OpenAsync(string storedName, string sha256, long size, CancellationToken ct)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(PathOf(storedName), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
            if (file.Length == size && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)) == sha256)
            {
                file.Position = 0;
                return file;
            }

            Altered(storedName);
        }
        catch (IOException missing)
        {
            Missing(missing, storedName);
        }

        if (file is not null)
        {
            await file.DisposeAsync();
        }

        return null;
    }

    private static FileRefusal Refused(IFormFile file, FileProblem problem) => new(FileKinds.NameOf(file.FileName), problem);

    private FileProblem? WhyNot(IFormFile file)
    {
        var name = FileKinds.NameOf(file.FileName).Normalize(NormalizationForm.FormC);
        if (FileKinds.WhyNotName(name) is { } problem)
        {
            return problem;
        }

        if (file.Length == 0 || file.Length > Limits.MaxFileBytes)
        {
            return file.Length == 0 ? FileProblem.Empty : FileProblem.TooLarge;
        }

        using var content = file.OpenReadStream();
        return FileContents.WhyNot(FileKinds.Of(name)!, content);
    }

    private async Task<FileProblem?> WhyNotRoomAsync(IReadOnlyList<IFormFile> files, int ownerUnitId, int inUseCount, CancellationToken ct)
    {
        if (files.Count + inUseCount > Limits.MaxFilesPerUse)
        {
            return FileProblem.TooMany;
        }

        var since = OfficeTime.StartOf(new DateOnly(clock.Today().Year, 1, 1));
        var used = await (from e in db.Evidence
                          where e.OwnerUnitId == ownerUnitId && e.RemovedAt == null
                          from v in e.Versions
                          where v.UploadedAt >= since
                          select v.Size).SumAsync(ct);
        return used + files.Sum(f => f.Length) > Limits.MaxUnitYearBytes ? FileProblem.ShareUsedUp : WhyNotDisk(files.Sum(f => f.Length));
    }

    private FileProblem? WhyNotDisk(long coming)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(Root, Incoming));
            if (new DriveInfo(Root).AvailableFreeSpace - coming >= Limits.DiskReserveBytes)
            {
                return null;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotStored(failure);
            return FileProblem.Store;
        }

        DiskLow(Limits.DiskReserveMegabytes);
        return FileProblem.Store;
    }

    private async Task<(EvidenceFile? File, FileProblem? Problem)> StoreAsync(IFormFile file, CancellationToken ct)
    {
        var name = FileKinds.NameOf(file.FileName).Normalize(NormalizationForm.FormC);
        var (kind, storedName) = (FileKinds.Of(name)!, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var incoming = Path.Combine(Root, Incoming, storedName);
        try
        {
            var (problem, size, hash) = await WriteAsync(kind, file, incoming, ct);
            if (problem is not null)
            {
                return (null, problem);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(storedName))!);
            File.Move(incoming, PathOf(storedName));
            return (new EvidenceFile(name, kind.ContentType, size, hash, storedName), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotStored(failure);
            return (null, FileProblem.Store);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>Writes to the disk itself, not only to its cache, before anybody is told that the file is there.</summary>
    private static async Task<(FileProblem? Problem, long Size, string Hash)> WriteAsync(FileKind kind, IFormFile file, string path, CancellationToken ct)
    {
        using var hash = SHA256.Create();
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using var hashing = new CryptoStream(target, hash, CryptoStreamMode.Write, leaveOpen: true);
        await using var source = file.OpenReadStream();
        FileProblem? problem = null;
        if (kind.Content is FileContent.Jpeg or FileContent.Png)
        {
            problem = PictureCleaning.Copy(kind.Content, source, hashing);
        }
        else
        {
            await source.CopyToAsync(hashing, ct);
        }

        await hashing.FlushFinalBlockAsync(ct);
        target.Flush(flushToDisk: true);
        return (problem, target.Length, Convert.ToHexStringLower(hash.Hash!));
    }

    /// <summary>Names come from <see cref="StoreAsync"/> only; anything else would be a way out of the store.</summary>
    internal static string PlaceOf(string storedName) =>
        storedName.Length == 32 && storedName.All(char.IsAsciiHexDigitLower)
            ? $"{storedName[..2]}/{storedName[2..4]}/{storedName}"
            : throw new ArgumentException("Not a stored name.", nameof(storedName));

    private string PathOf(string storedName) => Path.Combine(Root, PlaceOf(storedName));

    /// <summary>A refused name may turn the reading direction or forge a line; what is shown does neither.</summary>
    private static string Shown(string fileName)
    {
        var visible = string.Concat(fileName.EnumerateRunes()
            .Where(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format)).Take(100).Select(r => r.ToString()));
        return visible.Length == 0 ? "?" : visible;
    }

    [LoggerMessage(LogLevel.Warning, "Refused a file of unit {UnitId}: {Problem}")]
    private partial void RefusedFile(FileProblem problem, int unitId);

    [LoggerMessage(LogLevel.Error, "A file could not be stored")]
    private partial void NotStored(Exception failure);

    [LoggerMessage(LogLevel.Error, "Less than {Megabytes} MB are free for evidence; uploads are refused")]
    private partial void DiskLow(int megabytes);

    [LoggerMessage(LogLevel.Error, "Stored file {StoredName} is not what was stored; it is given to nobody")]
    private partial void Altered(string storedName);

    [LoggerMessage(LogLevel.Error, "Stored file {StoredName} is missing")]
    private partial void Missing(Exception failure, string storedName);
}
