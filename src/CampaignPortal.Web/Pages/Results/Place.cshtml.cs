using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Why a unit stands here and not one place higher, and how little would let somebody past it. For who computes and decides; a unit sees no neighbour's figures.</summary>
[Authorize(Policy = Permit.WeighResults)]
public sealed class PlaceModel(ResultReading reading, PlaceReading places, IStringLocalizer<Texts> texts) : PageModel
{
    public ResultHead Head { get; private set; } = null!;
    public StandingRow Standing { get; private set; } = null!;

    /// <summary>Null where somebody changed the database by hand.</summary>
    public ExplainedPlace? Place { get; private set; }

    public string? Beside { get; private set; }
    public NeighbourView? Ahead { get; private set; }
    public NeighbourView? Behind { get; private set; }

    /// <summary>Why there is no total.</summary>
    public IReadOnlyList<string> Blocking { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, int unitId, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.WeighResults, ct) is not { Head.IsOrganiser: true } opened
            || await reading.RowAsync(opened.Head, unitId, ct) is not { } standing)
        {
            return NotFound();
        }

        (Head, Standing) = (opened.Head, standing);
        try
        {
            Place = await places.OfAsync(Head, standing, ct);
        }
        catch (DocumentException)
        {
            return Page();
        }

        var words = new PlaceWords(texts, Place, standing.UnitName);
        (Beside, Ahead, Behind) = (words.Beside(), words.Ahead(), words.Behind(standing.Rank ?? 0));
        Blocking = [.. Place.Blocking.Select(words.Blocking)];
        return Page();
    }
}
