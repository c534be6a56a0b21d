using CampaignPortal.Domain.Shared;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>A date as a plan words it, as a person enters it; the days only where the wording says too little.</summary>
public sealed class WordedDateForm
{
    public string? Wording { get; set; }
    public DateOnly? Earliest { get; set; }
    public DateOnly? Latest { get; set; }

    public static WordedDateForm Of(ImpreciseDate? date, int year)
    {
        var isRead = DateWording.Read(date?.Wording, year) is { } read && read == date;
        return date is null ? new() : new() { Wording = date.Wording, Earliest = isRead ? null : date.Earliest, Latest = isRead ? null : date.Latest };
    }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Wording) && Earliest is null && Latest is null;

    /// <param name="year">For wordings that name none.</param>
    /// <returns>Null where nothing was entered, or where it is not understood.</returns>
    public ImpreciseDate? Read(int year) =>
        string.IsNullOrWhiteSpace(Wording) ? (Earliest is { } day && (Latest is null || Latest == day) ? ImpreciseDate.On(day) : null)
        : Earliest is { } first && Latest is { } last ? (last >= first ? new ImpreciseDate(Wording, first, last) : null)
        : Earliest is null && Latest is null ? DateWording.Read(Wording, year)
        : null;
}

public sealed class WordedDateFormValidator : AbstractValidator<WordedDateForm>
{
    public WordedDateFormValidator()
    {
        RuleFor(f => f.Wording).MaximumLength(ImpreciseDate.WordingMaxLength);
        RuleFor(f => f.Latest).GreaterThanOrEqualTo(f => f.Earliest).WithErrorCode("Refusal.EndsBeforeItBegins").When(f => f.Latest is not null && f.Earliest is not null);
    }
}
