using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>One duty with all that happened to it: what was filed, who received it, who was reminded.</summary>
[Authorize(Policy = Permit.SeeDuties)]
public sealed class DetailsModel(CampaignDbContext db, Access access, DutyReading reading, DutyAnswering answering, WorkCalendar calendar) : PageModel
{
    public DutyShown Shown { get; private set; } = null!;
    public Duty Duty => Shown.Duty;

    /// <summary>Null where nothing is to do any more.</summary>
    public int? DaysLeft => Duty.State.IsOutstanding ? calendar.WorkingDaysUntil(access.Today, Duty.DueOn) : null;

    public bool MayFile { get; private set; }
    public bool MayReceive { get; private set; }
    public bool MayExtend { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var shown = await reading.ReadAsync(db.Duties.VisibleTo(access, Permit.SeeDuties), id, ct);
        if (shown is null)
        {
            return NotFound();
        }

        Shown = shown;
        MayFile = Duty.WhyNotWrite(shown.CampaignState) is null && await access.ActorForAsync(Permit.FileDuties, Duty.OwedByUnitId, ct) is not null;
        MayReceive = Duty.State == DutyState.Filed
            && (await answering.ReadAsync(shown, (duty, campaign, unitId, me) => duty.WhyNotReceive(campaign, unitId, me.Actor, me.Homes), ct)).WhyNot is null;
        MayExtend = Duty.WhyNotExtend() is null && await access.MayAsync(Permit.RunRounds, ct) && await db.Duties.Organised(access, Permit.RunRounds).AnyAsync(d => d.Id == id, ct);
        return Page();
    }
}
