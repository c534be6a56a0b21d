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

/// <summary>Names somebody who acts for me while I am away. He is found by staff number or name; only what I may do can be handed over.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class NewModel(CampaignDbContext db, Access access, RightsKeeping rights, PersonFinding people, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Staff number or name.</summary>
        public string Person { get; set; } = "";

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
            RuleFor(f => f.Person).NotEmpty().WithErrorCode("Delegations.Person.Missing").MaximumLength(Domain.Organisation.Person.NameMaxLength);
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
        var to = Input.Person.Trim().Length == 0 ? null : await people.FindAsync(Input.Person, Among(), ModelState, "Input.Person", ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        RefusedException.ThrowIf(Input.Permits.Except(Mine).Any() ? Refusal.NotEntitled : null);

        await rights.DelegateAsync(
            new AskedDelegation(to!.Id, Input.Capacity, [.. Input.Permits], Input.From!.Value, Input.To!.Value, Input.Reason), ct);
        TempData["Notice"] = "Delegations.New.Done";
        return RedirectToPage("Index");
    }

    /// <summary>Anybody by his number; by their names those who work under the same top unit, because other bureaus' people are listed to nobody.</summary>
    private IQueryable<Person> Among()
    {
        var (number, today, me) = (Text.NormalisedCode(Input.Person), access.Today, access.PersonId);
        var places = from p in db.Postings
                     where p.Kind == PostingKind.Workplace && p.From <= today && (p.To == null || p.To >= today)
                     join u in db.Units on p.UnitId equals u.Id
                     select new { p.PersonId, u.Path };
        var tops = db.Units.Where(t => t.ParentId == null && places.Any(p => p.PersonId == me && p.Path.StartsWith(t.Path)));
        return db.People.Where(x => x.NormalisedStaffNumber == number || places.Any(p => p.PersonId == x.Id && tops.Any(t => p.Path.StartsWith(t.Path))));
    }
}
