using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>A recipient who checks sends back what was filed, with a reason.</summary>
[Authorize(Policy = Permit.ReceiveDuties)]
public sealed class SendBackModel(CampaignDbContext db, Access access, DutyReading reading, DutyFilings filings) : DutyAnswerModel(db, access, reading)
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

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await ActorAsync(Input.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        await filings.SendBackAsync(Id, Input.Version, Input.UnitId, Input.Reason, actor, ct);
        TempData["Notice"] = "Duties.SendBack.Done";
        return RedirectToPage("Index", new { tab = DutyTab.Received });
    }

    protected override Refusal? WhyNotAnswer(Duty duty, int unitId, Actor actor) => duty.WhyNotSendBack(unitId, actor);

    protected override void Show(Duty duty) => Input.Version = duty.Version;
}
