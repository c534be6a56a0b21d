using CampaignPortal.Domain.Assessments;
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
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>Upholds, amends or drops an occurrence (认定); never by its finder, whoever acts for whom.</summary>
[Authorize(Policy = Permit.DecideOccurrences)]
public sealed class DecideModel(CampaignDbContext db, Access access, OccurrenceReading reading, Recipients recipients, TimeProvider clock) : PageModel, IRedisplay
{
    private const int ReasonMaxLength = Occurrence.ReasonMaxLength;

    public sealed class Form
    {
        public long Version { get; set; }

        /// <summary>Upheld, Amended or Dropped.</summary>
        public OccurrenceState? Outcome { get; set; }

        public decimal? Points { get; set; }
        public string? Reason { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Outcome).NotNull().WithErrorCode("Occurrences.Decide.Outcome.Missing")
                .Must(o => o is null || Outcomes.Contains(o.Value)).WithErrorCode("Occurrences.Decide.Outcome.Missing");
            RuleFor(f => f.Points).NotNull().WithErrorCode("Occurrences.Decide.Points.Missing").GreaterThan(0).WithErrorCode("Refusal.OutsideRange")
                .When(f => f.Outcome == OccurrenceState.Amended);
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").When(f => f.Outcome is OccurrenceState.Amended or OccurrenceState.Dropped);
            RuleFor(f => f.Reason).MaximumLength(ReasonMaxLength).WithErrorCode("Occurrences.Reason.TooLong");
        }
    }

    public static IReadOnlyList<OccurrenceState> Outcomes { get; } = [OccurrenceState.Upheld, OccurrenceState.Amended, OccurrenceState.Dropped];

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OccurrenceShown Shown { get; private set; } = null!;

    /// <summary>A fixed value is upheld or dropped; there is no other.</summary>
    public bool HasRange => Shown.Range.Min < Shown.Range.Max;

    public IEnumerable<OccurrenceState> Offered => Outcomes.Where(o => HasRange || o != OccurrenceState.Amended);
    public Refusal? WhyNot => Shown.Occurrence.WhyNotDecide(Shown.Decider!, Shown.Homes, clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { Decider: not null } shown)
        {
            return NotFound();
        }

        (Shown, Input.Version) = (shown, shown.Occurrence.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var page = await RedisplayAsync(ct);
        if (!ModelState.IsValid || Shown is null)
        {
            return page;
        }

        var occurrence = await db.Occurrences.Organised(access, Permit.DecideOccurrences).Include(o => o.Subjects).Include(o => o.Statements).AsSplitQuery()
            .SingleAsync(o => o.Id == Id, ct);
        db.ExpectVersion(occurrence, version);
        occurrence.Decide(Decision(), Shown.Range, Shown.Decider!, Shown.Homes, clock.GetUtcNow());
        var (about, link) = (occurrence.Number, $"/Occurrences/Details/{Id}");
        await recipients.TellUnitsAsync([.. occurrence.Subjects.Select(s => s.UnitId)], "OccurrenceDecided", about, link, ct);
        if (!db.Messages.Local.Any(m => m.RecipientId == occurrence.RecordedBy.PersonId))
        {
            recipients.TellPerson(occurrence.RecordedBy.PersonId, "OccurrenceDecided", about, link);
        }

        await db.SaveChangesAsync(ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Occurrences.Decide.Done", occurrence.Number);
        return RedirectToPage("Details", new { id = Id });
    }

    private OccurrenceDecision Decision() => Input.Outcome switch
    {
        OccurrenceState.Amended => OccurrenceDecision.Amend(Input.Points!.Value, Input.Reason),
        OccurrenceState.Dropped => OccurrenceDecision.Drop(Input.Reason),
        _ => OccurrenceDecision.Uphold(Input.Reason),
    };
}
