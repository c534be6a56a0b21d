namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>How the values of a column are stored and shown.</summary>
public enum ColumnKind
{
    Text,

    /// <summary>A figure with the decimals it has.</summary>
    Number,

    /// <summary>A count.</summary>
    Whole,
    Day,
    Instant,
}

/// <summary>One column of a sheet.</summary>
/// <param name="Width">In characters of the default font; a Chinese one takes two.</param>
public sealed record WorkbookColumn(string Title, double Width = 16, ColumnKind Kind = ColumnKind.Text)
{
    /// <summary>What a cell may hold, offered as a drop-down; empty where anything may be typed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether the drop-down only suggests, and something else may be typed too.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Least and greatest number that may be typed; null where there is no such bound.</summary>
    public (decimal Min, decimal Max)? Bounds { get; init; }
}

/// <summary>One sheet with its heading, as it is printed.</summary>
/// <param name="Title">Over the table, and the name of the sheet.</param>
/// <param name="Issue">Who issues it, when, and which part of the list it is: the line below the title.</param>
/// <param name="Footer">Below each printed page, with Excel's <c>&amp;P</c> and <c>&amp;N</c>.</param>
public sealed record WorkbookLayout(string Title, string Issue, string Footer, IReadOnlyList<WorkbookColumn> Columns)
{
    /// <summary>Rows above the first one of the table: title, issue, headings.</summary>
    public const int HeadRows = 3;

    /// <summary>How it is filled in, on a sheet of its own; none for a list that is only read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Name of the sheet with the notes.</summary>
    public string NotesTitle { get; init; } = "";

    /// <summary>Down to which row drop-downs and bounds hold; 0 for a list that is only read.</summary>
    public int InputRows { get; init; }
}
