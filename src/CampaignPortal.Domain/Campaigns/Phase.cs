using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>
/// A phase of a campaign (阶段). Phases are optional, may overlap, last one day or have no end. Where one stands is computed
/// at each request from its dates, or from what an administrator decided over them.
/// </summary>
public sealed class Phase : Entity
{
    public const int NameMaxLength = 60;
    public const int AboutMaxLength = 1000;

    private readonly List<CampaignFunction> _functions = [];

    private Phase() { } // EF

    /// <param name="key">Made by the form; the same form sent again makes no second phase.</param>
    public Phase(Guid key, Campaign campaign, PhasePlan plan, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotPlan(campaign.State, plan));
        (Key, CampaignId) = (key, campaign.Id);
        Take(plan);
        Record(Act("Plan", actor, now) with { After = plan.ToString() });
    }

    public Guid Key { get; private set; }
    public int CampaignId { get; private set; }
    public int Order { get; private set; }
    public string Name { get; private set; } = "";
    public string? About { get; private set; }
    public ImpreciseDate Begin { get; private set; } = null!;

    /// <summary>Null = open-ended.</summary>
    public ImpreciseDate? End { get; private set; }

    public IReadOnlyList<CampaignFunction> Functions => _functions;

    /// <summary>Null while the dates decide.</summary>
    public PhaseDecision? Decision { get; private set; }

    /// <summary>Null while it is part of the plan. It stays on record, and so does what was filed in it.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public PhasePlan Plan => new(Order, Name, About, Begin, End, [.. _functions]);

    public PhaseState StateAt(DateTimeOffset at) => Decision?.State ?? StateByDates(at);

    public PhaseState StateByDates(DateTimeOffset at) => Plan.StateAt(at);

    /// <summary>Where it would stand if it were changed like this.</summary>
    public PhaseState StateUnder(PhasePlan plan, DateTimeOffset at) => Decision?.State ?? plan.StateAt(at);

    public static Refusal? WhyNotPlan(CampaignState campaign, PhasePlan plan) =>
        !campaign.IsChangeable ? Refusal.WrongState
        : !plan.IsInOrder ? Refusal.EndsBeforeItBegins
        : null;

    public Refusal? WhyNotChange(CampaignState campaign) => WhyNot(campaign);

    /// <summary>Also moves it. What was filed and submitted stays; a decision over the dates stays too.</summary>
    public void Change(CampaignState campaign, PhasePlan plan, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotChange(campaign) ?? WhyNotPlan(campaign, plan));
        var why = campaign == CampaignState.Draft ? Text.Optional(reason, PhaseDecision.ReasonMaxLength, nameof(reason)) : Reason.Require(reason);
        var before = Plan;
        Take(plan);
        Record(Act("Change", actor, now) with { Before = before.ToString(), After = Plan.ToString(), Reason = why });
    }

    public Refusal? WhyNotOpen(CampaignState campaign, DateTimeOffset now) => WhyNotDecide(campaign, PhaseState.Open, now);

    public void Open(CampaignState campaign, string? reason, Actor actor, DateTimeOffset now) => Decide(campaign, PhaseState.Open, reason, actor, now);

    public Refusal? WhyNotClose(CampaignState campaign, DateTimeOffset now) => WhyNotDecide(campaign, PhaseState.Closed, now);

    public void Close(CampaignState campaign, string? reason, Actor actor, DateTimeOffset now) => Decide(campaign, PhaseState.Closed, reason, actor, now);

    public Refusal? WhyNotRelease(CampaignState campaign) => WhyNot(campaign) ?? (Decision is null ? Refusal.WrongState : null);

    /// <summary>Gives it back to its dates.</summary>
    public void Release(CampaignState campaign, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRelease(campaign));
        var (why, before) = (Reason.Require(reason), Decision!.State);
        Decision = null;
        Record(Act("Release", actor, now) with { Before = before.ToString(), After = StateAt(now).ToString(), Reason = why });
    }

    /// <summary>Dates yield to a decision.</summary>
    public Refusal? WhyNotTurn(DateTimeOffset now) =>
        RemovedAt is not null || Decision is not null || StateByDates(now) == PhaseState.Planned ? Refusal.WrongState : null;

    /// <summary>Puts on record that a date opened or closed it.</summary>
    public void Turn(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotTurn(now));
        Record(Act(StateByDates(now) == PhaseState.Open ? "OpenByDate" : "CloseByDate", actor, now));
    }

    /// <summary>Before the campaign starts its dates mean nothing yet.</summary>
    /// <param name="filedCount">Duties of its tasks that units have filed.</param>
    public Refusal? WhyNotRemove(CampaignState campaign, int filedCount, DateTimeOffset now) =>
        WhyNot(campaign)
        ?? (campaign != CampaignState.Draft && StateAt(now) != PhaseState.Planned ? Refusal.WrongState
            : filedCount > 0 ? Refusal.InUse
            : null);

    public void Remove(CampaignState campaign, int filedCount, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRemove(campaign, filedCount, now));
        RemovedAt = now;
        Record(Act("Remove", actor, now) with { Before = Plan.ToString() });
    }

    private Refusal? WhyNot(CampaignState campaign) => RemovedAt is null && campaign.IsChangeable ? null : Refusal.WrongState;

    private Refusal? WhyNotDecide(CampaignState campaign, PhaseState next, DateTimeOffset now) =>
        WhyNot(campaign) ?? (StateAt(now) == next ? Refusal.WrongState : null);

    private void Decide(CampaignState campaign, PhaseState next, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDecide(campaign, next, now));
        var before = StateAt(now);
        Decision = new PhaseDecision(next, Reason.Require(reason), actor.PersonId, actor.ForPersonId, now);
        Record(Act(next == PhaseState.Open ? "Open" : "Close", actor, now) with
        {
            Before = before.ToString(), After = next.ToString(), Reason = Decision.Reason,
        });
    }

    private void Take(PhasePlan plan)
    {
        (Order, Begin, End) = (plan.Order, plan.Begin, plan.End);
        Name = Text.Required(plan.Name, NameMaxLength, nameof(plan));
        About = Text.Optional(plan.About, AboutMaxLength, nameof(plan));
        CampaignFunction[] functions = [.. plan.Functions.Distinct().Order()];
        _functions.Clear();
        _functions.AddRange(functions);
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"Phase.{verb}", actor, now, Name) { CampaignId = CampaignId };
}
