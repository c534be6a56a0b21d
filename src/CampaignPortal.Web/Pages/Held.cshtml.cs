using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages;

/// <summary>What was typed into a form when its session had ended: to read, and to send again.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class HeldModel(HeldPosts posts, IStringLocalizer<Texts> texts) : PageModel
{
    private static readonly string[] Technical = ["Version", "Key", "Id", "Shown", "Step"];

    public string Target { get; private set; } = "";
    public IReadOnlyList<HeldField> Fields { get; private set; } = [];

    /// <summary>What a person would recognise, under the words of the form: not its own marks, versions and numbers.</summary>
    public IEnumerable<HeldField> Typed =>
        from typed in Fields
        let name = typed.Name.Split('.')[^1]
        where typed.Value.Length > 0 && !Array.Exists(Technical, t => name.EndsWith(t, StringComparison.Ordinal))
        select new HeldField(LabelOf(name), typed.Value);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await posts.FindAsync(token, User.PersonId(), ct) is not { } held)
        {
            return NotFound();
        }

        (Target, Fields) = held;
        return Page();
    }

    /// <summary>Texts have keys by place: of the page, of its folder, of a period.</summary>
    private string LabelOf(string name)
    {
        var place = Target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var label = new[] { $"{string.Join('.', place.Take(2))}.{name}", $"{place.FirstOrDefault()}.{name}", $"Period.{name}" }
            .Select(key => texts[key]).FirstOrDefault(t => !t.ResourceNotFound);
        return label?.Value ?? texts["Held.Typed"];
    }
}
