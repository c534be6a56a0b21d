using CampaignPortal.Web.Operations.ScoreSheets;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>One cell of the grid with the unit it belongs to.</summary>
public sealed record CellView(ScoredUnit Unit, GridCell Cell)
{
    public string Label => $"{Unit.Name} {Cell.Column.Name}";
    public string? ErrorId => Cell.Error is null ? null : $"{Cell.Anchor}-error";
    public string? Invalid => Cell.Error is null ? null : "true";
    public string AddsTo => $"u{Unit.Id} c{Cell.Column.Index} all";

    public string Of(string field) => $"{Cell.Name}.{field}";

    public string IdOf(string field) => $"Marks_{Cell.Code}__{field}";
}
