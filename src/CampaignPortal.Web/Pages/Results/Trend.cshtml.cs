using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>One unit over the quarters and against its category: why its total moved, and on which items it is behind.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class TrendModel(ResultReading reading, ChangeReading changes, TrendReading trends, ChangeWords words, IStringLocalizer<Texts> texts) : PageModel
{
    /// <param name="Words">The same in a sentence.</param>
    public sealed record BarView(ShownText Item, ShownText Channel, decimal Points, decimal Own, decimal? Mean, string Words);

    public OpenedResult Result { get; private set; } = null!;
    public ResultHead Head => Result.Head;
    public StandingRow Standing { get; private set; } = null!;
    public string? Reason { get; private set; }
    public bool HasOtherRules { get; private set; }
    public IReadOnlyList<TrendPoint> Trend { get; private set; } = [];
    public IReadOnlyList<ChartPoint> Chart { get; private set; } = [];
    public string TrendWords { get; private set; } = "";
    public IReadOnlyList<BarView> Bars { get; private set; } = [];
    public bool HasMeans => Trend.Any(p => p.Mean is not null) || Bars.Any(b => b.Mean is not null);

    /// <summary>False only where somebody changed the database by hand.</summary>
    public bool IsReadable { get; private set; } = true;

    public async Task<IActionResult> OnGetAsync(int id, int unitId, CancellationToken ct)
    {
        var opened = await reading.OpenAsync(id, Permit.SeeResults, ct);
        if (opened?.Sight.SeesLines(unitId) != true || await reading.RowAsync(opened.Head, unitId, ct) is not { } standing || !opened.SeesFigures(standing))
        {
            return NotFound();
        }

        (Result, Standing) = (opened, standing);
        Trend = await trends.TrendAsync(opened, unitId, ct);
        Chart = [.. Trend.Select(p => new ChartPoint(
            texts["Chart.Year", p.Quarter.Year], texts["Chart.Quarter", p.Quarter.Number], p.Total, p.Mean))];
        TrendWords = string.Join(texts["List.Semicolon"], Trend.Select(p =>
            texts["Results.Trend.Point", texts["Format.Quarter", p.Quarter.Year, p.Quarter.Number].Value, Figures.Total(p.Total)].Value));
        await CompareAsync(unitId, ct);
        return Page();
    }

    private async Task CompareAsync(int unitId, CancellationToken ct)
    {
        try
        {
            var unit = (await changes.OfAsync(Result, [unitId], ct))[unitId];
            (Reason, HasOtherRules) = (words.Sentence(unit), unit.Change?.HasOtherRules == true);
            var items = await trends.ItemsAsync(Result, Standing.CategoryCode, unit, ct);
            Bars = [.. items.OrderBy(i => i.Own - (i.Mean ?? i.Own)).Select(BarOf)];
        }
        catch (DocumentException)
        {
            IsReadable = false;
        }
    }

    private BarView BarOf(AgainstMean item) => new(
        ShownText.Of(item.Item), ShownText.Of(item.Channel), item.Points, item.Own, item.Mean,
        item.Mean is { } mean
            ? texts["Results.Trend.Bar", item.Item.Shown(), Figures.Of(item.Own), Figures.Of(item.Points), Figures.Of(decimal.Round(mean, 2))]
            : texts["Results.Trend.Bar.Own", item.Item.Shown(), Figures.Of(item.Own), Figures.Of(item.Points)]);
}
