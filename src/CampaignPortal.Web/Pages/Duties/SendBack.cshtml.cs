using CampaignPortal.Domain.Duties;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>A recipient who checks sends back what was filed, with a reason.</summary>
[Authorize(Policy = Permit.ReceiveDuties)]
public sealed class SendBackModel(DutyAnswering answering, DutyFilings filings) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public int UnitId { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(DutyReturn.ReasonMaxLength).WithErrorCode("Phases.TooLong");
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
        if (await answering.ReadAsync(Id, (duty, campaign, unitId, me) => duty.WhyNotSendBack(campaign, unitId, me.Actor, me.Homes), ct) is not { } answer)
        {
            return NotFound();
        }

        (Answer, Input.Version) = (answer, answer.Shown.Duty.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await answering.FindAsync(Id, Input.UnitId, ct) is not { } me)
        {
            return NotFound();
        }

        await filings.SendBackAsync(Id, Input.Version, Input.UnitId, Input.Reason, me, ct);
        TempData["Notice"] = "Duties.SendBack.Done";
        return RedirectToPage("Index", new { tab = DutyTab.Received });
    }
}
