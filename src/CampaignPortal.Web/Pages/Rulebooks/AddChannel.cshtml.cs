using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Adds a channel that weighs nothing yet; items and its weight come next.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class AddChannelModel(RulebookDesk desk, RulebookWords words, TimeProvider clock) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public ChannelForm Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public ChannelFields Fields => new(Input, null, Open.Book.Scheme, words);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await desk.SaveAsync(Open, Input.Applied(Open.Book, NewCode.Of("C", Open.Book.ChannelCodes(), clock)), Input.Name!.Trim(), version, ct);
        TempData["Notice"] = "Rulebooks.AddChannel.Saved";
        return RedirectToPage("Details", new { Id });
    }
}
