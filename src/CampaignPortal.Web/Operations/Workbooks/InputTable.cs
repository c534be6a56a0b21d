using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Files;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>A column that is read from somebody's file.</summary>
/// <param name="Key">By which the reader of a row asks for its cells.</param>
/// <param name="Titles">What its heading may say; spaces, asterisks and width of letters do not matter.</param>
/// <param name="Look">As the template shows it.</param>
public sealed record InputColumn(string Key, IReadOnlyList<string> Titles, WorkbookColumn Look)
{
    /// <summary>Whether a file without it is refused.</summary>
    public bool IsRequired { get; init; }

    public bool IsHeaded(string heading) => Titles.Any(t => Folded(t) == Folded(heading));

    private static string Folded(string title) => Text.NormalisedCode(title).Replace("*", "", StringComparison.Ordinal);
}

/// <summary>Why a cell says nothing that could be read.</summary>
public enum CellFault
{
    None,

    /// <summary>What it shows depends on other cells or files.</summary>
    Formula,

    /// <summary>#N/A, #REF! and their like.</summary>
    Error,
}

/// <summary>A cell as it was filled in.</summary>
/// <param name="Address">As Excel shows it: C12.</param>
/// <param name="Text">Without surrounding spaces; a number without trailing zeros, a day as yyyy-MM-dd.</param>
public sealed record InputCell(string Address, string Text, CellFault Fault = CellFault.None);

/// <param name="Number">As Excel counts.</param>
/// <param name="Cells">By key of their columns; a cell that is not there is empty.</param>
public sealed record InputRow(int Number, IReadOnlyDictionary<string, InputCell> Cells)
{
    public InputCell this[string key] => Cells[key];
}

/// <summary>What was found in a file.</summary>
/// <param name="Problem">Why the file is not read at all; null otherwise.</param>
/// <param name="Missing">Headings of required columns that are not there; where there are any, no rows are read.</param>
public sealed record InputTable(FileProblem? Problem, IReadOnlyList<string> Missing, IReadOnlyList<InputRow> Rows)
{
    /// <summary>The row with the headings, as Excel counts; 0 where none was found.</summary>
    public int HeadingRow { get; init; }

    public static InputTable Refused(FileProblem problem) => new(problem, [], []);
}
