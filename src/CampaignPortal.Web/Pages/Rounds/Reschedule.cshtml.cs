using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Moves the days of a round that is not closed, with a reason; of an open one it is shown beforehand whom that concerns.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class RescheduleModel(CampaignDbContext db, Access access, WorkCalendar calendar, RoundRescheduling rescheduling, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public RoundDatesForm Dates { get; set; } = new();
        public string Reason { get; set; } = "";

        /// <summary>The days whose effect the page showed; empty until it has.</summary>
        public string? Seen { get; set; }
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

    /// <summary>What the days mean for those who are not done; null until it is asked for.</summary>
    public IReadOnlyList<RescheduledDay>? Outlook { get; private set; }

    /// <summary>Whether the next step only shows what the days mean.</summary>
    public bool IsToPreview => Round.State == RoundState.Open && Outlook is null;

    /// <inheritdoc cref="RoundDatesForm.YearWithout"/>
    public int? YearWithoutCalendar => Input.Dates.YearWithout(calendar);

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
        ModelState.Remove("Input.Seen");
        Input.Seen = Outlook is null ? "" : Input.Dates.ToDates(calendar.Version).ToString();
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

        CheckDays(round);
        var dates = Input.Dates.ToDates(calendar.Version);
        if (ModelState.IsValid && round.State == RoundState.Open && Input.Seen != dates.ToString() && round.WhyNotReschedule(dates, access.Today) is null)
        {
            Outlook = await rescheduling.ForeseeAsync(round, dates, ct);
        }

        if (!ModelState.IsValid || Outlook is not null)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(round, Input.Version);
        await rescheduling.RescheduleAsync(round, dates, Input.Reason, ct);
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = round is { State: RoundState.Planned, OpensByHand: true } ? "Rounds.Reschedule.ByHand" : "Rounds.Reschedule.Done";
        return RedirectToPage("Details", new { Id });
    }

    private void CheckDays(Round round)
    {
        if (round.State == RoundState.Planned && !RoundDates.CanOpen(round.Quarter, Input.Dates.OpensOn!.Value))
        {
            ModelState.AddModelError("Input.Dates.OpensOn", texts["Rounds.OpensOn.OutsideQuarter"]);
        }

        foreach (var field in round.State == RoundState.Open ? Input.Dates.Passed(round.Dates, access.Today) : [])
        {
            ModelState.AddModelError($"Input.Dates.{field}", texts["Rounds.Reschedule.Passed"]);
        }
    }

    private Task<Round?> FindAsync(CancellationToken ct) =>
        db.Rounds.Organised(access, Permit.RunRounds).SingleOrDefaultAsync(r => r.Id == Id, ct);
}
