using System.Globalization;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What proves a submission (回执).</summary>
/// <param name="Number">Like 2026Q3-S5-W012-1-7F3A: quarter, kind and round, whose, which submission, first of the hash.</param>
/// <param name="At">When the request arrived.</param>
/// <param name="ContentHash">SHA-256 of the canonical text, lower-case hexadecimal.</param>
public sealed record Receipt(string Number, DateTimeOffset At, string ContentHash)
{
    public const int NumberMaxLength = 80;
    private const int CheckLength = 4;

    /// <param name="kind">S for self-assessments, M for marks: the same unit may file both.</param>
    internal static Receipt Make(Round round, char kind, string owner, int number, SheetContent content, DateTimeOffset at) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{round.QuarterCode}-{kind}{round.Id}-{owner}-{number}-{content.Hash[..CheckLength].ToUpperInvariant()}"),
            at,
            content.Hash);
}

/// <summary>One submission of a sheet, as it was; never changed afterwards.</summary>
public abstract class SheetSubmission
{
    private protected SheetSubmission() { } // EF

    private protected SheetSubmission(int number, Guid key, Receipt receipt, SheetContent content, Actor actor) =>
        (Number, Key, Receipt, Content, SubmittedBy) = (number, key, receipt, content.Text, Doer.Of(actor));

    public int Id { get; private set; }

    /// <summary>From 1, within the sheet.</summary>
    public int Number { get; private set; }

    /// <summary>Made by the form: the same request sent twice is one submission.</summary>
    public Guid Key { get; private set; }

    public Receipt Receipt { get; private set; } = null!;

    /// <summary>The canonical text.</summary>
    public string Content { get; private set; } = "";

    public Doer SubmittedBy { get; private set; } = null!;

    /// <summary>Whether this is the same request once more.</summary>
    internal bool IsRepeatedBy(SheetContent content) => Receipt.ContentHash == content.Hash;
}

/// <summary>A submission of a self-assessment.</summary>
public sealed class SelfSubmission : SheetSubmission
{
    private SelfSubmission() { } // EF

    internal SelfSubmission(int number, Guid key, Receipt receipt, SheetContent content, bool isLate, Actor actor)
        : base(number, key, receipt, content, actor) => IsLate = isLate;

    /// <summary>Whether the unit's first submission came after its due day.</summary>
    public bool IsLate { get; private set; }
}

/// <summary>A submission of a score sheet.</summary>
public sealed class ScoreSubmission : SheetSubmission
{
    private ScoreSubmission() { } // EF

    internal ScoreSubmission(int number, Guid key, Receipt receipt, SheetContent content, Actor actor)
        : base(number, key, receipt, content, actor)
    {
    }
}
