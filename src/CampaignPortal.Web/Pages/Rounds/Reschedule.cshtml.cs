using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Moves the days of a round that is not closed, with a reason.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class RescheduleModel(CampaignDbContext db, Access access, WorkCalendar calendar, Recipients recipients, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public RoundDatesForm Dates { get; set; } = new();
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Dates).SetValidator(new RoundDatesFormValidator());
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(RoundExtension.ReasonMaxLength);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        Input.Dates = Round is null ? new() : RoundDatesForm.Of(Round.Dates);
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } round)
        {
            return NotFound();
        }

        (Round, Input.Version) = (round, round.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } round)
        {
            return NotFound();
        }

        db.ExpectVersion(round, Input.Version);
        round.Reschedule(Input.Dates.ToDates(calendar.Version), Input.Reason, access.Self, clock.GetUtcNow());
        if (round.State == RoundState.Open)
        {
            await TellAsync(round, ct);
        }

        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Rounds.Reschedule.Done";
        return RedirectToPage("Details", new { Id });
    }

    /// <summary>Whoever still has something to hand in or to confirm learns of the new days.</summary>
    private async Task TellAsync(Round round, CancellationToken ct)
    {
        var campaign = await db.Campaigns.Where(c => c.Id == round.CampaignId).Select(c => c.Name).SingleAsync(ct);
        var (about, link) = ($"{campaign} {round.Quarter.Name}", $"/Rounds/Details/{round.Id}");
        var (selfs, sheets) = (db.SelfAssessments.Where(s => s.RoundId == round.Id && s.State != SheetState.Confirmed), db.ScoreSheets.Where(s => s.RoundId == round.Id && !SheetStates.In.Contains(s.State)));
        var units = await selfs.Select(s => s.UnitId).Union(sheets.Where(s => s.RaterUnitId != null).Select(s => s.RaterUnitId!.Value)).ToListAsync(ct);
        await recipients.TellUnitsAsync(units, "RoundRescheduled", about, link, ct);
        foreach (var personId in await sheets.Where(s => s.RaterPersonId != null).Select(s => s.RaterPersonId!.Value).Distinct().ToListAsync(ct))
        {
            recipients.TellPerson(personId, "RoundRescheduled", about, link);
        }
    }

    private Task<Round?> FindAsync(CancellationToken ct) =>
        db.Rounds.Organised(access, Permit.RunRounds).SingleOrDefaultAsync(r => r.Id == Id, ct);
}
