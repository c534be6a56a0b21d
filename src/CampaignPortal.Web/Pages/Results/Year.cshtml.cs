using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>What the quarters of a year come to together (年度汇总), as far as the reader may know it.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class YearModel(ResultReading reading, YearReading years, SchemeWords scheme, Access access, IStringLocalizer<Texts> texts) : PageModel
{
    /// <param name="Quarter">Its number; null for a longer period.</param>
    public sealed record ColumnView(string Name, int? Quarter, LongerPeriod? Longer);

    /// <param name="Cells">A figure for each column, with the rank where it is of a longer period; empty where there is none.</param>
    public sealed record RowView(StandingRow Unit, IReadOnlyList<string> Cells, IReadOnlyList<string> How);

    public sealed record CategoryView(string Name, IReadOnlyList<RowView> Rows);

    public ResultHead Head { get; private set; } = null!;
    public IReadOnlyList<ColumnView> Columns { get; private set; } = [];
    public IReadOnlyList<CategoryView> Categories { get; private set; } = [];

    /// <summary>What the scheme says of longer periods.</summary>
    public IReadOnlyList<SchemePart> Rules { get; private set; } = [];

    /// <summary>Whether figures on record do not fit the scheme.</summary>
    public bool IsContradictory { get; private set; }

    public bool MayWriteRules { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.SeeResults, ct) is not { } opened || !opened.Head.State.IsInForce)
        {
            return NotFound();
        }

        Head = opened.Head;
        MayWriteRules = Head.IsOrganiser && await access.MayAsync(Permit.SetUpCampaigns, ct);
        try
        {
            Show(opened, await years.ReadAsync(Head, ct));
        }
        catch (FactsException)
        {
            IsContradictory = true;
        }

        return Page();
    }

    private void Show(OpenedResult opened, YearOfResults year)
    {
        Rules = scheme.Periods(year.Scheme.Content);
        Columns =
        [
            .. year.Quarters.Select(n => new ColumnView(texts["Chart.Quarter", n], n, null)),
            .. year.Periods.Select(p => new ColumnView(NameOf(p, year), null, p)),
        ];
        var sight = opened.Sight with { Level = (AudienceLevel)Math.Min((int)opened.Sight.Level, (int)year.Level) };
        var standings = year.Periods.ToDictionary(p => p, p => p.Standings.ToDictionary(s => s.Subject, StringComparer.Ordinal));
        Categories = [.. from unit in year.Units
                         where sight.SeesFigures(unit.Row.UnitId, unit.Row.CategoryCode)
                         orderby RankOf(unit)
                         group unit by (unit.Row.CategoryCode, unit.Row.CategoryName) into category
                         select new CategoryView(category.Key.CategoryName, [.. category.Select(RowOf)])];

        int RankOf(YearUnit unit) => year.Periods is [.., var last] ? standings[last].GetValueOrDefault(unit.Code)?.Rank ?? int.MaxValue : 0;

        RowView RowOf(YearUnit unit) => new(
            unit.Row,
            [.. Columns.Select(c => c.Quarter is { } number ? Figures.Total(unit.Quarters.GetValueOrDefault(number)) : Cell(standings[c.Longer!].GetValueOrDefault(unit.Code)))],
            sight.SeesLines(unit.Row.UnitId) ? [.. Columns.Where(c => c.Longer is not null).SelectMany(c => How(c, standings[c.Longer!].GetValueOrDefault(unit.Code)))] : []);
    }

    private string Cell(PeriodStanding? standing) => standing?.Total is not { } total ? ""
        : standing.Rank is { } rank ? texts["Results.Year.Cell", Figures.Total(total), rank]
        : Figures.Total(total);

    private IEnumerable<string> How(ColumnView column, PeriodStanding? standing)
    {
        if (standing is null)
        {
            yield break;
        }

        if (standing.Missing.Count > 0)
        {
            yield return texts["Results.Year.Missing", column.Name, string.Join(texts["List.Separator"], standing.Missing), PeriodWords.NameOf(column.Longer!.Of.Kind, texts)];
        }

        foreach (var node in standing.Explanation.Children.Append(standing.Explanation).Where(n => n.Line is not null))
        {
            var sources = node.Sources.Where(s => s.Kind == Domain.Scoring.SourceKind.Document).Select(s => s.Id).ToList();
            var name = node.Kind == NodeKind.PeriodTotal ? column.Name : node.Label?.Shown() ?? texts[$"Explain.Kind.{node.Kind}"];
            yield return sources.Count == 0
                ? texts["Results.Year.Line", name, node.Line!.ToLine()]
                : texts["Results.Year.LineBy", name, node.Line!.ToLine(), string.Join(texts["List.Separator"], sources)];
        }
    }

    private string NameOf(LongerPeriod longer, YearOfResults year)
    {
        var name = PeriodWords.NameOf(longer.Kind, texts);
        return year.Periods.Count(p => p.Kind == longer.Kind) > 1 || longer.Number > 1 ? texts["Results.Year.Numbered", name, longer.Number] : name;
    }
}
