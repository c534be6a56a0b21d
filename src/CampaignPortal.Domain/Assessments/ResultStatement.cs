using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What a unit says about its lines before the result is decided (陈述), and the answer.</summary>
public sealed class ResultStatement
{
    public const int TextMaxLength = 2000;
    public const int ItemCodeMaxLength = OccurrenceFacts.CodeMaxLength;

    private ResultStatement() { } // EF

    internal ResultStatement(int number, int unitId, string? itemCode, string text, Actor actor, DateTimeOffset now)
    {
        (Number, UnitId, StatedBy, StatedAt) = (number, unitId, Doer.Of(actor), now);
        ItemCode = Shared.Text.Optional(itemCode, ItemCodeMaxLength, nameof(itemCode));
        Text = Shared.Text.Required(text, TextMaxLength, nameof(text));
    }

    public int Id { get; private set; }

    /// <summary>From 1, within the result.</summary>
    public int Number { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>Null when it is about the whole.</summary>
    public string? ItemCode { get; private set; }

    public string Text { get; private set; } = "";
    public Doer StatedBy { get; private set; } = null!;
    public DateTimeOffset StatedAt { get; private set; }

    /// <summary>Null until answered.</summary>
    public string? Answer { get; private set; }

    public Doer? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsAnswered => Answer is not null;

    internal void AnswerWith(string answer, Actor actor, DateTimeOffset now)
    {
        Answer = Shared.Text.Required(answer, TextMaxLength, nameof(answer));
        (AnsweredBy, AnsweredAt) = (Doer.Of(actor), now);
    }
}
