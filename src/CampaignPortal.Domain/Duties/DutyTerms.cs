using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Duties;

/// <summary>What a duty asks for and until when.</summary>
/// <param name="Wanted">In more words; null where the title says it.</param>
/// <param name="NeedsCheck">Whether each recipient has to accept what is filed; else filing is final.</param>
/// <param name="DueWording">The day as the plan words it.</param>
/// <param name="RemindOn">The earliest day it can mean: reminders go by it.</param>
/// <param name="DueOn">The latest day it can mean, inclusive: late is what comes after it.</param>
/// <param name="CalendarVersion">The work calendar by which the day was found; a new one never moves it.</param>
public sealed record DutyTerms(
    string Title, string? Wanted, DutyEvidence Evidence, bool NeedsCheck, string DueWording, DateOnly RemindOn, DateOnly DueOn, int CalendarVersion)
{
    public const int TitleMaxLength = 100;
    public const int WantedMaxLength = 1000;

    public string Title { get; } = Text.Required(Title, TitleMaxLength, nameof(Title));
    public string? Wanted { get; } = Text.Optional(Wanted, WantedMaxLength, nameof(Wanted));
    public string DueWording { get; } = Text.Required(DueWording, ImpreciseDate.WordingMaxLength, nameof(DueWording));

    /// <summary>Alike under every culture, because it goes on record.</summary>
    public override string ToString() => $"{Title} {DueWording} ({RemindOn:yyyy-MM-dd} – {DueOn:yyyy-MM-dd})";
}
