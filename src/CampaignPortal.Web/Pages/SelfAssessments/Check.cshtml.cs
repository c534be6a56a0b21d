using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
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

/// <summary>The whole sheet once more before it is submitted, and the one button that submits it.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class CheckModel(CampaignDbContext db, Access access, SelfReading reading, SelfFiling filing, SelfWords words) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Made when the page is shown: the same request sent twice is one submission.</summary>
        public Guid Key { get; set; }

        /// <summary>Versions of all answers shown.</summary>
        public string Version { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Key).NotEmpty().WithErrorCode("SelfAssessments.Check.Again");
    }

    /// <param name="IsLate">Whether a submission now would be accepted and marked as late.</param>
    public sealed record SheetView(
        int Id, string Quarter, string UnitName, bool IsExceptionOnly, Refusal? WhyNot, string? WhyNotAbout, bool IsLate, IReadOnlyList<SelfLineView> Lines,
        IReadOnlyList<RecordedLineView> Recorded, SelfTotalView Total)
    {
        public IEnumerable<SelfLineView> Missing => Lines.Where(l => l.IsMissing);
        public int ExceptionCount => Lines.Count(l => l.IsFilled);
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public SheetView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Key = Guid.NewGuid();
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var now = access.ArrivedAt;
        var read = await reading.ReadAsync(db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment), Id, ct);
        if (read is null)
        {
            return NotFound();
        }

        var (sheet, round) = (read.Sheet, read.Round);
        Shown = new SheetView(
            Id, words.Quarter(round.Quarter), read.Unit.UnitName, sheet.Mode == SelfMode.ExceptionOnly, sheet.WhyNotSubmit(Input.Key, round, read.EvidencedItems, now) ?? read.Closure?.Why, read.Closure?.About,
            sheet.LatestSubmission is null && round.IsLate(sheet.UnitId, now), [.. read.Lines.Select(words.Of)],
            [.. read.Recorded.Select(words.Of)], SelfTotalView.Of(read));
        Input.Version = SelfFiling.VersionsOf(sheet);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var arrivedAt = access.ArrivedAt;
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var unitId = await db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment).Where(s => s.Id == Id).Select(s => (int?)s.UnitId).SingleOrDefaultAsync(ct);
        if (unitId is null || await access.ActorForAsync(Permit.FillSelfAssessment, unitId.Value, ct) is not { } actor)
        {
            return NotFound();
        }

        var number = await filing.SubmitAsync(Id, Input.Key, Input.Version, actor, arrivedAt, ct);
        return RedirectToPage("Receipt", new { Id, number });
    }
}
