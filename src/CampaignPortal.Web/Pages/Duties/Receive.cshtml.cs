using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>One recipient receives what was filed, and accepts it where it is checked.</summary>
[Authorize(Policy = Permit.ReceiveDuties)]
public sealed class ReceiveModel(CampaignDbContext db, Access access, DutyReading reading, DutyFilings filings) : DutyAnswerModel(db, access, reading)
{
    public sealed class Form
    {
        public long Version { get; set; }
        public int UnitId { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ActorAsync(Input.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        await filings.ReceiveAsync(Id, Input.Version, Input.UnitId, actor, ct);
        TempData["Notice"] = "Duties.Receive.Done";
        return RedirectToPage("Index", new { tab = DutyTab.Received });
    }

    protected override Refusal? WhyNotAnswer(Duty duty, int unitId, Actor actor) => duty.WhyNotReceive(unitId, actor);

    protected override void Show(Duty duty) => Input.Version = duty.Version;
}
