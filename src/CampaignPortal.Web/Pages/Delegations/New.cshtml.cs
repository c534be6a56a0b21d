using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Delegations;

/// <summary>Names somebody who acts for me while I am away. He is found by his staff number; only what I may do can be handed over.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class NewModel(CampaignDbContext db, Access access, RightsKeeping rights, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public string StaffNumber { get; set; } = "";
        public Capacity Capacity { get; set; } = Capacity.ActingHead;
        public IList<string> Permits { get; set; } = [];
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.StaffNumber).NotEmpty().WithErrorCode("People.StaffNumber.Missing").MaximumLength(Person.StaffNumberMaxLength);
            RuleFor(f => f.Capacity).IsInEnum().NotEqual(Capacity.Own);
            RuleFor(f => f.Permits).NotEmpty().WithErrorCode("Delegations.Permits.Missing");
            RuleFor(f => f.From).NotNull().WithErrorCode("Period.From.Missing");
            RuleFor(f => f.To).NotNull().WithErrorCode("Period.To.Missing");
            RuleFor(f => f.To).GreaterThanOrEqualTo(f => f.From).WithErrorCode("Refusal.EndsBeforeItBegins").When(f => f.To is not null);
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(Delegation.ReasonMaxLength);
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What the person may do in his own right, and therefore hand over.</summary>
    public IReadOnlyList<string> Mine { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Capacities { get; } =
        [.. Enum.GetValues<Capacity>().Where(c => c != Capacity.Own).Select(c => new SelectListItem(texts[$"Capacity.{c}"], $"{c}"))];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.From = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var roles = (await access.RightsAsync(ct)).Where(r => r.Via is null).Select(r => r.Role).ToHashSet();
        Mine = [.. Permit.Delegable.Where(p => Permit.RolesOf(p).Any(roles.Contains))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await RedisplayAsync(ct);
        var number = Text.NormalisedCode(Input.StaffNumber);
        var to = await db.People.Where(p => p.NormalisedStaffNumber == number).Select(p => (int?)p.Id).SingleOrDefaultAsync(ct);
        if (to is null && number.Length > 0)
        {
            ModelState.AddModelError("Input.StaffNumber", texts["Delegations.StaffNumber.Unknown"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        RefusedException.ThrowIf(Input.Permits.Except(Mine).Any() ? Refusal.NotEntitled : null);

        await rights.DelegateAsync(
            new AskedDelegation(to!.Value, Input.Capacity, [.. Input.Permits], Input.From!.Value, Input.To!.Value, Input.Reason), ct);
        TempData["Notice"] = "Delegations.New.Done";
        return RedirectToPage("Index");
    }
}
