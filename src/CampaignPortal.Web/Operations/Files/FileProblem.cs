namespace CampaignPortal.Web.Operations.Files;

/// <summary>Why a file is not accepted; shown through the text key <c>FileProblem.{name}</c>, which also says what to do next.</summary>
public enum FileProblem
{
    Empty,
    TooLarge,

    /// <summary>More files than one use may have.</summary>
    TooMany,

    /// <summary>The unit has used up its share of the year.</summary>
    ShareUsedUp,

    /// <summary>Invisible or reversing characters, a second extension that runs or renders, or too long.</summary>
    Name,

    /// <summary>An extension that is not on the list.</summary>
    Kind,

    /// <summary>What is inside is not what the extension says, or is something else as well.</summary>
    Content,

    /// <summary>Macros, scripts or programs inside.</summary>
    Macros,

    /// <summary>Unpacked it would be far larger than it looks.</summary>
    Unpacked,

    /// <summary>A picture with more pixels than a viewer can open.</summary>
    Pixels,

    /// <summary>The disk is full or cannot be written.</summary>
    Store,

    /// <summary>A table that is to be read is no .xlsx file.</summary>
    NotXlsx,

    /// <summary>A table with more bytes, rows or columns than are read at once.</summary>
    WorkbookTooLarge,

    /// <summary>A table that takes values from other files or data sources.</summary>
    Links,

    /// <summary>A table without a single filled row.</summary>
    NoRows,
}

/// <summary>A file that was not accepted.</summary>
/// <param name="FileName">As the uploader called it.</param>
public sealed record FileRefusal(string FileName, FileProblem Problem);
