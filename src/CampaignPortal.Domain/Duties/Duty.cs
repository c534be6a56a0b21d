using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Duties;

/// <summary>Something that one unit owes to others by a day (应报事项): filed, received, perhaps checked.</summary>
public sealed class Duty : Entity
{
    public const int MaxRecipients = 2;

    private readonly List<DutyRecipient> _recipients = [];
    private readonly List<DutyFiling> _filings = [];
    private readonly List<DutyReceipt> _receipts = [];
    private readonly List<DutyReturn> _returns = [];
    private readonly List<DutyExtension> _extensions = [];
    private readonly List<DutyReminder> _reminders = [];

    private Duty() { } // EF

    public Duty(
        int campaignId, DutyOrigin origin, int originId, int owedByUnitId, IReadOnlyCollection<int> owedToUnitIds, DutyTerms terms, Actor actor, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(owedToUnitIds.Distinct().Count() is > 0 and <= MaxRecipients, true, nameof(owedToUnitIds));
        (CampaignId, Origin, OriginId, OwedByUnitId, Terms, DueOn) = (campaignId, origin, originId, owedByUnitId, terms, terms.DueOn);
        _recipients.AddRange(owedToUnitIds.Distinct().Select(id => new DutyRecipient(id)));
        Record(Act("LayOut", actor, now) with { After = terms.ToString() });
    }

    public int CampaignId { get; private set; }
    public DutyOrigin Origin { get; private set; }

    /// <summary>Id of what laid it out, as the origin says.</summary>
    public int OriginId { get; private set; }

    public int OwedByUnitId { get; private set; }
    public DutyTerms Terms { get; private set; } = null!;

    /// <summary>Last day for this unit, its extensions counted in; inclusive.</summary>
    public DateOnly DueOn { get; private set; }

    public DutyState State { get; private set; }

    public IReadOnlyList<DutyRecipient> Recipients => _recipients;
    public IReadOnlyList<DutyFiling> Filings => _filings;
    public IReadOnlyList<DutyReceipt> Receipts => _receipts;
    public IReadOnlyList<DutyReturn> Returns => _returns;
    public IReadOnlyList<DutyExtension> Extensions => _extensions;
    public IReadOnlyList<DutyReminder> Reminders => _reminders;

    /// <summary>Null before the first.</summary>
    public DutyFiling? Latest => _filings.MaxBy(f => f.Number);

    public bool IsExtended => DueOn > Terms.DueOn;

    public bool IsOverdue(DateOnly today) => State.IsOutstanding && DueOn < today;

    /// <summary>Whether this recipient has received what lies there now.</summary>
    public bool IsReceivedBy(int unitId) => _receipts.Exists(r => r.UnitId == unitId && r.FilingNumber == Latest?.Number);

    /// <summary>What is filed at this instant counts as the first filing did: a correction makes nobody late or punctual.</summary>
    public bool IsLateAt(DateTimeOffset arrivedAt) => Latest?.IsLate ?? arrivedAt >= OfficeTime.EndOf(DueOn);

    /// <summary>A mistake may be corrected as long as nobody has received it.</summary>
    public Refusal? WhyNotWrite(CampaignState campaign) =>
        campaign.WhyNotPlan()
        ?? (State.IsOutstanding || (State == DutyState.Filed && !_recipients.Exists(r => IsReceivedBy(r.UnitId))) ? null : Refusal.WrongState);

    /// <param name="key">Made by the form; the same form sent again changes nothing.</param>
    public Refusal? WhyNotFile(CampaignState campaign, Guid key, string? words, int fileCount) =>
        Earlier(key) is { } earlier ? (earlier.Words == Clean(words) && earlier.FileCount == fileCount ? null : Refusal.AlreadyRecorded)
        : WhyNotWrite(campaign)
        ?? (Terms.Evidence == DutyEvidence.Words && Clean(words) is null ? Refusal.Incomplete
            : Terms.Evidence == DutyEvidence.File && fileCount == 0 ? Refusal.FileMissing
            : null);

