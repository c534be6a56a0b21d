using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>A responsible office that the pack leaves open until it is used.</summary>
/// <param name="Code">Placeholder, as in <c>office:personnel</c>; the colon keeps it from being a unit code.</param>
/// <param name="Suggestion">Which unit is usually meant.</param>
public sealed record TemplateOffice(string Code, LocalText Name, LocalText Suggestion);

/// <param name="Weight">Null = the administrator is asked.</param>
public sealed record TemplateChannel(string Code, LocalText Name, decimal? Weight);

/// <param name="Code">Normalised.</param>
public sealed record TemplateCategory(string Code, LocalText Name);

public sealed record TemplateStandards(string Code, string Name, IReadOnlyList<TemplateCriterion> Criteria);

public sealed record TemplateCriterion(
    string Code, string GroupName, LocalText Heading, LocalText Text, string? EvidenceHint, string? CitedRules, bool RequiresEvidence)
{
    internal Criterion NewCriterion() =>
        new(Code, GroupName, Heading.Zh, Text.Zh, Heading.En, Text.En, EvidenceHint, CitedRules, RequiresEvidence);
}

/// <summary>The quarter that a working day is counted in.</summary>
public enum TemplatePeriod
{
    /// <summary>The quarter that is assessed.</summary>
    Quarter,

    /// <summary>The one after it.</summary>
    NextQuarter,
}

/// <summary>A day of each quarter, as in "the fifth working day of the next quarter".</summary>
/// <param name="WorkingDay">From 1; from −1 backwards, where −1 is the last working day. Never 0.</param>
public sealed record TemplateDay(int WorkingDay, TemplatePeriod Of)
{
    public const int Max = 40;

    public DateOnly In(Quarter quarter, WorkCalendar calendar)
    {
        var counted = Of == TemplatePeriod.NextQuarter ? quarter.Next : quarter;
        return WorkingDay > 0
            ? calendar.AddWorkingDays(counted.FirstDay.AddDays(-1), WorkingDay)
            : Backwards(counted.LastDay, -WorkingDay, calendar);
    }

    private static DateOnly Backwards(DateOnly last, int count, WorkCalendar calendar)
    {
        var day = last.AddDays(1);
        while (count > 0)
        {
            day = day.AddDays(-1);
            count -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}

public sealed record TemplateDates(TemplateDay OpensOn, TemplateDay SelfDueOn, TemplateDay ScoringDueOn)
{
    /// <summary>Whether the rules keep their order in a year of weekends only; holidays move all of them alike.</summary>
    internal bool AreInOrder => Enumerable.Range(1, 4).Select(n => new Quarter(2026, n)).All(quarter =>
    {
        var calendar = new WorkCalendar(1, [], []);
        var opens = OpensOn.In(quarter, calendar);
        return opens <= SelfDueOn.In(quarter, calendar) && opens <= ScoringDueOn.In(quarter, calendar);
    });
}
