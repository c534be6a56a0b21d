using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>The head sends a self-assessment back, with a reason beside each item that has to be put right.</summary>
[Authorize(Policy = Permit.ConfirmSelfAssessment)]
public sealed class SendBackModel(CampaignDbContext db, Access access, SelfReading reading, SelfFiling filing, SelfWords words) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }

        /// <summary>About the sheet as a whole.</summary>
        public string? Whole { get; set; }

        public IList<ItemReason> Items { get; set; } = [];

        public IReadOnlyList<ReturnReason> Reasons() =>
            [.. Items.Prepend(new ItemReason { Reason = Whole }).Where(i => !string.IsNullOrWhiteSpace(i.Reason)).Select(i => new ReturnReason(i.Code, i.Reason!))];
    }

    public sealed class ItemReason
    {
        public string? Code { get; set; }
        public string? Reason { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Whole).MaximumLength(ReturnReason.ReasonMaxLength);
            RuleFor(f => f.Whole).NotEmpty().When(f => f.Items.All(i => string.IsNullOrWhiteSpace(i.Reason))).WithErrorCode("SelfAssessments.SendBack.Missing");
            RuleForEach(f => f.Items).ChildRules(i => i.RuleFor(x => x.Reason).MaximumLength(ReturnReason.ReasonMaxLength));
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public SelfHeadView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var read = await reading.ReadAsync(db.SelfAssessments.VisibleTo(access, Permit.ConfirmSelfAssessment), Id, ct);
        if (read is null || await access.ActorForAsync(Permit.ConfirmSelfAssessment, read.Sheet.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        Shown = SelfHeadView.Of(read, words, actor, access.ArrivedAt);
        Input.Version = read.Sheet.Version;
        Input.Items = [.. Shown.Lines.Select(l => new ItemReason { Code = l.Code, Reason = Input.Items.FirstOrDefault(i => i.Code == l.Code)?.Reason })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var unitId = await db.SelfAssessments.VisibleTo(access, Permit.ConfirmSelfAssessment).Where(s => s.Id == Id).Select(s => (int?)s.UnitId).SingleOrDefaultAsync(ct);
        if (unitId is null || await access.ActorForAsync(Permit.ConfirmSelfAssessment, unitId.Value, ct) is not { } actor)
        {
            return NotFound();
        }

        await filing.SendBackAsync(Id, Input.Version, Input.Reasons(), actor, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("SelfAssessments.SendBack.Done", "");
        return RedirectToPage("Awaiting");
    }
}
