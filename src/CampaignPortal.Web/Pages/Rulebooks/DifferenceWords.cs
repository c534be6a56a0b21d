using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What belongs together of a difference.</summary>
public sealed record DifferenceSection(string Title, IReadOnlyList<DifferenceLine> Lines);

/// <param name="Before">The text as it was; null where the sentence says all.</param>
public sealed record DifferenceLine(string Sentence, string? Before = null, string? After = null);

/// <summary>What is different between two rulebooks, or between two versions of standards, in sentences.</summary>
public sealed class DifferenceWords(RulebookWords words, SchemeWords schemes, WeightWords weights, GradeWords grades, GateWords gates, IStringLocalizer<Texts> texts)
{
    /// <param name="before">Null where there are no rules yet.</param>
    /// <param name="offices">Names of units by their codes.</param>
    public IReadOnlyList<DifferenceSection> Of(Rulebook? before, Rulebook after, IReadOnlyDictionary<string, string> offices)
    {
        var standards = StandardsDifference.Between(before?.Criteria ?? [], after.Criteria);
        var scheme = SchemeDifference.Between(before?.Scheme, after.Scheme);
        return
        [
            .. Section("Difference.Standards", [.. Name(before, after), .. Lines(standards)]),
            .. Section("Difference.Items", Items(before, after, scheme, offices)),
            .. Section("Difference.Figures", Figures(before, after, scheme)),
            .. Section("Rulebooks.Grades.Title", Grades(before, after, scheme)),
            .. Section("Rulebooks.Gates.Title",
            [
                .. scheme.Gates.Select(g => Pair((g.After ?? g.Before)!.Name, g.Before is null ? null : gates.Of(g.Before, before!.Scheme), g.After is null ? null : gates.Of(g.After, after.Scheme))),
                .. scheme.Consequences.Select(c => Pair((c.After ?? c.Before)!.Name, c.Before is null ? null : gates.Of(c.Before, before!.Scheme), c.After is null ? null : gates.Of(c.After, after.Scheme))),
            ]),
            .. Section("Difference.Offices",
            [
                .. scheme.OfficesGained.Select(o => Line("Difference.OfficeGained", NameOf(o, offices))), .. scheme.OfficesLost.Select(o => Line("Difference.OfficeLost", NameOf(o, offices))),
            ]),
            .. before is null || standards.Kept.Count == 0 ? [] : Section("Difference.Evidence", [Line("Difference.Kept", string.Join(texts["List.Separator"], standards.Kept.Select(c => c.Code)))]),
        ];
    }

    /// <summary>Nothing at all where both say the same.</summary>
    /// <inheritdoc cref="Of(Rulebook?, Rulebook, IReadOnlyDictionary{string, string})"/>
    public IReadOnlyList<DifferenceSection> Changes(Rulebook before, Rulebook after, IReadOnlyDictionary<string, string> offices) =>
        before.SetName == after.SetName && StandardsDifference.Between(before.Criteria, after.Criteria).IsNone && SchemeDifference.Between(before.Scheme, after.Scheme).IsNone ? [] : Of(before, after, offices);

    public IReadOnlyList<DifferenceSection> Of(StandardsDifference difference) => Section("Difference.Standards", Lines(difference));

    private List<DifferenceLine> Name(Rulebook? before, Rulebook after) =>
        before is null || before.SetName == after.SetName ? [] : [Line("Difference.SetName", before.SetName, after.SetName)];

    private List<DifferenceLine> Lines(StandardsDifference difference) =>
    [
        .. difference.Added.Select(c => new DifferenceLine(texts["Difference.Added", c.Code, c.Heading], "", c.Text)),
        .. difference.Removed.Select(c => new DifferenceLine(texts["Difference.Removed", c.Code, c.Heading], c.Text, "")),
        .. difference.Changed.SelectMany(Changes),
        .. difference.Moved.Count == 0 ? [] : new[] { Line("Difference.Moved", string.Join(texts["List.Separator"], difference.Moved)) },
    ];

