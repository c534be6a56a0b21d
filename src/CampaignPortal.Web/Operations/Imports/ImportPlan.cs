using System.Security.Cryptography;
using System.Text;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>What a right row would do.</summary>
/// <param name="Number">Of the row, as Excel counts.</param>
/// <param name="About">To what, in words of the office.</param>
public abstract record PlannedRow(int Number, string About)
{
    /// <summary>What stands there now, where the row changes something; null where it makes something new.</summary>
    public string? Before { get; init; }

    /// <summary>What would stand there, where the row changes something.</summary>
    public string? After { get; init; }

    public bool IsChange => Before is not null;
}

/// <summary>What would become of a file if it were imported now (试导入).</summary>
/// <param name="RowCount">Filled rows of the file.</param>
/// <param name="Rows">What the right rows would do, in an order in which it can be done.</param>
/// <param name="SameCount">Rows that say what is on record already.</param>
public sealed record ImportPlan(int RowCount, IReadOnlyList<PlannedRow> Rows, int SameCount, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>The row with the headings, as Excel counts.</summary>
    public int HeadingRow { get; init; }

    public IEnumerable<PlannedRow> Fresh => Rows.Where(r => !r.IsChange);
    public IEnumerable<PlannedRow> Changes => Rows.Where(r => r.IsChange);

    /// <summary>Filled rows of the file with something wrong.</summary>
    public int FaultyCount { get; } = Problems.Select(p => p.Row).Distinct().Count();

    /// <summary>How many rows of the file these come from: a row of marks fills several cells.</summary>
    public static int RowsBehind(IEnumerable<PlannedRow> planned) => planned.Select(p => p.Number).Distinct().Count();

    /// <summary>Of everything that was shown: what is imported is what somebody saw, or nothing.</summary>
    public string Fingerprint
    {
        get
        {
            var text = $"{RowCount}\n{SameCount}\n{string.Join('\n', Rows)}\n{string.Join('\n', Problems)}";
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
        }
    }
}
