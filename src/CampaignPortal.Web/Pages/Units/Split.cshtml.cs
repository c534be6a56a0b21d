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

/// <summary>Drafts the splitting of a unit into several; a code that exists already names a unit that takes over a part.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class SplitModel(CampaignDbContext db, Access access, Reorganising reorganising, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const int Rows = 4;

    public sealed class Row
    {
        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
    }

    public sealed class Form : ReorganisationFields
    {
        public IList<Row> Into { get; set; } = [];
        public CampaignCourse Course { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            Include(new ReorganisationFieldsValidator());
            RuleFor(f => f.Into).Must(rows => rows.Count(r => r.Code.Length > 0) is >= 2 and <= Reorganisation.MaxUnits).WithErrorCode("Units.Split.Into.TooFew");
            RuleForEach(f => f.Into).ChildRules(row =>
            {
                row.RuleFor(r => r.Code).MaximumLength(Unit.CodeMaxLength).Must(c => c.Length == 0 || Unit.IsCode(Text.NormalisedCode(c))).WithErrorCode("Units.Code.Characters");
                row.RuleFor(r => r.Code).NotEmpty().WithErrorCode("Units.Code.Missing").When(r => r.Name.Length > 0);
                row.RuleFor(r => r.Name).MaximumLength(Unit.NameMaxLength);
            });
            RuleFor(f => f.Course).IsInEnum();
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Courses { get; } = [.. Enum.GetValues<CampaignCourse>().Select(c => new SelectListItem(texts[$"CampaignCourse.{c}"], $"{c}"))];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Begin(access.Today);
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var name = await db.Units.VisibleTo(access, Permit.Reorganise).Where(u => u.Id == Id && u.ClosedOn == null).Select(u => u.Name).SingleOrDefaultAsync(ct);
        (Name, Input.Into) = (name ?? "", [.. Input.Into, .. Enumerable.Range(0, Math.Max(0, Rows - Input.Into.Count)).Select(_ => new Row())]);
        return name is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (shown is not PageResult || !ModelState.IsValid)
        {
            return shown;
        }

        if (await SuccessorsAsync(ct) is not { } successors)
        {
            return Page();
        }

        var draft = Reorganisation.Split(Id, successors, Input.TermsFor(Name, Input.Course), access.Self, clock.GetUtcNow());
        return RedirectToPage("Change", new { id = await reorganising.DraftAsync(draft, ct) });
    }

    /// <returns>Null where a row names neither a unit in reach nor a new one; the error stands beside it.</returns>
    private async Task<IReadOnlyList<Successor>?> SuccessorsAsync(CancellationToken ct)
    {
        string[] codes = [.. Input.Into.Select(r => Text.NormalisedCode(r.Code))];
        var known = await db.Units.VisibleTo(access, Permit.Reorganise).Where(u => codes.Contains(u.NormalisedCode) && u.ClosedOn == null).ToDictionaryAsync(u => u.NormalisedCode, u => u.Id, ct);
        foreach (var (index, row) in Input.Into.Index().Where(r => r.Item.Code.Length > 0 && r.Item.Name.Length == 0 && !known.ContainsKey(codes[r.Index])))
        {
            ModelState.AddModelError($"Input.Into[{index}].Name", texts["Units.Split.Name.Missing", row.Code]);
        }

        var taken = await db.Units.Where(u => codes.Contains(u.NormalisedCode)).Select(u => u.NormalisedCode).ToListAsync(ct);
        foreach (var index in codes.Index().Where(c => taken.Contains(c.Item, StringComparer.Ordinal) && !known.ContainsKey(c.Item)).Select(c => c.Index))
        {
            ModelState.Remove($"Input.Into[{index}].Name");
            ModelState.AddModelError($"Input.Into[{index}].Code", texts["Units.Code.Taken"]);
        }

        return ModelState.IsValid
            ? [.. Input.Into.Where(r => r.Code.Length > 0).Select(r => known.TryGetValue(Text.NormalisedCode(r.Code), out var id) ? Successor.Existing(id) : Successor.New(r.Code, r.Name))]
            : null;
    }
}
