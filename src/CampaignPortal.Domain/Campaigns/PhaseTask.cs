using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>What a task asks, of whom, for whom and until when, as its author puts it.</summary>
/// <param name="Wanted">In more words; null where the title says it.</param>
/// <param name="UnitKinds">Empty = units of every kind.</param>
/// <param name="CategoryCodes">Empty = participants of every category.</param>
/// <param name="RecipientUnitIds">One unit or two, each with a receipt of its own.</param>
/// <param name="IsRolled">Whether a last day that is free moves to the next working day (顺延).</param>
public sealed record TaskPlan(
    string Title, string? Wanted, ImpreciseDate Due, bool IsRolled, DutyEvidence Evidence, bool NeedsCheck,
    IReadOnlyCollection<UnitKind> UnitKinds, IReadOnlyCollection<string> CategoryCodes, IReadOnlyCollection<int> RecipientUnitIds)
{
    /// <summary>Whether it is asked of a participant of this kind and category.</summary>
    public bool IsFor(UnitKind kind, string categoryCode) =>
        (UnitKinds.Count == 0 || UnitKinds.Contains(kind)) && (CategoryCodes.Count == 0 || CategoryCodes.Contains(categoryCode));

    /// <summary>What each unit is asked by it.</summary>
    public DutyTerms Terms(WorkCalendar calendar)
    {
        var dueOn = IsRolled ? calendar.WorkingDayFrom(Due.Latest) : Due.Latest;
        return new(Title, Wanted, Evidence, NeedsCheck, Due.Wording, Due.Earliest, dueOn, calendar.Version);
    }

    /// <summary>The day as worded, with the last day that units are held to.</summary>
    public ImpreciseDate DueBy(WorkCalendar calendar) => new(Due.Wording, Due.Earliest, Terms(calendar).DueOn);

    /// <summary>Alike under every culture, because it goes on record.</summary>
    public override string ToString() => $"{Title}: {Due}";
}

/// <summary>Something a phase asks of its participants. When the phase opens, each of them gets a duty.</summary>
public sealed class PhaseTask : Entity
{
    private readonly List<UnitKind> _unitKinds = [];
    private readonly List<string> _categoryCodes = [];
    private readonly List<int> _recipientUnitIds = [];

    private PhaseTask() { } // EF

    /// <param name="key">Made by the form; the same form sent again makes no second task.</param>
    public PhaseTask(Guid key, Phase phase, CampaignState campaign, TaskPlan plan, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(phase.WhyNotChange(campaign));
        (Key, PhaseId, CampaignId) = (key, phase.Id, phase.CampaignId);
        Take(plan);
        Record(Act("Plan", actor, now) with { After = plan.ToString() });
    }

    public Guid Key { get; private set; }
    public int PhaseId { get; private set; }
    public int CampaignId { get; private set; }
    public string Title { get; private set; } = "";
    public string? Wanted { get; private set; }
    public ImpreciseDate Due { get; private set; } = null!;
    public bool IsRolled { get; private set; }
    public DutyEvidence Evidence { get; private set; }
    public bool NeedsCheck { get; private set; }
    public IReadOnlyList<UnitKind> UnitKinds => _unitKinds;
    public IReadOnlyList<string> CategoryCodes => _categoryCodes;
    public IReadOnlyList<int> RecipientUnitIds => _recipientUnitIds;

    /// <summary>Null while it is asked.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    public TaskPlan Plan => new(Title, Wanted, Due, IsRolled, Evidence, NeedsCheck, [.. _unitKinds], [.. _categoryCodes], [.. _recipientUnitIds]);

    public Refusal? WhyNotChange(CampaignState campaign) => campaign.IsChangeable && CancelledAt is null ? null : Refusal.WrongState;

    /// <summary>To whom it is owed stays once a duty is laid out, because receipts hang on it.</summary>
    public Refusal? WhyNotChange(CampaignState campaign, TaskPlan plan, bool isLaidOut) =>
        WhyNotChange(campaign) ?? (isLaidOut && !plan.RecipientUnitIds.Order().SequenceEqual(_recipientUnitIds.Order()) ? Refusal.RecipientsFixed : null);

    public void Change(CampaignState campaign, TaskPlan plan, bool isLaidOut, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotChange(campaign, plan, isLaidOut));
        var (why, before) = (isLaidOut ? Reason.Require(reason) : null, Plan.ToString());
        Take(plan);
        Record(Act("Change", actor, now) with { Before = before, After = plan.ToString(), Reason = why });
    }

    public Refusal? WhyNotCancel(CampaignState campaign) => WhyNotChange(campaign);

    public void Cancel(CampaignState campaign, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotCancel(campaign));
        Record(Act("Cancel", actor, now) with { Reason = Reason.Require(reason) });
        CancelledAt = now;
    }

    private void Take(TaskPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(plan.RecipientUnitIds.Distinct().Count() is > 0 and <= Duty.MaxRecipients, true, nameof(plan));
        Title = Text.Required(plan.Title, DutyTerms.TitleMaxLength, nameof(plan));
        Wanted = Text.Optional(plan.Wanted, DutyTerms.WantedMaxLength, nameof(plan));
        (Due, IsRolled, Evidence, NeedsCheck) = (plan.Due, plan.IsRolled, plan.Evidence, plan.NeedsCheck);
        Replace(_unitKinds, plan.UnitKinds);
        Replace(_categoryCodes, plan.CategoryCodes);
        Replace(_recipientUnitIds, plan.RecipientUnitIds);
    }

    private static void Replace<T>(List<T> list, IEnumerable<T> next)
    {
        list.Clear();
        list.AddRange(next.Distinct());
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"PhaseTask.{verb}", actor, now, Title) { CampaignId = CampaignId };
}
