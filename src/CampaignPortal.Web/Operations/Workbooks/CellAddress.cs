using System.Globalization;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>Names of cells as Excel shows them: A1, AB12.</summary>
internal static class CellAddress
{
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1, as Excel counts.</param>
    public static string Of(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    /// <returns>The column of an address, from 0.</returns>
    public static int ColumnOf(string address) =>
        address.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
}
