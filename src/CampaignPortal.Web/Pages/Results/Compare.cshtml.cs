using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Before and after of a correction, unit by unit.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class CompareModel(ResultComparing comparing) : PageModel
{
    public Comparison Compared { get; private set; } = null!;
    public ResultHead Head => Compared.Head;
    public int BeforeId => Compared.BeforeId;
    public IReadOnlyList<ComparedRow> Rows => Compared.Rows;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await comparing.OfAsync(id, ct) is not { } compared)
        {
            return NotFound();
        }

        Compared = compared;
        return Page();
    }
}