    private IEnumerable<DifferenceLine> Changes(CriterionChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (change.IsReworded)
        {
            yield return new(texts["Difference.Reworded", after.Code, after.Heading], Wording(before), Wording(after));
        }

        if (change.IsRegrouped)
        {
            yield return Line("Difference.Regrouped", after.Code, before.GroupName, after.GroupName);
        }

        if (before.RequiresEvidence != after.RequiresEvidence)
        {
            yield return Line(after.RequiresEvidence ? "Difference.EvidenceDemanded" : "Difference.EvidenceFree", after.Code);
        }

        if (before.EvidenceHint != after.EvidenceHint)
        {
            yield return new(texts["Difference.EvidenceHint", after.Code], before.EvidenceHint ?? "", after.EvidenceHint ?? "");
        }

        if (change.AreRulesChanged)
        {
            yield return new(texts["Difference.CitedRules", after.Code], before.CitedRules ?? "", after.CitedRules ?? "");
        }
    }

    private List<DifferenceLine> Items(Rulebook? before, Rulebook after, SchemeDifference difference, IReadOnlyDictionary<string, string> offices) =>
    [
        .. difference.Added.Select(i => after.KindOf(i).HasPoints
            ? Line("Difference.ItemAdded", i.Code, i.Name.Shown(), words.Rule(after, i), i.Points.Figure())
            : Line("Difference.ItemAdded.NoPoints", i.Code, i.Name.Shown(), words.Rule(after, i))),
        .. difference.Removed.Select(i => before!.KindOf(i).HasPoints
            ? Line("Difference.ItemRemoved", i.Code, i.Name.Shown(), i.Points.Figure())
            : Line("Difference.Removed", i.Code, i.Name.Shown())),
        .. difference.Changed.SelectMany(c => Changes(c, before!, after, offices)),
        .. difference.Moved.Select(m => Line("Difference.Regrouped", $"{m.Item.Code} {m.Item.Name.Shown()}", PlaceOf(m.Before), PlaceOf(m.After))),
    ];

    private IEnumerable<DifferenceLine> Changes(ItemChange change, Rulebook before, Rulebook after, IReadOnlyDictionary<string, string> offices)
    {
        var (old, fresh) = (change.Before, change.After);
        if (change.ArePointsChanged)
        {
            yield return Line("Difference.Points", fresh.Code, fresh.Name.Shown(), old.Points.Figure(), fresh.Points.Figure());
        }

        if (change.IsOfficeChanged)
        {
            yield return Line("Difference.Office", fresh.Code, NameOf(old.Head.ResponsibleOffice, offices), NameOf(fresh.Head.ResponsibleOffice, offices));
        }

        if (change.IsKindChanged || change.IsRuleChanged)
        {
            yield return new(texts["Difference.Rule", fresh.Code, fresh.Name.Shown()], Rule(before, old), Rule(after, fresh));
        }
    }

