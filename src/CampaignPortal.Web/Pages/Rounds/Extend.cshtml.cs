using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Gives one unit more days for its self-assessment, with a reason.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ExtendModel(CampaignDbContext db, Access access, WorkCalendar calendar, Recipients recipients, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public DateOnly? UntilOn { get; set; }
        public DateOnly? ConfirmUntilOn { get; set; }
        public string Reason { get; set; } = "";

        /// <summary>The free days of which the person was warned.</summary>
        public string? Warned { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.UntilOn).NotNull().WithErrorCode("Rounds.Extend.UntilOn.Missing");
            RuleFor(f => f.ConfirmUntilOn).NotNull().WithErrorCode("Rounds.Extend.ConfirmUntilOn.Missing");
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(RoundExtension.ReasonMaxLength);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public int UnitId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Round Round { get; private set; } = null!;
    public string Unit => Round.ParticipantOf(UnitId)!.UnitName;
    public DateOnly DueOn => Round.SelfDueOnFor(UnitId);
    public DateOnly ConfirmDueOn => Round.ConfirmDueOnFor(UnitId);

    /// <summary>Chosen days on which nobody works, each with the next working day.</summary>
    public IReadOnlyList<(DateOnly Day, DateOnly Next)> FreeDays { get; private set; } = [];

    /// <summary>Proposes the next working day, and as many for the head as everybody has.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        if (Round is not null)
        {
            var forHead = Math.Max(1, calendar.WorkingDaysUntil(Round.Dates.SelfDueOn, Round.Dates.ConfirmDueOn));
            Input.UntilOn = calendar.AddWorkingDays(DueOn > access.Today ? DueOn : access.Today, 1);
            var confirmOn = calendar.AddWorkingDays(Input.UntilOn.Value, forHead);
            Input.ConfirmUntilOn = confirmOn > ConfirmDueOn ? confirmOn : ConfirmDueOn;
        }

        return page;
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

        var whyNot = round.WhyNotExtend(UnitId, Input.UntilOn!.Value, Input.ConfirmUntilOn!.Value, access.Today);
        if (whyNot == Refusal.DayPassed)
        {
            ModelState.AddModelError("Input.UntilOn", texts["Refusal.DayPassed"]);
        }

        if (whyNot == Refusal.DayPassed || (whyNot is null && IsToBeWarned()))
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(round, Input.Version);
        round.Extend(UnitId, Input.UntilOn!.Value, Input.ConfirmUntilOn!.Value, Input.Reason, access.Self, clock.GetUtcNow());
        await recipients.TellUnitsAsync([UnitId], "RoundExtended", $"{Input.UntilOn:yyyy-MM-dd}", "/SelfAssessments", ct);
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Rounds.Extend.Done";
        return RedirectToPage("Details", new { Id });
    }

    /// <summary>A free day may stay, once the person has seen that it is one.</summary>
    private bool IsToBeWarned()
    {
        FreeDays = [.. new[] { Input.UntilOn!.Value, Input.ConfirmUntilOn!.Value }.Distinct().Where(d => !calendar.IsWorkingDay(d)).Select(d => (d, calendar.WorkingDayFrom(d)))];
        var days = string.Join(' ', FreeDays.Select(d => d.Day.ToString("O", CultureInfo.InvariantCulture)));
        var isSeen = days.Length == 0 || days == Input.Warned;
        ModelState.Remove("Input.Warned");
        Input.Warned = days;
        return !isSeen;
    }

    private Task<Round?> FindAsync(CancellationToken ct) =>
        db.Rounds.Organised(access, Permit.RunRounds).Include(r => r.Participants).Include(r => r.Extensions).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == Id && r.Participants.Any(p => p.UnitId == UnitId), ct);
}
