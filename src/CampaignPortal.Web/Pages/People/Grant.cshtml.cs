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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.People;

/// <summary>Gives a person a role over a unit. Nobody grants himself a right, and some roles exclude each other.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class GrantModel(CampaignDbContext db, Access access, UnitChoices choices, RightsKeeping rights, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public Role Role { get; set; } = Role.OfficeStaff;
        public int UnitId { get; set; }
        public bool WithSubtree { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.From).NotNull().WithErrorCode("Period.From.Missing");
            RuleFor(f => f.To).GreaterThanOrEqualTo(f => f.From).WithErrorCode("Refusal.EndsBeforeItBegins").When(f => f.To is not null);
            RuleFor(f => f.Role).IsInEnum();
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>What the giver may give somewhere.</summary>
    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.From = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var name = await db.People.VisibleTo(access, Permit.ManageOrganisation).Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return NotFound();
        }

        (Name, Units) = (name, await choices.OpenAsync(Permit.ManageOrganisation, ct));
        var mine = (await access.RightsAsync(ct)).Where(r => r.Via is null).Select(r => r.Role).ToList();
        Roles = [.. Enum.GetValues<Role>().Where(r => Assignment.MayGive(mine, r)).Select(r => new SelectListItem(texts[$"Role.{r}"], $"{r}"))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (!await db.People.VisibleTo(access, Permit.ManageOrganisation).AnyAsync(p => p.Id == Id, ct)
            || !await choices.ReachesAsync(Permit.ManageOrganisation, [Input.UnitId], ct))
        {
            return NotFound();
        }

        await rights.GrantAsync(new AskedRight(Id, Input.Role, Input.UnitId, Input.WithSubtree, Input.From!.Value, Input.To), ct);
        TempData["Notice"] = "People.Grant.Done";
        return RedirectToPage("Details", new { Id });
    }
}
