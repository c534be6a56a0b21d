using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>Goes through a table from above to below and finds out which rows belong together.</summary>
internal sealed class TableOutline(Rulebook present, TableColumns columns, List<ImportProblem> problems, IStringLocalizer<Texts> texts)
{
    private const int RuleMaxLength = 8000;
    private const int BasisMaxLength = 2000;
    private const int NameMaxLength = 200;
    private const int ItemCodeMaxLength = 64;
    private const int HeadingAtMost = 30;
    private static readonly string[] Labels = [TableColumns.Section, TableColumns.Code, TableColumns.Heading, TableColumns.ItemCode, TableColumns.ItemName];
    private static readonly string[] OfItem = [TableColumns.ItemCode, TableColumns.ItemName, TableColumns.Kind, TableColumns.Points];
    private static readonly string[] OnTops = [.. BothLanguages.Of("RulebookTable.OnTop").Select(Text.NormalisedCode)];
    private static readonly string[] Totals = [.. BothLanguages.Of("RulebookTable.Totals").SelectMany(w => w.Split('、', '|')).Select(Text.NormalisedCode)];

    private readonly List<TableCriterion> _criteria = [];
    private readonly List<TableItem> _items = [];
    private readonly List<string> _remarks = [];
    private string _section = "";
    private TableCriterion? _criterion;

    public IReadOnlyList<TableCriterion> Criteria => _criteria;
    public IReadOnlyList<TableItem> Items => _items;
    public IReadOnlyList<string> Remarks => _remarks;

    public void Take(InputRow input)
    {
        if (IsTotal(input))
        {
            _remarks.Add(texts["RulebookTable.Remark.Total", input.Number]);
            return;
        }

        if (Alone(input) is { } title)
        {
            Enter(title);
            return;
        }

        var row = new RowReading(input, columns.Inputs, problems);
        Enter(row.Text(TableColumns.Section, Criterion.HeadingMaxLength, isRequired: false));
        if (Has(input, TableColumns.Code, TableColumns.Heading))
        {
            _criterion = CriterionOf(row);
        }

        Add(row, input);
        var hasRule = Has(input, TableColumns.Rule);
        if (hasRule && !Has(input, [.. OfItem, TableColumns.Code, TableColumns.Heading]) && _items is [.., { Rules: { } rules }])
        {
            rules.Add((row, row.Text(TableColumns.Rule, RuleMaxLength)));
        }
        else if (hasRule || Has(input, OfItem))
        {
            _items.Add(ItemOf(row, input));
        }
    }

    /// <summary>Merged over several rows, only the first has the words.</summary>
    private void Enter(string section)
    {
        if (section.Length > 0 && section != _section)
        {
            (_section, _criterion) = (section, null);
        }
    }

    private static bool Has(InputRow input, params IEnumerable<string> keys) => keys.Any(k => input[k].Text.Length > 0 || input[k].Fault != CellFault.None);

    private static bool IsTotal(InputRow input) => Labels.Prepend(TableColumns.Order).Any(k => Totals.Contains(Text.NormalisedCode(input[k].Text)));

    /// <returns>The title of a section that stands in a row of its own; empty for a row of which only a number was written, null for any other.</returns>
    private static string? Alone(InputRow input)
    {
        var filled = TableColumns.All.Where(k => Has(input, k)).ToList();
        return filled is [TableColumns.Section] ? input[TableColumns.Section].Text
            : filled is [TableColumns.Order] ? input[TableColumns.Order] is { Fault: CellFault.None, Text: var text } && !text.All(char.IsAsciiDigit) ? text : ""
            : null;
    }

    private TableCriterion? CriterionOf(RowReading row)
    {
        var code = Text.NormalisedCode(row.Text(TableColumns.Code, Criterion.CodeMaxLength, isRequired: false));
        var words = row.Text(TableColumns.Heading, Criterion.TextMaxLength, isRequired: false);
        var heading = Shortened(words);
        if (code.Length > 0 && !Scheme.IsCode(code))
        {
            row.Wrong(TableColumns.Code, ImportFault.Characters);
        }
        else if (Known(code, heading) is { } known)
        {
            if (heading.Length > 0 && known.Heading != heading)
            {
                row.Wrong(TableColumns.Code, ImportFault.OtherHeading, known.Heading);
            }

            return known;
        }
        else if (heading.Length == 0)
        {
            row.Wrong(TableColumns.Heading, ImportFault.Missing);
        }

        var section = _section.Length == 0 ? texts["RulebookTable.NoSection"].Value : _section;
        var fresh = new TableCriterion(code.Length > 0 ? code : CodeFor(section, heading), section, heading) { Wording = words == heading ? "" : words };
        _criteria.Add(fresh);
        return fresh;
    }

    private TableCriterion? Known(string code, string heading) => code.Length > 0
        ? _criteria.Find(c => c.Code == code)
        : _criteria.Find(c => c.Heading == heading && (_section.Length == 0 || c.Section == _section));

    /// <summary>A bureau's own table often has the whole sentence where the heading is asked for.</summary>
    private static string Shortened(string words)
    {
        var end = words.Length <= Criterion.HeadingMaxLength ? -1 : words.IndexOfAny(['。', '；', '\n', '：', '，']);
        return words.Length <= Criterion.HeadingMaxLength ? RuleText.OneLine(words) : words[..(end is > 0 and <= Criterion.HeadingMaxLength ? end : HeadingAtMost)];
    }

