using CampaignPortal.Domain.Imports;
using CampaignPortal.Web.Operations.Workbooks;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>What a template looks like, and what a file of the kind is read by.</summary>
/// <param name="Title">Over the table, and the name of the file.</param>
/// <param name="Rows">What the template is handed out with.</param>
/// <param name="Notes">How it is filled in.</param>
public sealed record ImportForm(string Title, IReadOnlyList<InputColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<string> Notes);

/// <summary>Knows one kind of file: its columns, its rules, and how its rows are brought in and taken back.</summary>
/// <remarks>A sheet's id is given where marks are meant, and null for everything else.</remarks>
public interface IImporter
{
    ImportKind Kind { get; }

    Task<ImportForm> FormAsync(int? sheetId, CancellationToken ct);

    Task<ImportPlan> PlanAsync(int? sheetId, IReadOnlyList<InputRow> rows, CancellationToken ct);

    /// <summary>Inside the transaction in which the rows were planned.</summary>
    /// <returns>Everything that was made or changed.</returns>
    Task<IReadOnlyList<ImportedThing>> ApplyAsync(int? sheetId, IReadOnlyList<PlannedRow> rows, CancellationToken ct);

    /// <returns>What has been done since with what the batch brought, as keys of words; empty as long as nothing has.</returns>
    Task<IReadOnlyList<string>> UsesAsync(ImportBatch batch, CancellationToken ct);

    /// <summary>Inside the transaction in which it was asked for uses.</summary>
    Task TakeBackAsync(ImportBatch batch, CancellationToken ct);
}
