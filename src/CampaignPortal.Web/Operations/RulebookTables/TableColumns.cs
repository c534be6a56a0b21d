using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>The columns of a rulebook as a table. A bureau's own table is read by what its headings are usually called.</summary>
public sealed class TableColumns(IStringLocalizer<Texts> texts)
{
    public const string Order = nameof(Order);
    public const string Section = nameof(Section);
    public const string Code = nameof(Code);
    public const string Heading = nameof(Heading);
    public const string Wording = nameof(Wording);
    public const string ItemCode = nameof(ItemCode);
    public const string ItemName = nameof(ItemName);
    public const string Kind = nameof(Kind);
    public const string Points = nameof(Points);
    public const string Rule = nameof(Rule);
    public const string Office = nameof(Office);
    public const string Basis = nameof(Basis);
    public const string Evidence = nameof(Evidence);
    public const string Required = nameof(Required);
    public const string CitedRules = nameof(CitedRules);

    /// <summary>Down to here a drop-down is offered; no bureau writes more lines.</summary>
    public const int InputRows = 500;

    private static readonly (string Key, double Width)[] Widths =
    [
        (Order, 5), (Section, 10), (Code, 7), (Heading, 14), (Wording, 26), (ItemCode, 7), (ItemName, 14), (Kind, 8), (Points, 6), (Rule, 32), (Office, 12),
        (Basis, 16), (Evidence, 16), (Required, 6), (CitedRules, 14),
    ];

    public static IReadOnlyList<string> OfStandards { get; } = [Order, Section, Code, Heading, Wording, Evidence, Required, CitedRules];

    public static string TitleKey(string column) => $"RulebookTable.Column.{column}";

    /// <summary>What a file is read by.</summary>
    public IReadOnlyDictionary<string, InputColumn> Inputs { get; } = Widths.ToDictionary(
        c => c.Key,
        c => new InputColumn(c.Key, [.. BothLanguages.Of(TitleKey(c.Key)), .. BothLanguages.Of($"{TitleKey(c.Key)}.Also").SelectMany(w => w.Split('、', '|'))], new WorkbookColumn(texts[TitleKey(c.Key)]))
        {
            IsRequired = c.Key is Heading or Points,
        },
        StringComparer.Ordinal);

    /// <summary>What a file is written with.</summary>
    /// <param name="offices">Units that may be a responsible office, as they are offered.</param>
    public IReadOnlyList<ListColumn<T>> Lists<T>(Func<T, string, object?> value, IReadOnlyList<string> columns, IReadOnlyList<string> offices) =>
    [
        .. Widths.Where(c => columns.Contains(c.Key)).Select(c => new ListColumn<T>(TitleKey(c.Key), c.Width, row => value(row, c.Key), c.Key switch
        {
            Order => ColumnKind.Whole,
            Points => ColumnKind.Number,
            _ => ColumnKind.Text,
        })
        {
            Choices = c.Key switch
            {
                Kind => [.. Enum.GetValues<ItemKind>().Select(k => texts[$"ItemKind.{k}"].Value)],
                Required => [texts["ScoreSheets.Yes"], texts["ScoreSheets.No"]],
                Office => offices,
                _ => [],
            },
        }),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Widths.Select(c => c.Key)];
}
