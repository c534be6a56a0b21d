using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Calendars;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Calendar;

/// <summary>A notice as a person types it, or as it was read from his file.</summary>
public sealed class NoticeForm
{
    public Guid Key { get; set; }

    /// <summary>Version of the work calendar that the page compared with.</summary>
    public int Seen { get; set; }

    /// <summary>Hash of what the page showed the outlook of; anything else is shown first. Empty while nothing was shown.</summary>
    public string Shown { get; set; } = "";

    public int Year { get; set; }
    public string Source { get; set; } = "";
    public string Lines { get; set; } = "";

    /// <summary>Read instead of the lines where one is chosen.</summary>
    public IFormFile? File { get; set; }

    public string Hash => CanonicalJson.Hash($"{Year}\0{Source}\0{Lines.ReplaceLineEndings("\n")}");

    /// <summary>What was read goes before what was typed.</summary>
    public void Take(NoticeDraft draft) => (Lines, Year, Source) = (draft.Lines, draft.Year ?? Year, draft.Source ?? Source);

    /// <summary>Null as long as something is missing or wrong.</summary>
    public HolidayNotice? Notice() =>
        IsYear && Source.Trim() is { Length: > 0 and <= HolidayNotice.SourceMaxLength } && NoticeText.Read(Year, Lines) is { Problems.Count: 0, Days: { Count: > 0 } days }
            ? new HolidayNotice(Year, Source, days)
            : null;

    public bool IsYear => Year is >= HolidayNotice.MinYear and <= HolidayNotice.MaxYear;
}

public sealed class NoticeFormValidator : AbstractValidator<NoticeForm>
{
    public const int LinesMaxLength = 20_000;

    public NoticeFormValidator()
    {
        RuleFor(f => f.Key).NotEqual(Guid.Empty).WithErrorCode("Calendar.Load.Key.Missing");
        RuleFor(f => f.Lines).MaximumLength(LinesMaxLength).WithErrorCode("Calendar.Load.Lines.TooLong");
    }
}
