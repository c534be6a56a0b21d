using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages;

/// <summary>What was typed into a form when its session had ended: to read, and to send again.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class HeldModel(HeldPosts posts) : PageModel
{
    public string Target { get; private set; } = "";
    public IReadOnlyList<HeldField> Fields { get; private set; } = [];

    /// <summary>What a person would recognise: not the form's own marks and versions.</summary>
    public IEnumerable<HeldField> Typed => Fields.Where(f => f.Value.Length > 0 && !f.Name.EndsWith("Version", StringComparison.Ordinal) && !f.Name.EndsWith("Key", StringComparison.Ordinal));

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await posts.FindAsync(token, User.PersonId(), ct) is not { } held)
        {
            return NotFound();
        }

        (Target, Fields) = held;
        return Page();
    }
}
