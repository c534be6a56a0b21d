using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What a reader has to know beside a total and a rank.</summary>
[Flags]
public enum StandingNotes
{
    None = 0,

    /// <summary>Assessed outside the ranking.</summary>
    Unranked = 1,

    /// <summary>Shares its rank.</summary>
    Tied = 2,

    /// <summary>No self-assessment came in.</summary>
    SelfMissing = 4,

    /// <summary>Its self-assessment came late.</summary>
    SelfLate = 8,

    /// <summary>A score sheet that marks it is missing.</summary>
    MarksMissing = 16,
}

/// <summary>A unit's total and rank within its category in one result (名次).</summary>
public sealed class Standing
{
    private readonly List<StandingAward> _awards = [];
    private readonly List<StandingGate> _gates = [];
    private readonly List<StandingConsequence> _consequences = [];

    private Standing() { } // EF

    /// <param name="excerpt">What the bundle says of the unit, as the engine wrote it.</param>
    public Standing(int unitId, string unitName, string categoryCode, decimal? total, int? rank, string excerpt, StandingNotes notes = StandingNotes.None)
    {
        UnitId = unitId;
        UnitName = Text.Required(unitName, Participant.NameMaxLength, nameof(unitName));
        CategoryCode = Text.Required(categoryCode, Participant.CodeMaxLength, nameof(categoryCode));
        Total = total is { } points ? Points.Guard(points, nameof(total)) : null;
        ArgumentOutOfRangeException.ThrowIfLessThan(rank ?? 1, 1, nameof(rank));
        (Rank, Notes, Excerpt) = (rank, notes, new StandingExcerpt(excerpt));
    }

    /// <summary>What gates did, in or outside the ranking.</summary>
    public Standing Gated(StandingResult outcome)
    {
        _gates.AddRange(outcome.Gates.Select(g => new StandingGate(g)));
        _consequences.AddRange(outcome.Consequences.Where(c => c.Gate is not null).Select(c => new StandingConsequence(c)));
        return this;
    }

    /// <summary>What follows from the rank.</summary>
    public Standing Graded(StandingResult outcome)
    {
        (BandCode, GradeCode, GradedBy, GradeSeat) = (outcome.Band, outcome.Grade?.Grade, outcome.Grade?.By, outcome.Grade?.Seat);
        _awards.AddRange(outcome.Awards.Select(a => new StandingAward(a)));
        _consequences.AddRange(outcome.Consequences.Where(c => c.Gate is null).Select(c => new StandingConsequence(c)));
        return this;
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }

    /// <summary>As pinned when the round opened.</summary>
    public string UnitName { get; private set; } = "";

    public string CategoryCode { get; private set; } = "";

    /// <summary>Rounded by the scheme; null when there is none to give.</summary>
    public decimal? Total { get; private set; }

    /// <summary>Null outside the ranking.</summary>
    public int? Rank { get; private set; }

    public StandingNotes Notes { get; private set; }

    /// <summary>Code of the grade whose bounds the total keeps, seats left aside; null where there are no grades, or without a rank.</summary>
    public string? BandCode { get; private set; }

    /// <summary>Code of the grade that it has, or about which is still to be decided; null where there are none, or without a rank.</summary>
    public string? GradeCode { get; private set; }

    public GradeBy? GradedBy { get; private set; }

    /// <summary>From 1, shared by equals; null without a seat.</summary>
    public int? GradeSeat { get; private set; }

    /// <summary>Lists on which it stands, or about which is still to be decided (评优).</summary>
    public IReadOnlyList<StandingAward> Awards => _awards;

    /// <summary>That fired, or are in force from earlier.</summary>
    public IReadOnlyList<StandingGate> Gates => _gates;

    public IReadOnlyList<StandingConsequence> Consequences => _consequences;

    public StandingExcerpt Excerpt { get; private set; } = null!;
}

/// <summary>A unit's place on one list of a result.</summary>
public sealed class StandingAward
{
    /// <summary>As long as a scheme allows for codes of grades and lists.</summary>
    public const int CodeMaxLength = 64;

    private StandingAward() { } // EF

    internal StandingAward(AwardGiven given) => (ListCode, State, Seat) = (given.Award, given.State, given.Seat);

    public int Id { get; private set; }
    public string ListCode { get; private set; } = "";
    public AwardState State { get; private set; }

    /// <summary>From 1, shared by equals; null unless it is listed.</summary>
    public int? Seat { get; private set; }
}

/// <summary>A gate that applies to a unit in one result.</summary>
public sealed class StandingGate
{
    private StandingGate() { } // EF

    internal StandingGate(GateFired fired) => (GateCode, Since) = (fired.Gate, fired.Since);

    public int Id { get; private set; }
    public string GateCode { get; private set; } = "";

    /// <inheritdoc cref="GateFired" path="/param[@name='Since']"/>
    public int? Since { get; private set; }
}

/// <inheritdoc cref="ConsequenceGiven"/>
public sealed class StandingConsequence
{
    private StandingConsequence() { } // EF

    internal StandingConsequence(ConsequenceGiven given) =>
        (ConsequenceCode, GateCode, AwardCode, Back, Scope) = (given.Consequence, given.Gate, given.Award, given.Back, given.Scope);

    public int Id { get; private set; }
    public string? ConsequenceCode { get; private set; }
    public string? GateCode { get; private set; }
    public string? AwardCode { get; private set; }
    public int? Back { get; private set; }
    public GateScope? Scope { get; private set; }
}

/// <summary>From what one unit's figures are explained. A row apart, as <see cref="ResultBundle"/> is.</summary>
public sealed class StandingExcerpt
{
    private StandingExcerpt() => Text = ""; // EF

    internal StandingExcerpt(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Text = text;
    }

    public int Id { get; private set; }

    /// <summary>A part of the bundle as canonical text; verifying makes it anew from the whole and compares.</summary>
    public string Text { get; private set; }
}
