using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>One cell of a list of figures: what is put down for a unit, by whom, and who checked it.</summary>
public sealed class UnitFigure
{
    private UnitFigure() { } // EF

    internal UnitFigure(int unitId, FigureEntry entry, Actor actor, DateTimeOffset now)
    {
        UnitId = unitId;
        PutDown(entry, actor, now);
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }

    /// <inheritdoc cref="FigureEntry.Text"/>
    public string Text { get; private set; } = "";

    public Doer EnteredBy { get; private set; } = null!;
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Null until somebody else checked it.</summary>
    public Doer? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }
    public FigureEntry Entry => FigureEntry.Parse(Text)!;
    public bool IsConfirmed => ConfirmedAt is not null;

    internal void PutDown(FigureEntry entry, Actor actor, DateTimeOffset now) =>
        (Text, EnteredBy, EnteredAt, ConfirmedBy, ConfirmedAt) = (entry.Text, Doer.Of(actor), now, null, null);

    /// <summary>To be confirmed anew, whoever entered it.</summary>
    internal void Reopen() => (ConfirmedBy, ConfirmedAt) = (null, null);

    internal void Confirm(Actor actor, DateTimeOffset now) => (ConfirmedBy, ConfirmedAt) = (Doer.Of(actor), now);
}

/// <summary>Where the figures of a list come from, as it was said at some time; what was said before stays on record.</summary>
public sealed class FigureOrigin
{
    private FigureOrigin() { } // EF

    internal FigureOrigin(string words, DateTimeOffset now) => (Words, SaidAt) = (words, now);

    public int Id { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset SaidAt { get; private set; }
}
