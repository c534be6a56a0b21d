using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>A line of a self-assessment in the words that pages show.</summary>
/// <param name="Opening">What the line says by itself; null in a full sheet.</param>
/// <param name="Own">What the unit says; null when nothing yet.</param>
/// <param name="Worth">What the item is worth.</param>
public sealed record SelfLineView(
    string Code, string Name, string? Group, string Worth, string? Opening, string? Own, string? Explanation, string? Recognised,
    IReadOnlyList<string> Reasons, IReadOnlyList<EvidenceLink> Files, bool IsMissing, bool IsFilled, bool LacksEvidence);

/// <summary>An item that records decide, in the words that pages show.</summary>
/// <param name="Counts">The counts of a ratio; null for other items, and while none are in.</param>
/// <param name="Points">Null while there are no data to decide it.</param>
public sealed record RecordedLineView(string Code, string Name, string Worth, string? Counts, string? Points, IReadOnlyList<SelfOccurrence> Occurrences);

/// <summary>Puts values of a self-assessment into words, in the language of the request.</summary>
public sealed class SelfWords(IStringLocalizer<Texts> texts)
{
    public string Points(decimal points) => texts["SelfAssessments.Points", points.Figure()];

    /// <returns>Null when nothing is said.</returns>
    public string? Of(Item item, MarkValue? value) => value switch
    {
        null => null,
        MarkValue.NotApplicable => texts["SelfAssessments.NotApplicable"],
        MarkValue.Answered answered => Chosen(texts[answered.Yes ? "SelfAssessments.Yes" : "SelfAssessments.No"], item.PointsOf(value)),
        MarkValue.Chosen chosen when item is LevelItem levels => Chosen(levels.Levels.First(l => l.Code == chosen.Level).Name.Shown(), item.PointsOf(value)),
        _ when item.PointsOf(value) is { } points => Points(points),
        _ => null,
    };

    private string Chosen(string name, decimal? points) => texts["SelfAssessments.Chosen", name, Points(points ?? 0)];

    public SelfLineView Of(SelfLine line) => new(
        line.Code, line.Item.Name.Shown(), line.Group is null ? line.Criterion?.GroupName : line.Group.Shown(), Points(line.Item.Points),
        Of(line.Item, line.Opening), Of(line.Item, line.Own), line.Answer.Explanation,
        line.Recognised == 0 ? null : Points(line.Recognised), line.Reasons, [.. line.Files.Select(f => new EvidenceLink(f.VersionId, f.FileName, f.Size))], line.IsMissing,
        line.Own is not null || line.Answer.Explanation is not null, line.LacksEvidence);

    public RecordedLineView Of(RecordedLine line) => new(
        line.Item.Code, line.Item.Name.Shown(), Points(line.Item.Points),
        line.Counts is { } counts ? texts["SelfAssessments.Recorded.Counts", counts.Numerator.Figure(), counts.Denominator.Figure()].Value : null,
        line.Points is { } points ? Points(points) : null, line.Occurrences);

    public string Of(SheetEntry entry, Item? item) =>
        string.Join(texts["List.Separator"], new[] { item is null ? null : Of(item, SelfOpening.ValueOf(entry)), entry.Remark }.Where(w => w is not null));

    public SelfItemView Item(SelfReadout read, SelfLine line, DateTimeOffset now)
    {
        var (head, criterion, place) = (line.Item.Head, line.Criterion, read.Lines.ToList().IndexOf(line));
        return new SelfItemView(
            Of(line), Quarter(read.Round.Quarter), read.Unit.UnitName, line.Answer.Entry, Of(line.Answer.Entry, line.Item),
            read.Sheet.State.IsEditable, read.WhyNotWrite(now), read.Closure?.About,
            criterion is null ? null : ShownText.Of(criterion.Heading, criterion.HeadingEn).Text, criterion is null ? null : ShownText.Of(criterion.Text, criterion.TextEn).Text,
            criterion?.EvidenceHint, criterion?.CitedRules, head.Basis,
            [.. line.Item.Rules.Select(r => new SelfRuleView(r.Cause.Shown(), r.From == r.To ? Points(r.From) : texts["SelfAssessments.Range", r.From.Figure(), r.To.Figure()]))],
            line.Occurrences, line.Item.Points.Figure(), KindOf(line.Item), ChoicesOf(line.Item), head.NotApplicable != NotApplicablePolicy.Refused,
            place + 1, read.Lines.Count, place > 0 ? read.Lines[place - 1].Code : null, place + 1 < read.Lines.Count ? read.Lines[place + 1].Code : null);
    }

    private static SelfItemKind KindOf(Item item) => item switch
    {
        LevelItem => SelfItemKind.Level,
        YesNoItem => SelfItemKind.YesNo,
        TextItem => SelfItemKind.Words,
        _ => SelfItemKind.Points,
    };

    private IReadOnlyList<SelfChoice> ChoicesOf(Item item) => item switch
    {
        LevelItem levels => [.. LevelChoice.Of(levels).Select(c => new SelfChoice(c.Code, c.Level.Name.Shown(), Points(c.Points)))],
        YesNoItem yesNo => [new("true", texts["SelfAssessments.Yes"], Points(yesNo.PointsYes)), new("false", texts["SelfAssessments.No"], Points(yesNo.PointsNo))],
        _ => [],
    };

    public string Quarter(Quarter quarter) => texts["Format.Quarter", quarter.Year, quarter.Number];
}

/// <summary>How the sum of a self-assessment comes about, as signs and figures of one line.</summary>
public sealed record SelfTotalView(string FullPoints, string RecognisedSign, string Recognised, string OwnSign, string Own, string Total)
{
    public static SelfTotalView Of(SelfReadout read) => new(
        read.FullPoints.Figure(),
        Sign(read.RecognisedDifference), Math.Abs(read.RecognisedDifference).Figure(),
        Sign(read.OwnDifference), Math.Abs(read.OwnDifference).Figure(),
        read.Total.Figure());

    private static string Sign(decimal difference) => difference > 0 ? "＋" : "−";
}

/// <summary>What one item of a self-assessment shows above its form.</summary>
/// <param name="Max">Most points that can be entered.</param>
public sealed record SelfItemView(
    SelfLineView Line, string Quarter, string UnitName, SheetEntry Stored, string? StoredText, bool IsEditable, Refusal? WhyNot, string? WhyNotAbout,
    string? Heading, string? Criterion, string? EvidenceHint, string? CitedRules, string? Basis, IReadOnlyList<SelfRuleView> Rules,
    IReadOnlyList<SelfOccurrence> Occurrences, string Max, SelfItemKind Kind, IReadOnlyList<SelfChoice> Choices, bool MayBeNotApplicable,
    int Place, int Count, string? Previous, string? Next);

public enum SelfItemKind
{
    Points,
    Level,
    YesNo,
    Words,
}

public sealed record SelfRuleView(string Cause, string Value);

public sealed record SelfChoice(string Value, string Name, string Points);
