using System.Globalization;
using System.Text;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Hands out one of the two files of a rulebook: of the draft where there is one, else of what is adopted.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ExportModel(RulebookDesk desk) : PageModel
{
    public const string Standards = "standards";
    public const string Scheme = "scheme";

    public async Task<IActionResult> OnGetAsync(int id, string part, CancellationToken ct)
    {
        if (part is not (Standards or Scheme) || await desk.OpenAsync(id, ct) is not { } open)
        {
            return NotFound();
        }

        var text = part == Standards ? RulebookYaml.Standards(open.Book, string.Create(CultureInfo.InvariantCulture, $"HD{id}")) : RulebookYaml.Scheme(open.Book);
        return File(Encoding.UTF8.GetBytes(text), "application/yaml", $"{part}.yaml");
    }
}