    /// <summary>Never refused for being late, but marked.</summary>
    public DutyFiling File(CampaignState campaign, Guid key, string? words, int fileCount, Actor actor, DateTimeOffset arrivedAt)
    {
        RefusedException.ThrowIf(WhyNotFile(campaign, key, words, fileCount));
        if (Earlier(key) is { } earlier)
        {
            return earlier;
        }

        var filing = new DutyFiling(_filings.Count + 1, key, Clean(words), fileCount, IsLateAt(arrivedAt), Doer.Of(actor), arrivedAt);
        _filings.Add(filing);
        Enter(DutyState.Filed, Act("File", actor, arrivedAt));
        return filing;
    }

    /// <summary>What was filed before a campaign ended is received until it is archived.</summary>
    /// <param name="homes">Units in which either side of the actor holds a post or files.</param>
    public Refusal? WhyNotReceive(CampaignState campaign, int unitId, Actor actor, IReadOnlySet<int> homes) =>
        campaign.WhyNotNote() ?? WhyNotAnswer(unitId, actor, homes) ?? (IsReceivedBy(unitId) ? Refusal.AlreadyRecorded : null);

    /// <summary>By one recipient; where it is checked, it is accepted when the last of them has received it.</summary>
    public void Receive(CampaignState campaign, int unitId, Actor actor, IReadOnlySet<int> homes, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotReceive(campaign, unitId, actor, homes));
        _receipts.Add(new DutyReceipt(Latest!.Number, unitId, Doer.Of(actor), now));
        var isAccepted = Terms.NeedsCheck && _recipients.TrueForAll(r => IsReceivedBy(r.UnitId));
        Enter(isAccepted ? DutyState.Accepted : State, Act("Receive", actor, now));
    }

    /// <summary>Filing is final where nobody checks it.</summary>
    /// <inheritdoc cref="WhyNotReceive" path="/param"/>
    public Refusal? WhyNotSendBack(CampaignState campaign, int unitId, Actor actor, IReadOnlySet<int> homes) =>
        campaign.WhyNotPlan()
        ?? WhyNotAnswer(unitId, actor, homes)
        ?? (!Terms.NeedsCheck ? Refusal.NothingToCheck
            : IsReceivedBy(unitId) ? Refusal.AlreadyRecorded
            : null);

    public void SendBack(CampaignState campaign, int unitId, string? reason, Actor actor, IReadOnlySet<int> homes, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotSendBack(campaign, unitId, actor, homes));
        var why = Reason.Require(reason);
        _returns.Add(new DutyReturn(Latest!.Number, unitId, why, Doer.Of(actor), now));
        Enter(DutyState.SentBack, Act("SendBack", actor, now) with { Reason = why });
    }

    /// <summary>Whatever the day.</summary>
    public Refusal? WhyNotExtend() => State.IsOutstanding ? null : Refusal.WrongState;

    public Refusal? WhyNotExtend(DateOnly untilOn, DateOnly today) =>
        WhyNotExtend() ?? (untilOn <= DueOn ? Refusal.NotLater : untilOn < today ? Refusal.DayPassed : null);

    public void Extend(DateOnly untilOn, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotExtend(untilOn, OfficeTime.DayOf(now)));
        var extension = new DutyExtension(untilOn, Reason.Require(reason), now);
        Record(Act("Extend", actor, now) with { Before = $"{DueOn:yyyy-MM-dd}", After = $"{untilOn:yyyy-MM-dd}", Reason = extension.Reason });
        _extensions.Add(extension);
        DueOn = untilOn;
    }

    public Refusal? WhyNotRemind(DateOnly today) =>
        !State.IsOutstanding ? Refusal.WrongState : _reminders.Exists(r => r.On == today) ? Refusal.RemindedToday : null;

    public void Remind(Actor actor, DateTimeOffset now)
    {
        var today = OfficeTime.DayOf(now);
        RefusedException.ThrowIf(WhyNotRemind(today));
        _reminders.Add(new DutyReminder(today, Doer.Of(actor), now));
        Touch();
        Record(Act("Remind", actor, now));
    }

    public Refusal? WhyNotRevise() => State.IsOutstanding ? null : Refusal.Frozen;

    /// <summary>What asks for it was changed. An extension that reaches further stays; what is filed keeps its time.</summary>
    public void Revise(DutyTerms terms, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRevise());
        Record(Act("Revise", actor, now) with { Before = $"{Terms} {DueOn:yyyy-MM-dd}", After = terms.ToString(), Reason = Text.Optional(reason, DutyExtension.ReasonMaxLength, nameof(reason)) });
        Follow(terms);
    }

    public Refusal? WhyNotWithdraw() => State.IsOutstanding ? null : Refusal.Frozen;

    /// <param name="reason">Null where the unit takes part no longer.</param>
    public void Withdraw(string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw());
        Enter(DutyState.Withdrawn, Act("Withdraw", actor, now) with { Reason = Text.Optional(reason, DutyExtension.ReasonMaxLength, nameof(reason)) });
    }

    /// <summary>Nobody could sign for what a unit owes to itself alone.</summary>
    public Refusal? WhyNotHandOver(int unitId) =>
        !State.IsOutstanding ? Refusal.Frozen
        : unitId == OwedByUnitId ? Refusal.AlreadyRecorded
        : _recipients.TrueForAll(r => r.UnitId == unitId) ? Refusal.OwnWork
        : null;

    /// <summary>The unit is closed and another one carries on; its days and what it filed go along.</summary>
    /// <param name="from">Name of the unit that owed it.</param>
    /// <param name="to">Name of the unit that owes it from now on.</param>
    /// <param name="reason">The document by which the units are rearranged.</param>
    public void HandOver(int unitId, string from, string to, string reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotHandOver(unitId));
        Record(Act("HandOver", actor, now) with { Before = from, After = to, Reason = reason });
        OwedByUnitId = unitId;
    }

    public Refusal? WhyNotReinstate() => State == DutyState.Withdrawn ? null : Refusal.WrongState;

    /// <summary>It is asked again, by the terms of today: the unit takes part again, or the task is meant for it again.</summary>
    public void Reinstate(DutyTerms terms, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotReinstate());
        Follow(terms);
        Enter(Latest is null ? DutyState.Owed : DutyState.SentBack, Act("Reinstate", actor, now));
    }

    /// <summary>Nobody signs for what he filed, and nobody checks what his own unit filed.</summary>
    private Refusal? WhyNotAnswer(int unitId, Actor actor, IReadOnlySet<int> homes) =>
        !_recipients.Exists(r => r.UnitId == unitId) ? Refusal.NotEntitled
        : State != DutyState.Filed ? Refusal.WrongState
        : _filings.Exists(f => f.FiledBy.IsSameAs(actor)) || (Terms.NeedsCheck && homes.Contains(OwedByUnitId)) ? Refusal.OwnWork
        : null;

    /// <summary>An extension that reaches further stays.</summary>
    private void Follow(DutyTerms terms)
    {
        var extended = _extensions.Count == 0 ? terms.DueOn : _extensions.Max(e => e.UntilOn);
        (Terms, DueOn) = (terms, extended > terms.DueOn ? extended : terms.DueOn);
    }

    private DutyFiling? Earlier(Guid key) => _filings.Find(f => f.Key == key);

    private static string? Clean(string? words) => Text.Optional(words, DutyFiling.WordsMaxLength, nameof(words));

    private void Enter(DutyState next, Deed deed)
    {
        Touch();
        Record(deed with { Before = State.ToString(), After = next.ToString() });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"Duty.{verb}", actor, now, Terms.Title) { CampaignId = CampaignId, UnitId = OwedByUnitId };
}
