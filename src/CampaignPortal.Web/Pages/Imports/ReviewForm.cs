using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Imports;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>What is sent to import what a report shows.</summary>
public sealed class ReviewForm
{
    /// <summary>Fingerprint of the report: nobody imports what he has not seen.</summary>
    public string Shown { get; set; } = "";

    /// <summary>Whether what is on record is changed too where rows say something else.</summary>
    public bool WithChanges { get; set; }
}

/// <summary>A report as it is shown: the counts of all, and the first of each kind of row.</summary>
public sealed record ReviewView(ImportReport Report, ReviewForm Input)
{
    /// <summary>More would be read by nobody; the marked file has all of them.</summary>
    private const int MostRows = 200;

    public ImportBatch Batch => Report.Batch;
    public ImportPlan? Plan => Report.Plan;

    public IReadOnlyList<ImportProblem> Problems => [.. (Plan?.Problems ?? []).Take(MostRows)];

    /// <summary>Rows with what stands there now and what would: where cells of a sheet are filled, all of them.</summary>
    public IReadOnlyList<PlannedRow> Compared => [.. Everything.Take(MostRows)];

    public int ComparedCount => Everything.Count();
    public int ProblemCount => Plan?.Problems.Count ?? 0;
    public int ChangeCount => Plan?.Changes.Count() ?? 0;
    public int FreshCount => Plan?.Fresh.Count() ?? 0;
    public bool IsMarks => Batch.Kind == ImportKind.Marks;
    public bool IsDryRun => Batch.State == ImportState.DryRun;
    public bool IsImported => Batch.State == ImportState.Imported;
    public string MarkedPage => IsMarks ? "/ScoreSheets/ImportMarked" : "/Imports/Marked";
    public string DiscardPage => IsMarks ? "/ScoreSheets/ImportDiscard" : "/Imports/Discard";
    public string UndoPage => IsMarks ? "/ScoreSheets/ImportUndo" : "/Imports/Undo";

    private IEnumerable<PlannedRow> Everything => Plan is null ? [] : IsMarks ? Plan.Rows : Plan.Changes;
}

/// <summary>What would be taken back, or why it cannot be.</summary>
public sealed record UndoView(ImportUndoing Undoing)
{
    public ImportBatch Batch => Undoing.Batch;
    public Refusal? WhyNot => Undoing.WhyNot;
    public IReadOnlyList<string> Uses => Undoing.Uses;
    public string Text => IsMarks ? "Imports.Marks.UndoText" : "Imports.Undo.Text";

    /// <summary>Cells of a sheet, or rows of anything else.</summary>
    public int Count => IsMarks ? Undoing.CellCount : Batch.ImportedCount;

    public string BackPage => IsMarks ? "/ScoreSheets/Grid" : "/Imports/Index";
    public int? BackId => Batch.SheetId;

    private bool IsMarks => Batch.Kind == ImportKind.Marks;
}
