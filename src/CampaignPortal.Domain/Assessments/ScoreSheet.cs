using System.Globalization;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>A cell of a score sheet that is still empty.</summary>
public sealed record MissingMark(int UnitId, string ItemCode);

/// <summary>A unit that a rater does not mark because it is his own.</summary>
public sealed class Recusal
{
    private Recusal() { } // EF

    internal Recusal(int unitId) => UnitId = unitId;

    public int Id { get; private set; }
    public int UnitId { get; private set; }
}

/// <summary>A responsible office's or a supervisor's marks (评分表): units × items, pinned when the round opens.</summary>
public sealed class ScoreSheet : Entity
{
    public const int ChannelCodeMaxLength = 40;
    public const int PseudonymMaxLength = 32;

    private readonly List<Mark> _marks = [];
    private readonly List<ScoreSubmission> _submissions = [];
    private readonly List<ScoreReturn> _returns = [];
    private readonly List<Recusal> _recusals = [];

    private ScoreSheet() { } // EF

    /// <param name="raterId">The unit for a responsible office, the person for a supervisor.</param>
    /// <param name="unitIds">The units to mark; a unit that is recused gets no cells.</param>
    /// <param name="recusedUnitIds">Units that the rater belongs to or is.</param>
    public ScoreSheet(
        int roundId,
        int campaignId,
        string channelCode,
        RaterKind raterKind,
        int raterId,
        IReadOnlyCollection<string> itemCodes,
        IReadOnlyCollection<int> unitIds,
        IReadOnlyCollection<int> recusedUnitIds,
        Actor actor,
        DateTimeOffset now)
    {
        (RoundId, CampaignId, RaterKind, Pseudonym) = (roundId, campaignId, raterKind, $"r{Guid.NewGuid():N}"[..13]);
        ChannelCode = Text.Required(channelCode, ChannelCodeMaxLength, nameof(channelCode));
        RaterUnitId = raterKind == RaterKind.ResponsibleOffice ? raterId : null;
        RaterPersonId = raterKind == RaterKind.Supervisor ? raterId : null;
        _marks.AddRange(
            from unitId in unitIds.Except(recusedUnitIds)
            from itemCode in itemCodes.Distinct(StringComparer.Ordinal)
            select new Mark(unitId, itemCode));
        _recusals.AddRange(recusedUnitIds.Distinct().Select(id => new Recusal(id)));
        Record(Act("Prepare", actor, now));
    }

    public int RoundId { get; private set; }
    public int CampaignId { get; private set; }

    /// <summary>The part of the total that it feeds, as the scheme calls it.</summary>
    public string ChannelCode { get; private set; } = "";

    public RaterKind RaterKind { get; private set; }

    /// <summary>Its rater in bundles. Random and shown nowhere else, so that nothing joins a mark to a name.</summary>
    public string Pseudonym { get; private set; } = "";

    /// <summary>Null for a supervisor.</summary>
    public int? RaterUnitId { get; private set; }

    /// <summary>Null for a responsible office.</summary>
    public int? RaterPersonId { get; private set; }

    public SheetState State { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>One for each cell, from the start.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    public IReadOnlyList<ScoreSubmission> Submissions => _submissions;
    public IReadOnlyList<ScoreReturn> Returns => _returns;

    /// <summary>Participants that the rater leaves out because he belongs to them (回避); pinned with the cells.</summary>
    public IReadOnlyList<Recusal> Recusals => _recusals;

    public IReadOnlyList<string> ItemCodes => [.. _marks.Select(m => m.ItemCode).Distinct(StringComparer.Ordinal)];
    public IReadOnlyList<int> UnitIds => [.. _marks.Select(m => m.UnitId).Distinct()];

    /// <summary>Null before the first.</summary>
    public ScoreSubmission? LatestSubmission => _submissions.MaxBy(s => s.Number);

    public IReadOnlyList<MissingMark> MissingMarks() =>
        [.. _marks.Where(m => !m.Entry.IsFilled).Select(m => new MissingMark(m.UnitId, m.ItemCode))];

    public Refusal? WhyNotTakeBack() => _submissions.Count > 0 || _marks.Exists(m => m.FilledAt is not null || m.Entry.IsFilled) ? Refusal.RoundUsed : null;

    /// <summary>Takes back that it was prepared, with its round: the row is deleted with this.</summary>
    public void TakeBack(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotTakeBack());
        Record(Act("TakeBack", actor, now));
    }

    /// <summary>What would be submitted now.</summary>
    public SheetContent Content() =>
        new("marks", RoundId, RaterUnitId ?? RaterPersonId ?? 0, _marks.Select(m => new SheetLine(m.UnitId, m.ItemCode, m.Entry)));

    public Refusal? WhyNotFill(int unitId, string itemCode, SheetEntry entry, ValueRange? range) =>
        !State.IsEditable ? Refusal.WrongState
        : Cell(unitId, itemCode) is null ? Refusal.NoSuchRule
        : entry.WhyNot(range);

    /// <summary>Nobody marks a unit in which he, or the person he acts for, holds a post or files, whatever was pinned at the opening.</summary>
    /// <param name="homes">Units in which either side of the actor is at home.</param>
    public static Refusal? WhyNotMark(int unitId, IReadOnlySet<int> homes) => homes.Contains(unitId) ? Refusal.OwnWork : null;

