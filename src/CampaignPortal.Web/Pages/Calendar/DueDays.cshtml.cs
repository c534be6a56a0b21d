using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Calendar;

/// <summary>
/// Due days that a newer calendar would compute otherwise. Nothing moves by itself: the administrator ticks what is to move. Those
/// that come later are ticked already, those that come earlier are not.
/// </summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class DueDaysModel(DueDayReading reading, DueDayMoving moving, WorkCalendar calendar, CalendarShelf shelf, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public IList<string> Keys { get; set; } = [];
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Keys).NotEmpty().WithErrorCode("Calendar.DueDays.Keys.Missing");
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(RoundExtension.ReasonMaxLength);
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<DueShift> Shifts { get; private set; } = [];
    public ShiftsView View => new(Shifts, [.. Input.Keys]);
    public bool IsAnyMovable => Shifts.Any(s => s.IsMovable);
    public int CalendarVersion => calendar.Version;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        Input.Keys = [.. Shifts.Where(s => s.IsMovable && !s.IsEarlier).Select(s => s.Key)];
        Input.Reason = shelf.LastLoaded is { } last ? texts["Calendar.DueDays.ReasonGiven", last.Notice.Source] : "";
        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        Shifts = await reading.FindAsync(calendar, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        await moving.MoveAsync([.. Input.Keys], Input.Reason, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Calendar.DueDays.Done", $"{Input.Keys.Count}");
        return RedirectToPage();
    }
}
