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

namespace CampaignPortal.Web.Pages.Units;

/// <summary>Drafts the merging of a unit, alone or with others beside it, into an existing unit or a new one.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class MergeModel(CampaignDbContext db, Access access, UnitChoices choices, Reorganising reorganising, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed record UnitView(int Id, string Name, int? ParentId);

    public sealed class Form : ReorganisationFields
    {
        /// <summary>Null: into a new unit.</summary>
        public int? IntoId { get; set; }

        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
        public IList<int> With { get; set; } = [];
        public CampaignCourse Course { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            Include(new ReorganisationFieldsValidator());
            RuleFor(f => f.Code).NotEmpty().WithErrorCode("Units.Code.Missing").When(f => f.IntoId is null);
            RuleFor(f => f.Code).MaximumLength(Unit.CodeMaxLength).Must(c => c.Length == 0 || Unit.IsCode(Text.NormalisedCode(c))).WithErrorCode("Units.Code.Characters");
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Units.Name.Missing").When(f => f.IntoId is null);
            RuleFor(f => f.Name).MaximumLength(Unit.NameMaxLength);
            RuleFor(f => f.With).NotEmpty().WithErrorCode("Units.Merge.With.Missing").When(f => f.IntoId is null);
            RuleFor(f => f.With.Count).LessThan(Reorganisation.MaxUnits).WithErrorCode("Units.Merge.With.TooMany");
            RuleFor(f => f.Course).IsInEnum();
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public UnitView Shown { get; private set; } = null!;
    public IReadOnlyList<UnitView> Beside { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Existing { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Courses { get; } = [.. Enum.GetValues<CampaignCourse>().Select(c => new SelectListItem(texts[$"CampaignCourse.{c}"], $"{c}"))];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Begin(access.Today);
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var open = db.Units.VisibleTo(access, Permit.Reorganise).Where(u => u.ClosedOn == null);
        var unit = await open.Where(u => u.Id == Id).Select(u => new UnitView(u.Id, u.Name, u.ParentId)).SingleOrDefaultAsync(ct);
        if (unit is null)
        {
            return NotFound();
        }

        Shown = unit;
        Beside = await open.Where(u => u.ParentId == unit.ParentId && u.Id != Id).OrderBy(u => u.Order).ThenBy(u => u.Id).Select(u => new UnitView(u.Id, u.Name, u.ParentId)).ToListAsync(ct);
        Existing = [new SelectListItem(texts["Units.Merge.Into.New"], ""), .. await choices.OpenAsync(Permit.Reorganise, ct)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (shown is not PageResult || !ModelState.IsValid)
        {
            return shown;
        }

        int[] units = [Id, .. Input.With.Distinct().Where(w => w != Id)];
        if (!await choices.ReachesAsync(Permit.Reorganise, [.. units, Input.IntoId ?? Id], ct))
        {
            return NotFound();
        }

        var into = Input.IntoId is { } existing ? Successor.Existing(existing) : Successor.New(Input.Code, Input.Name);
        var draft = Reorganisation.Merge(units, into, Input.TermsFor(Shown.Name, Input.Course), access.Self, clock.GetUtcNow());
        return RedirectToPage("Change", new { id = await reorganising.DraftAsync(draft, ct) });
    }
}
