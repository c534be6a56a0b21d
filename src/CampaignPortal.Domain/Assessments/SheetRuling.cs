using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

public enum RulingOutcome
{
    /// <summary>The sheet stays as it is.</summary>
    Kept,

    /// <summary>It counts no more (经研究不计).</summary>
    SetAside,
}

/// <summary>What a ruling rests on.</summary>
/// <param name="Basis">The document, minutes for instance; needed where a sheet is set aside.</param>
/// <param name="Authority">Who decided; needed where a sheet is set aside.</param>
public sealed record RulingGrounds(string? Basis, string? Authority, string Reason);

/// <summary>
/// What was decided about a sheet that stood out (评分复核). It is about what was submitted then: a sheet that comes in anew
/// is looked at anew. Setting aside counts with the next computing; a ruling taken back stays on record.
/// </summary>
public sealed class SheetRuling : Entity
{
    public const int TextMaxLength = 200;

    private SheetRuling() { } // EF

    internal SheetRuling(RoundResult result, FlaggedSheet sheet, RulingOutcome outcome, RulingGrounds grounds, Actor actor, DateTimeOffset now)
    {
        var flag = sheet.Flag;
        (CampaignId, RoundId, Kind, ChannelCode, Rater) = (result.CampaignId, result.RoundId, flag.Kind, flag.Channel, flag.Rater);
        (UnitId, Submission, Outcome, Grounds) = (sheet.UnitId, sheet.Submission, outcome, Readable(grounds.Reason));
        (Basis, Authority) = outcome == RulingOutcome.SetAside ? (Readable(grounds.Basis), Readable(grounds.Authority)) : (Optional(grounds.Basis), Optional(grounds.Authority));
        (RecordedBy, RecordedAt) = (Doer.Of(actor), now);
        Record(Act("Record", actor, now) with { After = Outcome.ToString(), Reason = Grounds });
    }

    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }
    public RaterFlagKind Kind { get; private set; }
    public string ChannelCode { get; private set; } = "";

    /// <summary>As bundles call him: a pseudonym; the unit's code for what it says of itself.</summary>
    public string Rater { get; private set; } = "";

    /// <summary>Null where the sheet as a whole is meant.</summary>
    public int? UnitId { get; private set; }

    /// <summary>Number of the submission that stood out.</summary>
    public int Submission { get; private set; }

    public RulingOutcome Outcome { get; private set; }

    /// <summary>Null only where the sheet stays.</summary>
    public string? Basis { get; private set; }

    /// <summary>Null only where the sheet stays.</summary>
    public string? Authority { get; private set; }

    public string Grounds { get; private set; } = "";
    public Doer RecordedBy { get; private set; } = null!;
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Why it was taken back; null as long as it counts.</summary>
    public string? WithdrawnBecause { get; private set; }

    public bool Counts => WithdrawnBecause is null;

    public Refusal? WhyNotWithdraw(RoundResult latest) => latest.WhyNotRecompute() ?? (Counts ? null : Refusal.WrongState);

    public void Withdraw(RoundResult latest, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw(latest));
        WithdrawnBecause = Reason.Require(reason);
        Touch();
        Record(Act("Withdraw", actor, now) with { Before = Outcome.ToString(), Reason = WithdrawnBecause });
    }

    public bool Answers(FlaggedSheet sheet) =>
        Counts && (Kind, ChannelCode, Rater, UnitId, Submission) == (sheet.Flag.Kind, sheet.Flag.Channel, sheet.Flag.Rater, sheet.UnitId, sheet.Submission);

    /// <summary>
    /// Sheets as rulings have it: one that is set aside counts no more, one that no ruling sets aside does. Where a sheet as a whole is
    /// set aside it stays for those whom fewer than two others judged.
    /// </summary>
    /// <param name="rulings">That count, about submissions that still stand.</param>
    /// <param name="codes">Of the round's units.</param>
    public static IReadOnlyList<Sheet> AppliedTo(IReadOnlyList<Sheet> sheets, IEnumerable<SheetRuling> rulings, IReadOnlyDictionary<int, string> codes)
    {
        var aside = rulings.Where(r => r.Outcome == RulingOutcome.SetAside).ToLookup(r => (r.ChannelCode, r.Rater));
        var raters = sheets.Where(s => s.State != SheetArrival.Missing).CountBy(s => (s.Channel, s.Subject)).ToDictionary();
        return [.. sheets.Select(Applied)];

        Sheet Applied(Sheet sheet) => sheet.State is not (SheetArrival.Submitted or SheetArrival.SetAside) ? sheet
            : aside[(sheet.Channel, sheet.Rater)].FirstOrDefault(r => IsAbout(r, sheet)) is { } ruling ? sheet with { State = SheetArrival.SetAside, Decision = ruling.Basis }
            : sheet with { State = SheetArrival.Submitted, Decision = null };

        bool IsAbout(SheetRuling ruling, Sheet sheet) =>
            ruling.UnitId is { } unit ? codes[unit] == sheet.Subject : raters[(sheet.Channel, sheet.Subject)] > RaterGroup.FewestOthers;
    }

    private static string Readable(string? text) =>
        text is not null && Text.IsReadable(text) ? Text.Required(text, TextMaxLength, nameof(text)) : throw new ArgumentException("Readable text expected.", nameof(text));

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : Readable(text);

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"SheetRuling.{verb}", actor, now, Authority) { CampaignId = CampaignId };
}

/// <summary>A sheet that stood out, and which it was.</summary>
/// <param name="UnitId">Of the subject; null where the sheet as a whole is meant.</param>
/// <param name="Submission">Number of the submission.</param>
public sealed record FlaggedSheet(RaterFlag Flag, int? UnitId, int Submission)
{
    /// <summary>What a unit says of itself is answered by reopening the quarter, or it stays.</summary>
    public bool CanSetAside => Flag.Kind != RaterFlagKind.SelfFarFromOthers;
}
