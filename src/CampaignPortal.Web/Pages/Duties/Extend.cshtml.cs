using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>Gives one unit more days for a duty, with a reason; while they run, no phase closes it.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ExtendModel(CampaignDbContext db, Access access, DutyReading reading, Recipients recipients, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public DateOnly? UntilOn { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.UntilOn).NotNull().WithErrorCode("Duties.Extend.UntilOn.Missing");
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(DutyExtension.ReasonMaxLength).WithErrorCode("Phases.TooLong");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DutyShown Shown { get; private set; } = null!;
    public Refusal? WhyNot => Shown.Duty.WhyNotExtend();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var shown = await reading.ReadAsync(db.Duties.Organised(access, Permit.RunRounds), Id, ct);
        if (shown is null)
        {
            return NotFound();
        }

        (Shown, Input.Version) = (shown, shown.Duty.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var duty = await db.Duties.Organised(access, Permit.RunRounds).Include(d => d.Extensions).SingleOrDefaultAsync(d => d.Id == Id, ct);
        if (duty is null)
        {
            return NotFound();
        }

        if (ModelState.IsValid && duty.WhyNotExtend(Input.UntilOn!.Value, access.Today) is (Refusal.DayPassed or Refusal.NotLater) and var whyNot)
        {
            ModelState.AddModelError("Input.UntilOn", texts[$"Refusal.{whyNot}"]);
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(duty, Input.Version);
        duty.Extend(Input.UntilOn!.Value, Input.Reason, access.Self, clock.GetUtcNow());
        await recipients.TellUnitsAsync([duty.OwedByUnitId], "DutyExtended", $"{duty.Terms.Title} {Input.UntilOn:yyyy-MM-dd}", $"/Duties/File/{Id}", ct);
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Duties.Extend.Done";
        return RedirectToPage("Details", new { Id });
    }
}
