using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>How far a goal was reached, as somebody established it by hand.</summary>
public enum Attainment
{
    Attained,
    Partly,
    NotAttained,
}

/// <summary>What a goal says.</summary>
/// <param name="Target">In words (进入市二十佳科室).</param>
/// <param name="Figure">The target as a number; null where it has none.</param>
/// <param name="Measure">Unit of <paramref name="Figure"/>.</param>
public sealed record GoalText(string Text, string Target, decimal? Figure, string? Measure);

/// <summary>
/// A goal of a campaign (目标) and what was reached of it. Many goals are decided elsewhere, like a place on the city's
/// list; the outcome is then registered here with its day and source.
/// </summary>
public sealed class Goal : Entity
{
    public const int TextMaxLength = 200;
    public const int MeasureMaxLength = 20;
    public const int NoteMaxLength = 500;

    private readonly List<GoalAttainment> _attainments = [];

    private Goal() { } // EF

    public Goal(Campaign campaign, GoalText goal, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(campaign.State.WhyNotPlan());
        CampaignId = campaign.Id;
        Write(goal);
        Record(Act("Add", actor, now) with { After = Target });
    }

    public int CampaignId { get; private set; }
    public string Text { get; private set; } = "";
    public string Target { get; private set; } = "";
    public decimal? Figure { get; private set; }
    public string? Measure { get; private set; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Every outcome that was registered; a later one does not erase an earlier one.</summary>
    public IReadOnlyList<GoalAttainment> Attainments => _attainments;

    public Refusal? WhyNotRevise(CampaignState state) => state.WhyNotPlan() ?? WhyNotWithdrawn();

    public void Revise(GoalText goal, CampaignState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRevise(state));
        var before = InWords();
        Write(goal);
        Record(Act("Revise", actor, now) with { Before = before, After = InWords() });
    }

    /// <summary>Also after the end: lists of others come late.</summary>
    public Refusal? WhyNotRegister(CampaignState state) => state.WhyNotNote() ?? WhyNotWithdrawn();

    /// <param name="on">Day on which it was established.</param>
    /// <param name="value">Null where the goal has no number.</param>
    /// <param name="note">Where it stands: list, number, page.</param>
    public void Register(Attainment outcome, decimal? value, DateOnly on, string? note, CampaignState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRegister(state));
        _attainments.Add(new GoalAttainment(outcome, value, on, note, actor, now));
        Touch();
        Record(Act("Register", actor, now) with { After = FormattableString.Invariant($"{outcome} {value} {on:yyyy-MM-dd} {note}") });
    }

    public Refusal? WhyNotWithdraw(CampaignState state) => WhyNotRevise(state);

    /// <summary>It is shown no more; what was registered about it stays.</summary>
    public void Withdraw(CampaignState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw(state));
        WithdrawnAt = now;
        Record(Act("Withdraw", actor, now) with { Before = InWords() });
    }

    private Refusal? WhyNotWithdrawn() => WithdrawnAt is null ? null : Refusal.WrongState;

    private void Write(GoalText goal)
    {
        Text = Shared.Text.Required(goal.Text, TextMaxLength, nameof(goal));
        Target = Shared.Text.Required(goal.Target, TextMaxLength, nameof(goal));
        Measure = Shared.Text.Optional(goal.Measure, MeasureMaxLength, nameof(goal));
        Figure = goal.Figure is null || Points.IsStorable(goal.Figure.Value) ? goal.Figure : throw new ArgumentException("Not storable.", nameof(goal));
    }

    private string InWords() => FormattableString.Invariant($"{Text} / {Target} {Figure}{Measure}").TrimEnd();

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"Goal.{verb}", actor, now, Text) { CampaignId = CampaignId };
}

/// <summary>One registered outcome of a goal.</summary>
public sealed class GoalAttainment
{
    private GoalAttainment() { } // EF

    internal GoalAttainment(Attainment outcome, decimal? value, DateOnly on, string? note, Actor actor, DateTimeOffset now)
    {
        Note = Text.Optional(note, Goal.NoteMaxLength, nameof(note));
        (Outcome, Value, On, RecordedBy, RecordedAt) = (outcome, value, on, Doer.Of(actor), now);
    }

    public int Id { get; private set; }
    public Attainment Outcome { get; private set; }
    public decimal? Value { get; private set; }
    public DateOnly On { get; private set; }
    public string? Note { get; private set; }
    public Doer RecordedBy { get; private set; } = null!;
    public DateTimeOffset RecordedAt { get; private set; }
}
