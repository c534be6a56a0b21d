using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>A unit says what it has to say before the decision (陈述); the instant at which the request arrived counts.</summary>
[Authorize(Policy = Permit.AnswerOccurrences)]
public sealed class StateCaseModel(CampaignDbContext db, Access access, OccurrenceReading reading, Recipients recipients, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public int UnitId { get; set; }
        public string Text { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() =>
            RuleFor(f => f.Text).NotEmpty().WithErrorCode("Occurrences.StateCase.Text.Missing")
                .MaximumLength(OccurrenceStatement.TextMaxLength).WithErrorCode("Occurrences.StateCase.Text.TooLong");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OccurrenceShown Shown { get; private set; } = null!;

    /// <summary>The units for which the reader may answer now; usually one.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Null where he may.</summary>
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } shown || !shown.Subjects.Any(s => s.IsMine))
        {
            return NotFound();
        }

        Shown = shown;
        var mine = shown.Subjects.Where(s => s.IsMine).Select(s => (Subject: s, WhyNot: shown.Occurrence.WhyNotStateCase(s.UnitId, clock.GetUtcNow()))).ToList();
        Units = [.. mine.Where(m => m.WhyNot is null).Select(m => new SelectListItem(m.Subject.Unit, $"{m.Subject.UnitId}"))];
        WhyNot = Units.Count > 0 ? null : mine[0].WhyNot;
        Input.Version = shown.Occurrence.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var arrived = access.ArrivedAt;
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var reached = access.Units(Permit.AnswerOccurrences, Roles.OfOffice);
        var occurrence = await db.Occurrences.VisibleTo(access, Permit.AnswerOccurrences).Include(o => o.Subjects).Include(o => o.Statements).AsSplitQuery()
            .SingleOrDefaultAsync(o => o.Id == Id && o.Subjects.Any(s => s.UnitId == Input.UnitId && reached.Any(u => u.Id == s.UnitId)), ct);
        if (occurrence is null || await access.ActorForAsync(Permit.AnswerOccurrences, Input.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        db.ExpectVersion(occurrence, Input.Version);
        occurrence.StateCase(Input.UnitId, Input.Text, actor, arrived);
        await recipients.TellOrganisersAsync(occurrence.CampaignId, Role.Administrator, "OccurrenceStated", occurrence.Number, $"/Occurrences/Details/{Id}", ct);
        await db.SaveChangesAsync(ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Occurrences.StateCase.Done", occurrence.Number);
        return RedirectToPage("Details", new { id = Id });
    }
}
