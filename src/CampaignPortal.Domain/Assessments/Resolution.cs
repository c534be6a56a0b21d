using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>
/// What a body decided where the figures of a quarter leave it open (研究决定): the order of equals, the outcome of a ballot
/// or a lot, or that free seats are filled. It counts with the next computing, and stays on record when it is taken back.
/// </summary>
public sealed class Resolution : Entity
{
    public const int TextMaxLength = 200;

    private readonly List<ResolutionPlace> _places = [];

    private Resolution() { } // EF

    internal Resolution(RoundResult result, OpenQuestion question, IReadOnlyList<int> order, ResolutionGrounds grounds, Actor actor, DateTimeOffset now)
    {
        (CampaignId, RoundId, Kind, ListCode) = (result.CampaignId, result.RoundId, question.Kind, question.List);
        (Basis, Authority, Grounds) = (Required(grounds.Basis), Required(grounds.Authority), Required(grounds.Reason));
        (RecordedBy, RecordedAt) = (Doer.Of(actor), now);
        _places.AddRange(order.Select((unitId, i) => new ResolutionPlace(unitId, i + 1)));
        Record(Act("Record", actor, now) with { After = $"{Basis} {Authority}", Reason = Grounds });
    }

    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }
    public DecisionKind Kind { get; private set; }

    /// <summary>Of the grade or list; null for ranks.</summary>
    public string? ListCode { get; private set; }

    /// <summary>The document: minutes, record of the lot, count of the ballot.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>Who decided.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Why so.</summary>
    public string Grounds { get; private set; } = "";

    public Doer RecordedBy { get; private set; } = null!;
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Why it was taken back; null as long as it counts.</summary>
    public string? WithdrawnBecause { get; private set; }

    public IReadOnlyList<ResolutionPlace> Places => _places;
    public bool Counts => WithdrawnBecause is null;

    public Refusal? WhyNotWithdraw(RoundResult latest) => latest.WhyNotRecompute() ?? (Counts ? null : Refusal.WrongState);

    public void Withdraw(RoundResult latest, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw(latest));
        WithdrawnBecause = Reason.Require(reason);
        Touch();
        Record(Act("Withdraw", actor, now) with { Before = $"{Basis} {Authority}", Reason = WithdrawnBecause });
    }

    /// <summary>Whether it is about the same list, or the ranks, and an order names two of these units: nothing may be ordered twice.</summary>
    public bool Answers(OpenQuestion question, IEnumerable<int> units) =>
        Counts && ListCode == question.List && Kind.OrdersEquals == question.Kind.OrdersEquals
        && (Kind.OrdersEquals ? _places.Count(p => units.Contains(p.UnitId)) > 1 : Kind == question.Kind);

    private static string Required(string text) =>
        Text.IsReadable(text) ? Text.Required(text, TextMaxLength, nameof(text)) : throw new ArgumentException("Readable text expected.", nameof(text));

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"Resolution.{verb}", actor, now, Authority) { CampaignId = CampaignId };
}

/// <summary>What a decision of a body rests on; none may be left out.</summary>
public sealed record ResolutionGrounds(string Basis, string Authority, string Reason);

/// <summary>A unit's place in the order that was decided.</summary>
public sealed class ResolutionPlace
{
    private ResolutionPlace() { } // EF

    internal ResolutionPlace(int unitId, int place) => (UnitId, Place) = (unitId, place);

    public int Id { get; private set; }
    public int UnitId { get; private set; }

    /// <summary>From 1.</summary>
    public int Place { get; private set; }
}
