using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <content>Items whose figures or places come from elsewhere.</content>
public sealed partial class ItemForm
{
    public sealed class PlaceRow
    {
        /// <summary>Last place that earns the points, inclusive.</summary>
        public int? To { get; set; }

        public decimal? Points { get; set; }

        public bool IsEmpty => To is null && Points is null;
    }

    public FigureReduction Reduction { get; set; }

    /// <summary>The figure that is worth all the points.</summary>
    public decimal? OutOf { get; set; }

    public IList<PlaceRow> Table { get; } = [];

    /// <summary>For every place behind the table; empty for none.</summary>
    public decimal? Otherwise { get; set; }

    private List<RankPoints> ToTable() => [.. Table.Where(r => !r.IsEmpty).Select(r => new RankPoints(r.To!.Value, r.Points!.Value))];
}
