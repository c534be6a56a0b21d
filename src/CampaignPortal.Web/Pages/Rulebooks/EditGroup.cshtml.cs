using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Between which bounds the points of a group of items stay.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditGroupModel(RulebookDesk desk) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string? Name { get; set; }
        public string? NameEn { get; set; }
        public decimal? Cap { get; set; }
        public decimal? Floor { get; set; }

        public void Show(Group group) => (Name, NameEn, Cap, Floor) = (group.Name.Zh, group.Name.En, group.Cap, group.Floor);

        public Rulebook Applied(Rulebook book, Group group) => book.Bounded(group with
        {
            Name = new LocalText(Name!.Trim(), string.IsNullOrWhiteSpace(NameEn) ? null : NameEn.Trim()), Cap = Cap, Floor = Floor,
        });
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        private const int NameMaxLength = 200;

        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Rulebooks.EditGroup.Name.Missing").MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
            RuleFor(f => f.NameEn).MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
            RuleFor(f => f.Cap).Must(c => c is null || (c >= 0 && Domain.Shared.Points.IsStorable(c.Value))).WithErrorCode("Rulebooks.EditGroup.Cap.Wrong");
            RuleFor(f => f.Floor).Must((f, floor) => floor is null || (Domain.Shared.Points.IsStorable(floor.Value) && !(floor > f.Cap))).WithErrorCode("Rulebooks.EditGroup.Floor.Wrong");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public Group Stored { get; private set; } = null!;
    public int ItemCount => Stored.TreeItems.Count();
    public decimal Points => Stored.TreeItems.Sum(i => i.Points);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Stored is not null)
        {
            Input.Show(Stored);
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open || open.Book.Scheme.ItemGroups.FirstOrDefault(g => g.Code == Code) is not { } stored)
        {
            return NotFound();
        }

        (Open, Stored, Input.Version) = (open, stored, open.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await desk.SaveAsync(Open, Input.Applied(Open.Book, Stored), Input.Name!.Trim(), version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }
}