    /// <summary>That of the criterion with this heading, else the next number of its section.</summary>
    private string CodeFor(string section, string heading)
    {
        var before = present.Criteria.Where(c => c.Heading == heading).OrderBy(c => c.GroupName != section).FirstOrDefault();
        if (before is not null && _criteria.TrueForAll(c => c.Code != before.Code))
        {
            return before.Code;
        }

        var sections = _criteria.Select(c => c.Section).Append(section).Distinct(StringComparer.Ordinal).ToList();
        var number = sections.IndexOf(section) + 1;
        return Enumerable.Range(_criteria.Count(c => c.Section == section) + 1, int.MaxValue / 2).Select(n => string.Create(CultureInfo.InvariantCulture, $"{number}.{n}"))
            .First(c => _criteria.TrueForAll(x => x.Code != c) && present.FindCriterion(c) is null && present.FindItem(c) is null);
    }

    /// <summary>Adds to the criterion what this row says of it.</summary>
    private void Add(RowReading row, InputRow input)
    {
        if (_criterion is not { } criterion)
        {
            return;
        }

        criterion.Wording = Joined(row, TableColumns.Wording, criterion.Wording) ?? criterion.Wording;
        criterion.Evidence = Joined(row, TableColumns.Evidence, criterion.Evidence ?? "") is { } evidence && Stands(input, TableColumns.Evidence) ? evidence : criterion.Evidence;
        criterion.CitedRules = Joined(row, TableColumns.CitedRules, criterion.CitedRules ?? "") is { } rules && Stands(input, TableColumns.CitedRules) ? rules : criterion.CitedRules;
        var required = row.Text(TableColumns.Required, Criterion.HeadingMaxLength, isRequired: false);
        if (required.Length > 0)
        {
            criterion.IsRequired = YesNo.Of(required) ?? criterion.IsRequired;
            _ = YesNo.Of(required) is null ? row.Wrong(TableColumns.Required, ImportFault.YesNo) : "";
        }
    }

    private static string? Joined(RowReading row, string key, string before)
    {
        var text = row.Text(key, Criterion.TextMaxLength, isRequired: false);
        var all = text.Length == 0 || before.Contains(text, StringComparison.Ordinal) ? before : before.Length == 0 ? text : $"{before}\n{text}";
        return all.Length <= Criterion.TextMaxLength ? all : row.Wrong(key, ImportFault.TooLong, $"{Criterion.TextMaxLength}");
    }

    private static bool Stands(InputRow input, string key) => input[key].Address.Length > 0;

    private TableItem ItemOf(RowReading row, InputRow input)
    {
        if (_criterion is null && !OnTops.Contains(Text.NormalisedCode(_section)) && !row.IsFaulty)
        {
            row.Wrong(TableColumns.Heading, ImportFault.Missing);
        }

        return new TableItem(row, _criterion)
        {
            Code = CodeOf(row),
            Name = RuleText.OneLine(row.Text(TableColumns.ItemName, NameMaxLength, isRequired: false)),
            Kind = row.Text(TableColumns.Kind, NameMaxLength, isRequired: false),
            Points = PointsOf(row),
            Office = Stands(input, TableColumns.Office) ? row.Text(TableColumns.Office, NameMaxLength, isRequired: false) : null,
            Basis = Stands(input, TableColumns.Basis) ? row.Text(TableColumns.Basis, BasisMaxLength, isRequired: false) : null,
            Rules = Stands(input, TableColumns.Rule) ? [(row, row.Text(TableColumns.Rule, RuleMaxLength, isRequired: false))] : null,
        };
    }

    private string CodeOf(RowReading row)
    {
        var code = row.Text(TableColumns.ItemCode, ItemCodeMaxLength, isRequired: false);
        return code.Length > 0 && !Scheme.IsCode(code) ? row.Wrong(TableColumns.ItemCode, ImportFault.Characters)
            : code.Length > 0 && _items.Find(i => i.Code == code) is { } same ? row.Wrong(TableColumns.ItemCode, ImportFault.Twice, $"{same.Row.Number}")
            : code;
    }

    /// <summary>As it is written in plans: full-width digits, a 分 behind the number.</summary>
    private static decimal? PointsOf(RowReading row)
    {
        var text = Text.NormalisedCode(row.Text(TableColumns.Points, NameMaxLength, isRequired: false)).TrimEnd('分');
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && Points.IsStorable(points))
        {
            return points;
        }

        row.Wrong(TableColumns.Points, ImportFault.Points);
        return null;
    }
}

internal static class YesNo
{
    private static readonly IReadOnlyList<string> Yes = [.. BothLanguages.Of("ScoreSheets.Yes"), "√", "✓", "✔"];
    private static readonly IReadOnlyList<string> No = [.. BothLanguages.Of("ScoreSheets.No"), "×", "✗"];

    public static bool? Of(string word) =>
        Yes.Contains(word, StringComparer.OrdinalIgnoreCase) ? true : No.Contains(word, StringComparer.OrdinalIgnoreCase) ? false : null;
}
