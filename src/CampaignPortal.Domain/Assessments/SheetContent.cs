using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CampaignPortal.Domain.Assessments;

/// <summary>One line of a sheet's canonical text.</summary>
/// <param name="UnitId">The unit it is about.</param>
public sealed record SheetLine(int UnitId, string ItemCode, SheetEntry Entry);

/// <summary>
/// The canonical text of a submitted sheet and its hash: one line for each entry, ordered by unit and item, fields
/// separated by tabs, decimals without trailing zeros. Equal contents give equal texts on every machine.
/// </summary>
public sealed class SheetContent
{
    private const string Format = "sheet 1";

    public SheetContent(string kind, int roundId, int raterId, IEnumerable<SheetLine> lines)
    {
        var body = lines.OrderBy(l => l.UnitId).ThenBy(l => l.ItemCode, StringComparer.Ordinal).Select(Render);
        Text = string.Join('\n', [Line(Format, kind, Number(roundId), Number(raterId)), .. body]);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    public string Text { get; }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>
    /// What one text says and the other does not, for the record: each line as item and values, without the unit. Empty
    /// lines of a first text say nothing.
    /// </summary>
    /// <param name="other">Null when there is no other.</param>
    public static string Difference(string text, string? other)
    {
        HashSet<string> known = [.. other?.Split('\n') ?? []];
        var lines = text.Split('\n').Skip(1).Where(l => !known.Contains(l)).Select(l => l.Split('\t').Skip(1).Where(f => f.Length > 0).ToList());
        return string.Join('；', lines.Where(f => other is not null || f.Count > 1).Select(f => string.Join(' ', f)));
    }

    private static string Render(SheetLine line) => Line(
        Number(line.UnitId),
        line.ItemCode,
        Number(line.Entry.Points),
        Number(line.Entry.Numerator),
        Number(line.Entry.Denominator),
        line.Entry.LevelCode ?? "",
        line.Entry.IsMet switch { true => "yes", false => "no", null => "" },
        line.Entry.IsNotApplicable ? "n/a" : "",
        line.Entry.Remark ?? "");

    private static string Line(params IEnumerable<string> fields) => string.Join('\t', fields.Select(Escape));

    /// <summary>Browsers send line ends as CR LF, scripts as LF: both are one.</summary>
    private static string Escape(string field) => field
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\r', '\n')
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal);

    private static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
