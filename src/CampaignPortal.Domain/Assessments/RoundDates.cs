using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>The days of a round. Each due day holds until its end in Beijing.</summary>
/// <param name="OpensOn">The round opens at the start of that day, or earlier by hand.</param>
/// <param name="ScoringDueOn">For responsible offices and supervisors.</param>
/// <param name="CalendarVersion">The work calendar that proposed the days; a new one never moves them.</param>
/// <param name="LateUntilOn">Last day for late self-assessments; null = none is accepted.</param>
public sealed record RoundDates(
    DateOnly OpensOn,
    DateOnly SelfDueOn,
    DateOnly ConfirmDueOn,
    DateOnly ScoringDueOn,
    int CalendarVersion,
    DateOnly? LateUntilOn = null)
{
    /// <summary>Whether no day comes before the one it follows from.</summary>
    public bool AreInOrder =>
        OpensOn <= SelfDueOn && SelfDueOn <= ConfirmDueOn && SelfDueOn <= ScoringDueOn && (LateUntilOn is null || LateUntilOn > SelfDueOn);

    private DateOnly?[] InOrder => [OpensOn, SelfDueOn, ConfirmDueOn, ScoringDueOn, LateUntilOn];

    /// <summary>Whether a day that was another one before is over already.</summary>
    public bool MovesIntoPast(RoundDates before, DateOnly today) => InOrder.Zip(before.InOrder).Any(d => d.First != d.Second && d.First < today);

    /// <summary>Whether a round of this quarter can open that day: in the quarter, or in the next one, which looks back on it.</summary>
    public static bool CanOpen(Quarter quarter, DateOnly day) => day >= quarter.FirstDay && day <= quarter.Next.LastDay;

    /// <summary>The days in their order, alike under every culture, because they go on record.</summary>
    public override string ToString() => string.Join(' ', InOrder.Select(d => d?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–"));

    /// <summary>What follows from the days that people choose, by the campaign's settings and the calendar.</summary>
    public static RoundDates Propose(
        DateOnly opensOn, DateOnly selfDueOn, DateOnly scoringDueOn, CampaignSettings settings, WorkCalendar calendar) =>
        new(
            opensOn,
            selfDueOn,
            calendar.AddWorkingDays(selfDueOn, settings.ConfirmationWorkingDays),
            scoringDueOn,
            calendar.Version,
            settings.LateUntil(selfDueOn, calendar));
}
