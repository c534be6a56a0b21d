using System.Globalization;
using System.Text;
using CampaignPortal.Domain.Assessments;

namespace CampaignPortal.Web.Operations.Files;

/// <summary>How the inside of a file is checked.</summary>
internal enum FileContent
{
    Pdf,
    Jpeg,
    Png,

    /// <summary>Word, Excel and PowerPoint since 2007: a zip with a list of content types.</summary>
    OfficePackage,

    /// <summary>版式文件, a zip with OFD.xml.</summary>
    Ofd,

    /// <summary>The compound files of older Word, Excel and WPS; newer WPS writes packages under the same names.</summary>
    Compound,
}

/// <summary>A kind of file that is accepted.</summary>
/// <param name="Mark">What the inside must name: the main part of a package, the main stream of a compound file.</param>
internal sealed record FileKind(string Extension, string ContentType, FileContent Content, string Mark = "");

/// <summary>The kinds of files that are accepted, by extension and by content; everything else is refused.</summary>
internal static class FileKinds
{
    private static readonly FileKind[] Accepted =
    [
        new(".pdf", "application/pdf", FileContent.Pdf),
        new(".jpg", "image/jpeg", FileContent.Jpeg),
        new(".jpeg", "image/jpeg", FileContent.Jpeg),
        new(".png", "image/png", FileContent.Png),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileContent.OfficePackage, "wordprocessingml.document.main+xml"),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileContent.OfficePackage, "spreadsheetml.sheet.main+xml"),
        new(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", FileContent.OfficePackage, "presentationml.presentation.main+xml"),
        new(".ofd", "application/ofd", FileContent.Ofd, "OFD.xml"),
        new(".doc", "application/msword", FileContent.Compound, "WordDocument"),
        new(".wps", "application/vnd.ms-works", FileContent.Compound, "WordDocument"),
        new(".xls", "application/vnd.ms-excel", FileContent.Compound, "Workbook"),
        new(".et", "application/octet-stream", FileContent.Compound, "Workbook"),
    ];

    /// <summary>What a browser or a shell would run or render, hidden before an innocent extension (公告.exe.pdf).</summary>
    private static readonly HashSet<string> Running = new(StringComparer.OrdinalIgnoreCase)
    {
        "asp", "aspx", "bat", "cmd", "dll", "docm", "exe", "hta", "htm", "html", "jar", "js", "jse", "jsp", "lnk", "mht", "msi", "php", "pptm",
        "ps1", "scr", "sh", "svg", "vbe", "vbs", "wsf", "xhtml", "xlsm", "xml",
    };

    /// <summary>For the browser's file dialogue.</summary>
    public static string Accept { get; } = string.Join(',', Accepted.Select(k => k.Extension));

    /// <summary>Null for an extension that is not on the list.</summary>
    public static FileKind? Of(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return Array.Find(Accepted, k => k.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The last part of what the browser sent, which may be a whole path of the sender's machine.</summary>
    public static string NameOf(string sent) => sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

    public static FileProblem? WhyNotName(string fileName) =>
        fileName.Length == 0 || fileName.Length > EvidenceVersion.FileNameMaxLength || !IsVisible(fileName) ? FileProblem.Name
        : Of(fileName) is null ? FileProblem.Kind
        : fileName.Split('.')[1..^1].Any(part => Running.Contains(part.Trim())) ? FileProblem.Name
        : null;

    private static bool IsVisible(string name)
    {
        try
        {
            return name.IsNormalized(NormalizationForm.FormC) && name.EnumerateRunes().All(r =>
                Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
        }
        catch (ArgumentException)
        {
            return false; // half of a surrogate pair
        }
    }
}
