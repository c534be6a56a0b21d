using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>
/// The figures of one quarter that were found elsewhere and are taken over for one item or coefficient (外来数据): a line per
/// unit, all from one source. Who enters a figure does not confirm it, and only confirmed ones count.
/// </summary>
public sealed class FigureList : Entity
{
    public const int CodeMaxLength = 129;
    public const int OriginMaxLength = 500;

    private readonly List<UnitFigure> _figures = [];
    private readonly List<FigureOrigin> _origins = [];
    private string _about = "";

    private FigureList() { } // EF

    /// <summary>An empty list; it comes into being with its first source.</summary>
    public FigureList(Round round, FigureColumn column) =>
        (CampaignId, RoundId, Kind, Code) = (round.CampaignId, round.Id, column.Kind, Text.Required(column.Code, CodeMaxLength, nameof(column)));

    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }
    public FigureKind Kind { get; private set; }

    /// <inheritdoc cref="FigureColumn"/>
    public string Code { get; private set; } = "";

    public IReadOnlyList<UnitFigure> Figures => _figures;
    public IReadOnlyList<FigureOrigin> Origins => _origins;

    /// <summary>The document, or whoever gave the figures; empty before the first is entered.</summary>
    public string Origin => OriginAt(DateTimeOffset.MaxValue) ?? "";

    /// <summary>What was said of the source by then; null when nothing was.</summary>
    public string? OriginAt(DateTimeOffset instant) => _origins.Where(o => o.SaidAt <= instant).MaxBy(o => (o.SaidAt, o.Id))?.Words;

    public bool IsConfirmed => _figures.TrueForAll(f => f.IsConfirmed);

    public UnitFigure? Of(int unitId) => _figures.Find(f => f.UnitId == unitId);

    /// <param name="afterDecision">The campaign's rule where a result of this round is decided; null where none is.</param>
    public static Refusal? WhyNotEnter(Round round, LateFacts? afterDecision) =>
        round.State == RoundState.Planned ? Refusal.RoundNotOpen : round.WhyNotRecordFact(afterDecision);

    /// <summary>Puts figures down. What is new or changed waits for its confirmation; from another source all of them do.</summary>
    /// <param name="entries">By unit; null takes the figure out. Units that are not named keep theirs.</param>
    public void Enter(Round round, FigureColumn column, string origin, IReadOnlyDictionary<int, FigureEntry?> entries, LateFacts? afterDecision, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotEnter(round, afterDecision));
        RefusedException.ThrowIf(entries.Keys.Any(u => round.ParticipantOf(u) is null) ? Refusal.NotEntitled : null);
        RefusedException.ThrowIf(entries.Values.Any(e => e is not null && !column.Takes(e)) ? Refusal.OutsideRange : null);
        _about = $"{round.QuarterCode} {column.Name.Zh}";
        SayOrigin(Text.Required(origin, OriginMaxLength, nameof(origin)), actor, now);
        foreach (var (unitId, entry) in entries.Where(e => Of(e.Key)?.Text != e.Value?.Text))
        {
            Put(unitId, entry, actor, now);
        }
    }

    /// <summary>Not by who entered them: of several who did, each may confirm what the others entered.</summary>
    /// <inheritdoc cref="WhyNotEnter"/>
    public Refusal? WhyNotConfirm(Round round, LateFacts? afterDecision, Actor actor) =>
        WhyNotEnter(round, afterDecision) is { } refusal ? refusal
        : IsConfirmed ? Refusal.WrongState
        : ToConfirm(actor).Count == 0 ? Refusal.OwnWork
        : null;

    /// <summary>What waits, and was entered by somebody else.</summary>
    private List<UnitFigure> ToConfirm(Actor actor) => _figures.FindAll(f => !f.IsConfirmed && !f.EnteredBy.IsSameAs(actor));

    public void Confirm(Round round, FigureColumn column, LateFacts? afterDecision, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotConfirm(round, afterDecision, actor));
        _about = $"{round.QuarterCode} {column.Name.Zh}";
        var confirmed = ToConfirm(actor);
        foreach (var figure in confirmed)
        {
            figure.Confirm(actor, now);
        }

        Touch();
        Record(Act("Confirm", actor, now) with { After = $"{confirmed.Count}" });
    }

    private void SayOrigin(string origin, Actor actor, DateTimeOffset now)
    {
        if (origin == Origin)
        {
            return;
        }

        Record(Act("NameSource", actor, now) with { Before = Origin.Length == 0 ? null : Origin, After = origin });
        _origins.Add(new FigureOrigin(origin, now));
        _figures.ForEach(f => f.Reopen());
        Touch();
    }

    /// <summary>Readable by the unit: it is its figure.</summary>
    private void Put(int unitId, FigureEntry? entry, Actor actor, DateTimeOffset now)
    {
        var stored = Of(unitId);
        Record(Act("Enter", actor, now) with { UnitId = unitId, Before = stored?.Text, After = entry?.Text });
        switch (stored, entry)
        {
            case ({ } old, null):
                _figures.Remove(old);
                break;
            case (null, { } first):
                _figures.Add(new UnitFigure(unitId, first, actor, now));
                break;
            case ({ } old, { } next):
                old.PutDown(next, actor, now);
                break;
        }

        Touch();
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"FigureList.{verb}", actor, now, _about) { CampaignId = CampaignId };
}
