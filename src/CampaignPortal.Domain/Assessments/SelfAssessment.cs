using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>A unit's own sheet for one quarter (自评表).</summary>
public sealed class SelfAssessment : Entity
{
    private readonly List<SelfAnswer> _answers = [];
    private readonly List<SelfSubmission> _submissions = [];
    private readonly List<ReturnReason> _returnReasons = [];
    private readonly List<SelfContributor> _contributors = [];

    private SelfAssessment() { } // EF

    /// <param name="items">Those of the pinned scheme that a unit answers for itself.</param>
    public SelfAssessment(
        int roundId, int unitId, int campaignId, SelfMode mode, IReadOnlyCollection<SelfItem> items, Actor actor, DateTimeOffset now)
    {
        (RoundId, UnitId, CampaignId, Mode) = (roundId, unitId, campaignId, mode);
        _answers.AddRange(items.DistinctBy(i => i.Code, StringComparer.Ordinal).Select(i => new SelfAnswer(i)));
        Record(Act("Prepare", actor, now));
    }

    public int RoundId { get; private set; }
    public int UnitId { get; private set; }
    public int CampaignId { get; private set; }

    /// <summary>As the campaign had it when the round opened.</summary>
    public SelfMode Mode { get; private set; }

    public SheetState State { get; private set; }
    public Doer? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Whether the confirmation came after its due day; marked, never refused.</summary>
    public bool IsConfirmedLate { get; private set; }

    /// <summary>One for each item, from the start.</summary>
    public IReadOnlyList<SelfAnswer> Answers => _answers;

    public IReadOnlyList<SelfSubmission> Submissions => _submissions;
    public IReadOnlyList<ReturnReason> ReturnReasons => _returnReasons;

    /// <summary>Everybody who ever filled in something; none of them confirms it.</summary>
    public IReadOnlyList<SelfContributor> Contributors => _contributors;

    /// <summary>Null before the first.</summary>
    public SelfSubmission? LatestSubmission => _submissions.MaxBy(s => s.Number);

    /// <summary>Why it was sent back the last time; empty unless it is returned.</summary>
    public IReadOnlyList<ReturnReason> OpenReasons() => State == SheetState.Returned
        ? [.. _returnReasons.Where(r => r.SubmissionNumber == LatestSubmission!.Number)]
        : [];

    /// <summary>Items that a full sheet still wants answered; exception-only sheets want none.</summary>
    public IReadOnlyList<string> MissingItems() => Mode == SelfMode.ExceptionOnly
        ? []
        : [.. _answers.Where(a => !a.IsFilled).Select(a => a.ItemCode)];

    /// <summary>Items whose demanded evidence is not there yet.</summary>
    public IReadOnlyList<string> ItemsWithoutEvidence(IReadOnlyCollection<string> evidencedItems) =>
        [.. _answers.Where(a => a.WaitsForEvidence(evidencedItems)).Select(a => a.ItemCode)];

    public Refusal? WhyNotTakeBack() => _contributors.Count + _submissions.Count > 0 ? Refusal.RoundUsed : null;