    /// <summary>Changes the mark only, neither this sheet's version nor its record.</summary>
    public void Fill(int unitId, string itemCode, SheetEntry entry, ValueRange? range, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotFill(unitId, itemCode, entry, range));
        Cell(unitId, itemCode)!.Fill(entry, actor, now);
    }

    /// <summary>Whether its rater may still write at that moment; what he may write says <see cref="WhyNotFill"/>.</summary>
    public Refusal? WhyNotWrite(Round round, DateTimeOffset now) => !State.IsEditable ? Refusal.WrongState : WhyNotFile(round, now);

    /// <param name="key">Made by the form; a repeated request is answered with the receipt it got already.</param>
    public Refusal? WhyNotSubmit(Guid key, Round round, DateTimeOffset arrivedAt) =>
        Earlier(key) is { } earlier ? (earlier.IsRepeatedBy(Content()) ? null : Refusal.AlreadyRecorded)
        : WhyNotWrite(round, arrivedAt) is { } refusal ? refusal
        : MissingMarks().Count > 0 ? Refusal.Incomplete
        : null;

    /// <summary>Once per key: the same request sent again changes nothing and gets the same receipt.</summary>
    public Receipt Submit(Guid key, Round round, Actor actor, DateTimeOffset arrivedAt)
    {
        var refusal = WhyNotSubmit(key, round, arrivedAt);
        RefusedException.ThrowIf(refusal, refusal == Refusal.Incomplete ? $"{MissingMarks().Count}" : null);
        if (Earlier(key) is { } earlier)
        {
            return earlier.Receipt;
        }

        var (content, number) = (Content(), _submissions.Count + 1);
        var receipt = Receipt.Make(round, 'M', Id.ToString(CultureInfo.InvariantCulture), number, content, arrivedAt);
        var before = LatestSubmission?.Receipt.ContentHash;
        _submissions.Add(new ScoreSubmission(number, key, receipt, content, actor));
        _marks.ForEach(m => m.GoInto(number));
        State = SheetState.Submitted;
        Record(Act("Submit", actor, arrivedAt) with { Before = before, After = $"{receipt.Number} {receipt.ContentHash}" });
        return receipt;
    }

    /// <summary>While the round is open; a confirmed sheet too, which the closing of a round confirms and its reopening must undo.</summary>
    public Refusal? WhyNotSendBack(Round round) =>
        !State.IsIn ? Refusal.WrongState
        : Checked(round).State != RoundState.Open ? Refusal.RoundNotOpen
        : null;

    public void SendBack(Round round, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotSendBack(round));
        var row = new ScoreReturn(LatestSubmission!.Number, Reason.Require(reason));
        _returns.Add(row);
        ConfirmedAt = null;
        Enter(SheetState.Returned, Act("SendBack", actor, now) with { Reason = row.Reason });
    }

    /// <summary>A supervisor's open sheet goes to his successor as it is; what is submitted stays his.</summary>
    /// <param name="homes">Units in which the successor is at home.</param>
    /// <param name="hasOwn">Whether the successor has a sheet of his own for the same part of the total.</param>
    public Refusal? WhyNotHandOver(int toPersonId, IReadOnlySet<int> homes, bool hasOwn) =>
        RaterPersonId is null || RaterPersonId == toPersonId || !State.IsEditable ? Refusal.WrongState
        : hasOwn ? Refusal.AlreadyRecorded
        : UnitIds.Any(homes.Contains) ? Refusal.OwnWork
        : null;

    public void HandOver(int toPersonId, IReadOnlySet<int> homes, bool hasOwn, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotHandOver(toPersonId, homes, hasOwn));
        RaterPersonId = toPersonId;
        Record(Act("HandOver", actor, now));
    }

    /// <summary>With the closing of the round.</summary>
    public Refusal? WhyNotConfirm(Round round) =>
        State != SheetState.Submitted || !Checked(round).State.IsClosed ? Refusal.WrongState : null;

    public void Confirm(Round round, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotConfirm(round));
        ConfirmedAt = now;
        Enter(SheetState.Confirmed, Act("Confirm", actor, now));
    }

    /// <summary>A returned sheet was opened by hand: it may come back as long as the round is open.</summary>
    private Refusal? WhyNotFile(Round round, DateTimeOffset arrivedAt) => State == SheetState.Returned
        ? (Checked(round).State == RoundState.Open ? null : Refusal.RoundNotOpen)
        : Checked(round).WhyNotSubmitMarks(arrivedAt);

    private Round Checked(Round round) =>
        round.Id == RoundId ? round : throw new ArgumentException("The sheet belongs to another round.", nameof(round));

    private Mark? Cell(int unitId, string itemCode) => _marks.Find(m => m.UnitId == unitId && m.ItemCode == itemCode);

    private ScoreSubmission? Earlier(Guid key) => _submissions.Find(s => s.Key == key);

    private void Enter(SheetState next, Deed deed)
    {
        Record(deed with { Before = State.ToString(), After = next.ToString() });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"ScoreSheet.{verb}", actor, now, ChannelCode) { CampaignId = CampaignId, UnitId = RaterUnitId };
}
