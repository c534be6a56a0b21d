using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>A line of a table that somebody copied from a worksheet or a document: a unit and what is said of it.</summary>
/// <param name="Number">From 1, as it was pasted.</param>
/// <param name="Units">Those of the round that are called so: none, or several of one name.</param>
/// <param name="Typed">What stands behind the unit; several cells apart by blanks.</param>
public sealed record PastedFigure(int Number, string Line, IReadOnlyList<Participant> Units, string Typed)
{
    /// <summary>Lines with something on them. A first line that names no unit and has no figure above others only names the columns, and is left out.</summary>
    public static IReadOnlyList<PastedFigure> Of(string? pasted, IReadOnlyList<Participant> units)
    {
        var byName = units.SelectMany(u => new[] { Text.NormalisedCode(u.UnitName), Text.NormalisedCode(u.UnitCode) }.Distinct().Select(key => (Key: key, Unit: u)))
            .ToLookup(u => u.Key, u => u.Unit, StringComparer.Ordinal);
        var lines = (pasted ?? "").ReplaceLineEndings("\n").Split('\n').Select((line, i) => Of(line, i + 1, byName)).Where(l => l.Line.Length > 0).ToList();
        return lines is [{ Units.Count: 0 } head, _, ..] && !head.Line.Any(char.IsDigit) ? lines[1..] : lines;
    }

    private static PastedFigure Of(string line, int number, ILookup<string, Participant> byName)
    {
        string[] cells = line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (cells is [var only])
        {
            cells = only.Split((char[])[' ', ',', '，', '　'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        var named = Array.FindIndex(cells, c => byName.Contains(Text.NormalisedCode(c)));
        return new(number, line.Trim(), named < 0 ? [] : [.. byName[Text.NormalisedCode(cells[named])]], string.Join(' ', cells.Skip(Math.Max(0, named) + 1)));
    }
}