    /// <summary>Takes back that it was prepared, with its round: the row is deleted with this.</summary>
    public void TakeBack(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotTakeBack());
        Record(Act("TakeBack", actor, now));
    }

    /// <summary>What would be submitted now.</summary>
    public SheetContent Content() =>
        new("self", RoundId, UnitId, _answers.Select(a => new SheetLine(UnitId, a.ItemCode, a.Entry)));

    /// <summary>Why nothing can be filled in at all; null when something can. What an item takes says <see cref="WhyNotFill"/>.</summary>
    public Refusal? WhyNotWrite(Round round, DateTimeOffset now) => !State.IsEditable ? Refusal.WrongState : WhyNotFile(round, now);

    public Refusal? WhyNotFill(string itemCode, SheetEntry entry, ValueRange? range) =>
        !State.IsEditable ? Refusal.WrongState
        : Answer(itemCode) is null ? Refusal.NoSuchRule
        : entry.WhyNot(range);

    /// <summary>Changes the answer only, neither this sheet's version nor its record.</summary>
    public void Fill(string itemCode, SheetEntry entry, ValueRange? range, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotFill(itemCode, entry, range));
        Answer(itemCode)!.Fill(entry, actor, now);
        if (!_contributors.Exists(c => c.By == Doer.Of(actor)))
        {
            _contributors.Add(new SelfContributor(Doer.Of(actor)));
        }
    }

    /// <param name="key">Made by the form; a repeated request is answered with the receipt it got already.</param>
    /// <param name="evidencedItems">Items behind which a file lies.</param>
    public Refusal? WhyNotSubmit(Guid key, Round round, IReadOnlyCollection<string> evidencedItems, DateTimeOffset arrivedAt) =>
        Earlier(key) is { } earlier ? (earlier.IsRepeatedBy(Content()) ? null : Refusal.AlreadyRecorded)
        : !State.IsEditable ? Refusal.WrongState
        : WhyNotFile(round, arrivedAt) is { } refusal ? refusal
        : MissingItems().Count > 0 ? Refusal.Incomplete
        : ItemsWithoutEvidence(evidencedItems).Count > 0 ? Refusal.EvidenceMissing
        : null;

    /// <summary>Once per key: the same request sent again changes nothing and gets the same receipt.</summary>
    public Receipt Submit(Guid key, Round round, IReadOnlyCollection<string> evidencedItems, Actor actor, DateTimeOffset arrivedAt)
    {
        var refusal = WhyNotSubmit(key, round, evidencedItems, arrivedAt);
        RefusedException.ThrowIf(refusal, refusal switch
        {
            Refusal.Incomplete => string.Join('、', MissingItems()),
            Refusal.EvidenceMissing => string.Join('、', ItemsWithoutEvidence(evidencedItems)),
            _ => null,
        });
        if (Earlier(key) is { } earlier)
        {
            return earlier.Receipt;
        }

        var (content, number) = (Content(), _submissions.Count + 1);
        var isLate = LatestSubmission?.IsLate ?? round.IsLate(UnitId, arrivedAt);
        var receipt = Receipt.Make(round, 'S', round.ParticipantOf(UnitId)!.UnitCode, number, content, arrivedAt);
        var before = LatestSubmission?.Content;
        _submissions.Add(new SelfSubmission(number, key, receipt, content, isLate, actor));
        _answers.ForEach(a => a.GoInto(number));
        State = SheetState.Submitted;
        Record(Act("Submit", actor, arrivedAt) with
        {
            Before = before is null ? null : SheetContent.Difference(before, content.Text),
            After = $"{receipt.Number} {receipt.ContentHash} {SheetContent.Difference(content.Text, before)}".TrimEnd(),
        });
        return receipt;
    }

    /// <summary>By the head, not by who filled in or submitted; not once the unit could no longer submit again.</summary>
    public Refusal? WhyNotSendBack(Round round, Actor actor, DateTimeOffset now) =>
        State != SheetState.Submitted ? Refusal.WrongState
        : IsAuthor(actor) ? Refusal.OwnWork
        : Checked(round).WhyNotSubmitSelfAgain(UnitId, now);

    public void SendBack(Round round, IReadOnlyCollection<ReturnReason> reasons, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotSendBack(round, actor, now));
        RefusedException.ThrowIf(reasons.Count == 0 ? Refusal.ReasonNeeded : null);
        RefusedException.ThrowIf(reasons.All(r => r.ItemCode is null || Answer(r.ItemCode) is not null) ? null : Refusal.NoSuchRule);
        _returnReasons.AddRange(reasons.Select(r => r.For(LatestSubmission!.Number)));
        var reason = string.Join('；', reasons.Select(r => $"{r.ItemCode} {r.Reason}".Trim()));
        Enter(SheetState.Returned, Act("SendBack", actor, now) with { Reason = reason });
    }

    /// <summary>By the head or the deputy in charge, not by who filled in or submitted.</summary>
    public Refusal? WhyNotConfirm(Round round, Actor actor) =>
        State != SheetState.Submitted ? Refusal.WrongState
        : IsAuthor(actor) ? Refusal.OwnWork
        : Checked(round).State != RoundState.Open ? Refusal.RoundNotOpen
        : null;

    public void Confirm(Round round, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotConfirm(round, actor));
        (ConfirmedBy, ConfirmedAt, IsConfirmedLate) = (Doer.Of(actor), now, round.IsConfirmationLate(UnitId, now));
        Enter(SheetState.Confirmed, Act("Confirm", actor, now));
    }

    /// <summary>Whether either side of the actor ever filled in an answer, or submitted what now lies there.</summary>
    public bool IsAuthor(Actor actor) =>
        LatestSubmission?.SubmittedBy.IsSameAs(actor) == true || _contributors.Exists(c => c.By.IsSameAs(actor));

    private Refusal? WhyNotFile(Round round, DateTimeOffset arrivedAt) => State == SheetState.Returned
        ? Checked(round).WhyNotSubmitSelfAgain(UnitId, arrivedAt)
        : Checked(round).WhyNotSubmitSelf(UnitId, arrivedAt);

    private Round Checked(Round round) =>
        round.Id == RoundId ? round : throw new ArgumentException("The sheet belongs to another round.", nameof(round));

    private SelfAnswer? Answer(string itemCode) => _answers.Find(a => a.ItemCode == itemCode);

    private SelfSubmission? Earlier(Guid key) => _submissions.Find(s => s.Key == key);

    private void Enter(SheetState next, Deed deed)
    {
        Record(deed with { Before = State.ToString(), After = next.ToString() });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"SelfAssessment.{verb}", actor, now) { CampaignId = CampaignId, UnitId = UnitId };
}
