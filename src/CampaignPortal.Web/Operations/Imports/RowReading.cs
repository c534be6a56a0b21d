using System.Globalization;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Workbooks;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>Reads the cells of one row and collects what is wrong with them.</summary>
internal sealed class RowReading(InputRow row, IReadOnlyDictionary<string, InputColumn> columns, List<ImportProblem> problems)
{
    private readonly int _before = problems.Count;

    public int Number => row.Number;
    public bool IsFaulty => problems.Count > _before;

    /// <summary>What stands in a cell, before anything is said about it.</summary>
    public string Typed(string key) => row[key].Text;

    /// <returns>Empty where it may be and is, or where something is wrong.</returns>
    public string Text(string key, int maxLength, bool isRequired = true)
    {
        var cell = row[key];
        if (cell.Fault != CellFault.None)
        {
            return Wrong(key, cell.Fault == CellFault.Formula ? ImportFault.Formula : ImportFault.Error);
        }

        return cell.Text.Length == 0 && isRequired ? Wrong(key, ImportFault.Missing)
            : cell.Text.Length > maxLength ? Wrong(key, ImportFault.TooLong, $"{maxLength}")
            : cell.Text;
    }

    /// <returns>A code in the form in which it is compared; what follows it after a space is its name, for the eye.</returns>
    public string Code(string key, int maxLength, bool isRequired = true)
    {
        var text = Text(key, maxLength + 200, isRequired);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return Domain.Shared.Text.NormalisedCode(space < 0 ? text : text[..space]);
    }

    /// <returns>Null where the cell is empty or something is wrong.</returns>
    public int? Whole(string key, int min, int max)
    {
        var text = Text(key, 20, isRequired: false);
        if (text.Length == 0)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Wrong(key, ImportFault.Number);
            return null;
        }

        if (number < min || number > max)
        {
            Wrong(key, ImportFault.Range, $"{min}–{max}");
            return null;
        }

        return number;
    }

    /// <returns>The value whose word stands in the cell, in either language.</returns>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> words, bool isRequired = true)
        where T : struct
    {
        var text = Text(key, 100, isRequired);
        if (text.Length == 0)
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Wrong(key, ImportFault.Choice);
        return null;
    }

    /// <returns>Nothing, for the caller to go on with.</returns>
    public string Wrong(string key, ImportFault fault, string detail = "")
    {
        problems.Add(new ImportProblem(row.Number, columns[key].Look.Title, row[key].Address, row[key].Text, fault, detail));
        return "";
    }
}
