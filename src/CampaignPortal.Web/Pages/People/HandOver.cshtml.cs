using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.People;

/// <summary>
/// Hands a person's open work over to another one (工作移交): asked for first, then shown piece by piece, then done as far as it is ticked; all of that or nothing.
/// </summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class HandOverModel(CampaignDbContext db, Access access, PersonFinding people, HandingOver handingOver, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Staff number or name.</summary>
        public string To { get; set; } = "";

        public DateOnly? From { get; set; }
        public string Reason { get; set; } = "";

        /// <summary>What the page showed; empty until it has shown anything.</summary>
        public string Seen { get; set; } = "";

        /// <summary>Keys of the pieces that are ticked.</summary>
        public IList<string> Chosen { get; set; } = [];
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.To).NotEmpty().WithErrorCode("Units.Charge.Person.Missing").MaximumLength(Person.NameMaxLength);
            RuleFor(f => f.From).NotNull().WithErrorCode("Period.From.Missing");
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(Delegation.ReasonMaxLength);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>Null until the successor is known.</summary>
    public string? Successor { get; private set; }

    public HandOverWarnings? Warnings { get; private set; }
    public IReadOnlyList<HandOverItem> Going { get; private set; } = [];
    public IReadOnlyList<HandOverItem> Staying { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.From = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var name = await db.People.VisibleTo(access, Permit.Reorganise).Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(ct);
        Name = name ?? "";
        if (name is not null && ModelState.Keys.Contains("Input.To") && await SuccessorAsync(ct) is { } successor && Input.From is not null)
        {
            await ShowAsync(successor, ct);
        }

        return name is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var seen = Input.Seen;
        if (await db.People.VisibleTo(access, Permit.Reorganise).AllAsync(p => p.Id != Id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || seen.Length == 0 || await SuccessorAsync(ct) is not { } successor)
        {
            return await RedisplayAsync(ct);
        }

        await handingOver.HandOverAsync(AskedFor(successor) with { Chosen = [.. Input.Chosen] }, seen, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("People.HandOver.Done", successor.Name);
        return RedirectToPage("Details", new { Id });
    }

    private async Task<Person?> SuccessorAsync(CancellationToken ct)
    {
        var found = Input.To.Length == 0 ? null : await people.FindAsync(Input.To, db.People.VisibleTo(access, Permit.Reorganise), ModelState, "Input.To", ct);
        if (found?.Id == Id)
        {
            ModelState.AddModelError("Input.To", texts["Refusal.SucceedsItself.Person"]);
        }

        return found?.Id == Id ? null : found;
    }

    private async Task ShowAsync(Person successor, CancellationToken ct)
    {
        var asked = AskedFor(successor);
        var items = await handingOver.PreviewAsync(asked, ct);
        (Successor, Going, Staying) = ($"{successor.Name} {successor.StaffNumber}", [.. items.Where(i => i.WhyNot is null)], [.. items.Where(i => i.WhyNot is not null)]);
        Warnings = await handingOver.WarnAsync(asked, ct);
        Input.Chosen = Input.Seen.Length > 0 ? Input.Chosen : [.. Going.Select(i => i.Key)];
        ModelState.Remove("Input.Seen");
        Input.Seen = HandingOver.SeenOf(asked, items);
    }

    private AskedHandOver AskedFor(Person successor) => new(Id, successor.Id, Input.From!.Value, Input.Reason);
}
