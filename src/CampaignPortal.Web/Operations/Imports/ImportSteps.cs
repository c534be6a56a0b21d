using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>What became of a file that was handed in.</summary>
/// <param name="BatchId">Null where it was not taken.</param>
/// <param name="Problem">Why it was not, and what to do; null where it was.</param>
public sealed record HandedIn(int? BatchId, string? Problem);

/// <param name="Plan">Null once the days of the file are over.</param>
public sealed record ImportReport(ImportBatch Batch, ImportPlan? Plan);

/// <param name="Uses">What has been done since with what it brought, as keys of words.</param>
/// <param name="CellCount">How many cells of a sheet it filled.</param>
public sealed record ImportUndoing(ImportBatch Batch, IReadOnlyList<string> Uses, int CellCount)
{
    public Refusal? WhyNot => Batch.WhyNotUndo(Uses.Count > 0);
}

/// <param name="Name">Of the file as it is handed out.</param>
public sealed record MarkedFile(byte[] Content, string Name);

/// <summary>
/// The steps of an import as its pages take them, whichever permit leads to them: marks by the rater's, units and people by the
/// administrator's. What is none of the reader's business is null.
/// </summary>
public sealed class ImportSteps(ImportDesk desk, ImportWords words, IStringLocalizer<Texts> texts)
{
    public async Task<HandedIn> HandInAsync(ImportKind kind, int? sheetId, IFormFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            return new HandedIn(null, texts["Imports.New.Missing"]);
        }

        await using var content = file.OpenReadStream();
        var outcome = await desk.UploadAsync(kind, sheetId, file.FileName, content, ct);
        return new HandedIn(
            outcome.BatchId,
            outcome.BatchId is not null ? null
                : outcome.Problem is { } problem ? texts[$"FileProblem.{problem}"].Value
                : texts["Imports.New.Headings", string.Join(texts["List.Separator"], outcome.Missing)].Value);
    }

    public async Task<ImportReport?> ReviewAsync(int id, bool isMarks, CancellationToken ct) =>
        await desk.FindAsync(id, isMarks, ct) is { } batch ? new ImportReport(batch, await desk.PlanAsync(batch, ct)) : null;

    /// <param name="shown">Fingerprint of the report that was shown.</param>
    /// <returns>The batch, and how many rows came in or how many cells were filled.</returns>
    /// <exception cref="RefusedException">It is imported already, or what was shown no longer holds.</exception>
    public async Task<(ImportBatch Batch, int Count)?> ImportAsync(int id, bool isMarks, string shown, bool withChanges, CancellationToken ct) =>
        await desk.FindAsync(id, isMarks, ct) is { } batch ? (batch, await desk.ImportAsync(id, shown, withChanges, AboutOf(batch), ct)) : null;

    public async Task<ImportUndoing?> ReviewUndoAsync(int id, bool isMarks, CancellationToken ct) =>
        await desk.FindAsync(id, isMarks, ct) is { } batch
            ? new ImportUndoing(batch, batch.State == ImportState.Imported ? await desk.Of(batch.Kind).UsesAsync(batch, ct) : [], await desk.CellsAsync(batch, ct))
            : null;

    /// <exception cref="RefusedException">Something that it brought has been used.</exception>
    public async Task<ImportBatch?> UndoAsync(int id, bool isMarks, CancellationToken ct)
    {
        var batch = await desk.FindAsync(id, isMarks, ct);
        if (batch is not null)
        {
            await desk.UndoAsync(id, AboutOf(batch), ct);
        }

        return batch;
    }

    public async Task<ImportBatch?> DiscardAsync(int id, bool isMarks, CancellationToken ct)
    {
        var batch = await desk.FindAsync(id, isMarks, ct);
        if (batch is not null)
        {
            await desk.DiscardAsync(id, ct);
        }

        return batch;
    }

    /// <summary>Somebody's own file with what is wrong marked in it; null too where nothing is wrong or its days are over.</summary>
    public async Task<MarkedFile?> MarkedAsync(int id, bool isMarks, CancellationToken ct) =>
        await ReviewAsync(id, isMarks, ct) is { Plan: { Problems.Count: > 0 } plan, Batch: { File: { } file } batch }
            ? new MarkedFile(words.Marked(file.Content, plan), words.MarkedName(batch.FileName))
            : null;

    private string AboutOf(ImportBatch batch) => texts[$"ImportKind.{batch.Kind}"];
}
