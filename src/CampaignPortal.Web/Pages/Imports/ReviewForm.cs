using CampaignPortal.Domain.Imports;
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
public sealed record ReviewView(ImportBatch Batch, ImportPlan? Plan)
{
    /// <summary>More would be read by nobody; the marked file has all of them.</summary>
    private const int MostRows = 200;

    public IReadOnlyList<ImportProblem> Problems => [.. (Plan?.Problems ?? []).Take(MostRows)];

    /// <summary>Rows with what stands there now and what would: where cells of a sheet are filled, all of them.</summary>
    public IReadOnlyList<PlannedRow> Compared => [.. Everything.Take(MostRows)];

    public int ComparedCount => Everything.Count();
    public int ProblemCount => Plan?.Problems.Count ?? 0;
    public int ChangeCount => Plan?.Changes.Count() ?? 0;
    public int FreshCount => Plan?.Fresh.Count() ?? 0;
    public bool IsMarks => Batch.Kind == ImportKind.Marks;
    public string MarkedPage => IsMarks ? "/ScoreSheets/ImportMarked" : "/Imports/Marked";
    public bool IsDryRun => Batch.State == ImportState.DryRun;

    private IEnumerable<PlannedRow> Everything => Plan is null ? [] : IsMarks ? Plan.Rows : Plan.Changes;
}
