using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The rules that are being written, or else the adopted ones, as those who are rated will read them.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ScoringModel(RulebookDesk desk, RulebookReading reading, SchemeWords words) : PageModel
{
    public int Id { get; private set; }
    public bool IsDraft { get; private set; }
    public string Campaign { get; private set; } = "";
    public SchemeExplanation Explanation { get; private set; } = null!;

    /// <param name="id">Of the campaign.</param>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open)
        {
            return NotFound();
        }

        (Id, IsDraft, Campaign) = (id, open.Draft is not null, open.Campaign.Name);
        Explanation = words.Of(open.Book.Scheme, await reading.OfficesAsync(ct));
        return Page();
    }
}
