using CampaignPortal.Domain.Duties;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>One recipient receives what was filed, and accepts it where it is checked.</summary>
[Authorize(Policy = Permit.ReceiveDuties)]
public sealed class ReceiveModel(DutyAnswering answering, DutyFilings filings) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public int UnitId { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DutyAnswer Answer { get; private set; } = null!;
    public DutyShown Shown => Answer.Shown;
    public Duty Duty => Shown.Duty;
    public IEnumerable<SelectListItem> Units => Answer.Units.Select(id => new SelectListItem(Shown.Names[id], $"{id}"));

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await answering.ReadAsync(Id, (duty, campaign, unitId, me) => duty.WhyNotReceive(campaign, unitId, me.Actor, me.Homes), ct) is not { } answer)
        {
            return NotFound();
        }

        (Answer, Input.Version) = (answer, answer.Shown.Duty.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await answering.FindAsync(Id, Input.UnitId, ct) is not { } me)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        await filings.ReceiveAsync(Id, Input.Version, Input.UnitId, me, ct);
        TempData["Notice"] = "Duties.Receive.Done";
        return RedirectToPage("Index", new { tab = DutyTab.Received });
    }
}