    private List<DifferenceLine> Figures(Rulebook? before, Rulebook after, SchemeDifference difference) =>
    [
        .. difference.IsRegrouped ? [new DifferenceLine(texts["Difference.Weights"], Levels(before!), Levels(after))] : difference.Weights.Select(w => Line("Difference.Weight", (w.After ?? w.Before)!.Name.Shown(), WeightOf(before, w.Before), WeightOf(after, w.After))),
        .. difference.Coefficients.Select(c => Line("Difference.Coefficient", (c.After ?? c.Before)!.Name.Shown(), Range(c.Before), Range(c.After))),
        .. difference.Renamed.Select(r => Line("Difference.Renamed", r.Before.Shown(), r.After.Shown())),
        .. difference.Rules.Select(r => new DifferenceLine(texts["Difference.Channel", r.After.Name.Shown()], r.Before is null ? "" : Rules(r.Before, before!), Rules(r.After, after))).Where(l => l.Before != l.After),
        .. difference.Bounds.Select(b => new DifferenceLine(texts["Difference.Bounds", b.After.Name.Shown()], b.Before is null ? "" : schemes.Bounds(b.Before), schemes.Bounds(b.After))),
        .. difference.IsScaleChanged ? [new(texts["Difference.Scale"], Scale(before!), Scale(after))] : Array.Empty<DifferenceLine>(),
        .. difference.IsReckonedOtherwise ? [new(texts["Difference.Counting"], Reckoning(before!), Reckoning(after))] : Array.Empty<DifferenceLine>(),
        .. difference.ArePeriodsChanged ? [new(texts["Difference.Periods"], Periods(before!), Periods(after))] : Array.Empty<DifferenceLine>(),
        .. difference.PointsBefore == difference.PointsAfter ? [] : new[] { Line("Difference.Total", difference.PointsBefore.Figure(), difference.PointsAfter.Figure()) },
    ];

    private List<DifferenceLine> Grades(Rulebook? before, Rulebook after, SchemeDifference difference) => difference.Standing is null
        ? []
        : [new(texts["Difference.Grades"], Grades(before), Grades(after))];

    private DifferenceLine Pair(LocalText name, string? before, string? after) => new(
        texts[before is null ? "Difference.GateAdded" : after is null ? "Difference.GateRemoved" : "Difference.GateChanged", name.Shown()], before ?? "", after ?? "");

    private string Rules(Channel channel, Rulebook book) => string.Join('\n', schemes.Of(channel, book.Scheme));

    private string Scale(Rulebook book) => string.Join('\n', schemes.Bounds(book.Scheme));

    private string PlaceOf(ItemPosition place) =>
        place.IsInBlock ? texts["Difference.InBlock"] : place.Groups.Count == 0 ? texts["Difference.NoGroup"] : string.Join(" › ", place.Groups.Select(g => g.Name.Shown()));

    private string Reckoning(Rulebook book) => string.Join('\n', schemes.Reckoning(book.Scheme));

    private string Periods(Rulebook book) => string.Join('\n', schemes.Periods(book.Scheme).SelectMany(p => p.Sentences.Prepend(p.Title)));

    private string Levels(Rulebook book) => string.Join('\n', weights.Levels(book.Scheme));

    private string Grades(Rulebook? book) => book is null ? "" : string.Join('\n', [.. grades.Bands(book.Scheme), .. grades.Lists(book.Scheme)]);

    private string Rule(Rulebook book, Item item) =>
        string.Join('\n', [item.Name.Shown(), words.Rule(book, item), .. item.Rules.Select(words.Cause), .. words.Weighing(item.Weighing), words.Places(book, item), .. schemes.Policies(item), item.Head.Basis ?? ""]).TrimEnd();

    private string WeightOf(Rulebook? book, Channel? channel) => channel is null ? texts["Difference.NoChannel"] : weights.Of(book!.Scheme, channel);

    private string Range(Coefficient? coefficient) =>
        coefficient is null ? texts["Difference.NoCoefficient"] : texts["Rulebooks.Coefficient", coefficient.From.Figure(), coefficient.To.Figure()];

    private string NameOf(string? office, IReadOnlyDictionary<string, string> offices) =>
        office is null ? texts["Rulebooks.Item.Office.None"] : offices.GetValueOrDefault(Domain.Shared.Text.NormalisedCode(office), office);

    private static string Wording(CriterionText criterion) =>
        string.Join('\n', new[] { criterion.Heading, criterion.Text, criterion.HeadingEn, criterion.TextEn }.Where(t => t is not null));

    private DifferenceLine Line(string key, params string[] arguments) => new(texts[key, [.. arguments]]);

    private IReadOnlyList<DifferenceSection> Section(string title, List<DifferenceLine> lines) =>
        lines.Count == 0 ? [] : [new DifferenceSection(texts[title], lines)];
}
