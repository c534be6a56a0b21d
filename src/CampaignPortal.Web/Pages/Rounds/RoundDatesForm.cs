using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>The days of a round as a person enters them; planning and rescheduling share them.</summary>
public sealed class RoundDatesForm
{
    public DateOnly? OpensOn { get; set; }
    public DateOnly? SelfDueOn { get; set; }
    public DateOnly? ConfirmDueOn { get; set; }
    public DateOnly? ScoringDueOn { get; set; }
    public DateOnly? LateUntilOn { get; set; }

    public static RoundDatesForm Of(RoundDates dates) => new()
    {
        OpensOn = dates.OpensOn, SelfDueOn = dates.SelfDueOn, ConfirmDueOn = dates.ConfirmDueOn, ScoringDueOn = dates.ScoringDueOn, LateUntilOn = dates.LateUntilOn,
    };

    /// <summary>A year into which the days reach and whose holidays are not known, so that only weekends count; null where all are known.</summary>
    public int? YearWithout(WorkCalendar calendar) =>
        new[] { OpensOn, SelfDueOn, LateUntilOn, ConfirmDueOn, ScoringDueOn }.Select(d => d?.Year).FirstOrDefault(y => y is { } year && !calendar.Years.Contains(year));

    /// <summary>Names of the fields whose day was moved to one that is over.</summary>
    public IEnumerable<string> Passed(RoundDates before, DateOnly today)
    {
        (string Name, DateOnly? Day, DateOnly? Before)[] days =
        [
            (nameof(SelfDueOn), SelfDueOn, before.SelfDueOn), (nameof(ConfirmDueOn), ConfirmDueOn, before.ConfirmDueOn),
            (nameof(ScoringDueOn), ScoringDueOn, before.ScoringDueOn), (nameof(LateUntilOn), LateUntilOn, before.LateUntilOn),
        ];
        return days.Where(d => d.Day != d.Before && d.Day < today).Select(d => d.Name);
    }

    public RoundDates ToDates(int calendarVersion) =>
        new(OpensOn!.Value, SelfDueOn!.Value, ConfirmDueOn!.Value, ScoringDueOn!.Value, calendarVersion, LateUntilOn);
}

public sealed class RoundDatesFormValidator : AbstractValidator<RoundDatesForm>
{
    public RoundDatesFormValidator()
    {
        RuleFor(f => f.OpensOn).NotNull().WithErrorCode("Rounds.OpensOn.Missing");
        RuleFor(f => f.SelfDueOn).NotNull().WithErrorCode("Rounds.SelfDue.Missing").GreaterThanOrEqualTo(f => f.OpensOn).WithErrorCode("Rounds.SelfDue.BeforeOpening");
        RuleFor(f => f.ConfirmDueOn).NotNull().WithErrorCode("Rounds.ConfirmDue.Missing").GreaterThanOrEqualTo(f => f.SelfDueOn).WithErrorCode("Rounds.ConfirmDue.BeforeSelf");
        RuleFor(f => f.ScoringDueOn).NotNull().WithErrorCode("Rounds.ScoringDue.Missing").GreaterThanOrEqualTo(f => f.SelfDueOn).WithErrorCode("Rounds.ScoringDue.BeforeSelf");
        RuleFor(f => f.LateUntilOn).GreaterThan(f => f.SelfDueOn).WithErrorCode("Rounds.LateUntil.BeforeSelf").When(f => f.LateUntilOn is not null);
    }
}
