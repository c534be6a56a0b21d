using CampaignPortal.Domain.Calendars;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Calendar;

/// <summary>Loads a year's notice, from a file or typed by hand; what it changes is shown before anything is stored.</summary>
[Authorize(Policy = Permit.KeepCalendar)]
public sealed class LoadModel(CalendarLoading loading, CalendarShelf shelf, NoticeReading reading, NoticeWords words, Access access, IStringLocalizer<Texts> texts)
    : PageModel, IRedisplay
{
    private const string Take = nameof(Take);

    [BindProperty]
    public NoticeForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    /// <summary>Null while nothing that could be loaded is shown.</summary>
    public NoticeOutlook? Outlook { get; private set; }

    public IReadOnlyList<string> Changes => words.Of(Outlook!.Changes);
    public ShiftsView Shifts => new(Outlook!.Shifts, null);

    public Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        var chosen = year ?? access.Today.Year + 1;

        // Who corrects a year starts from what it says.
        Input = new NoticeForm { Key = Guid.NewGuid(), Year = chosen, Lines = NoticeText.Write(shelf.OfYear(chosen)?.Notice.Days ?? []) };
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        // Another process may have loaded a version since: the page compares with that one.
        await shelf.ReadAsync(ct);
        Input.Seen = shelf.Current.Version;
        Outlook = Input.Shown.Length > 0 && Input.Notice() is { } notice ? await loading.OutlookAsync(notice, ct) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (seen, shown) = (Input.Seen, Input.Shown);
        foreach (var key in ModelState.Where(m => m.Value!.Errors.Count == 0).Select(m => m.Key).ToList())
        {
            // What is read from a file, and what was compared with now, is shown in the place of what was sent.
            ModelState.Remove(key);
        }

        await ReadFileAsync(ct);
        var notice = Check();
        Input.Shown = notice is null ? "" : Input.Hash;
        if (notice is null || Chosen != Take || shown != Input.Shown)
        {
            return await RedisplayAsync(ct);
        }

        await loading.LoadAsync(Input.Key, notice, seen, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Calendar.Load.Done", $"{notice.Year}");
        return RedirectToPage("Index", new { year = notice.Year });
    }

    /// <summary>A file goes before what is typed, and so does one that was pasted.</summary>
    private async Task ReadFileAsync(CancellationToken ct)
    {
        var draft = Input.File is not null ? await reading.OfFileAsync(Input.File, ct) : NoticeReading.IsJson(Input.Lines) ? reading.OfJson(Input.Lines) : null;
        if (draft?.Refusal is { } refusal)
        {
            ModelState.AddModelError(Input.File is null ? "Input.Lines" : "Input.File", refusal);
        }
        else if (draft is not null)
        {
            Input.Take(draft);
        }
    }

    /// <summary>Says at each field what is missing or wrong, line by line.</summary>
    /// <returns>The notice, whose lines stand in the form in their shortest way; null where something is wrong.</returns>
    private HolidayNotice? Check()
    {
        Require("Input.Year", Input.IsYear, "Calendar.Load.Year.Range");
        Require("Input.Source", Input.Source.Trim() is { Length: > 0 and <= HolidayNotice.SourceMaxLength }, "Calendar.Load.Source.Missing");
        if (Input.IsYear && ModelState.GetFieldValidationState("Input.File") != ModelValidationState.Invalid)
        {
            var (days, problems) = NoticeText.Read(Input.Year, Input.Lines);
            Require("Input.Lines", days.Count + problems.Count > 0, "Calendar.Load.Lines.Missing");
            foreach (var problem in problems)
            {
                ModelState.AddModelError("Input.Lines", words.Of(problem));
            }

            Input.Lines = problems.Count == 0 ? NoticeText.Write(days) : Input.Lines;
        }

        return ModelState.ErrorCount == 0 ? Input.Notice() : null;
    }

    private void Require(string field, bool isMet, string text)
    {
        if (!isMet && !(ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0))
        {
            ModelState.AddModelError(field, texts[text]);
        }
    }
}
