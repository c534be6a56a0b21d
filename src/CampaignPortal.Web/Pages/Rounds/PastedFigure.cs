using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>A line of a table that somebody copied from a worksheet or a document: a unit and what is said of it.</summary>
/// <param name="Number">From 1, as it was pasted.</param>
/// <param name="Unit">Null where no unit of the round is called so.</param>
public sealed record PastedFigure(int Number, string Line, Participant? Unit, string Typed)
{
    /// <summary>Lines with something on them; a first line that only names the columns is left out.</summary>
    public static IEnumerable<PastedFigure> Of(string? pasted, IReadOnlyList<Participant> units)
    {
        var byName = units.SelectMany(u => new[] { (Key: Text.NormalisedCode(u.UnitName), Unit: u), (Key: Text.NormalisedCode(u.UnitCode), Unit: u) })
            .DistinctBy(u => u.Key).ToDictionary(u => u.Key, u => u.Unit, StringComparer.Ordinal);
        var lines = (pasted ?? "").ReplaceLineEndings("\n").Split('\n').Select((line, i) => Of(line, i + 1, byName)).Where(l => l.Line.Length > 0).ToList();
        return lines is [{ Unit: null } head, ..] && FigureEntry.Parse(head.Typed) is null ? lines.Skip(1) : lines;
    }

    private static PastedFigure Of(string line, int number, Dictionary<string, Participant> byName)
    {
        string[] fields = line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (fields is [var only])
        {
            fields = only.Split((char[])[' ', ',', '，', '　'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        var unit = fields.SkipLast(1).Select(f => byName.GetValueOrDefault(Text.NormalisedCode(f))).FirstOrDefault(u => u is not null);
        return new(number, line.Trim(), unit, fields.LastOrDefault() ?? "");
    }
}
