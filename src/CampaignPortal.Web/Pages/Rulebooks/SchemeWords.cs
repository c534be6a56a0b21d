using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>How points come about, in plain words: what a bureau hangs out as 算分说明.</summary>
/// <param name="Parts">In the order in which a total is made.</param>
/// <param name="Common">What holds for every item, said once.</param>
public sealed record SchemeExplanation(LocalText Name, IReadOnlyList<SchemePart> Parts, IReadOnlyList<string> Common, IReadOnlyList<ExplainedItem> Items);

public sealed record SchemePart(string Title, IReadOnlyList<string> Sentences);

/// <param name="Points">What it is worth; empty for what counts outside the full marks.</param>
/// <param name="Sentences">How its points come about, and what happens without data.</param>
/// <param name="Source">Who gives the points.</param>
public sealed record ExplainedItem(string Code, LocalText Name, string Points, IReadOnlyList<string> Sentences, string Source);

/// <summary>
/// Puts a whole scheme into sentences that somebody who is rated can follow without a calculator's manual. It says what the
/// document says and nothing else, in the order in which a total is calculated.
/// </summary>
public sealed class SchemeWords(RulebookWords words, WeightWords weights, BallotWords ballots, GradeWords grades, GateWords gates, IStringLocalizer<Texts> texts)
{
    /// <param name="offices">Names of units by their codes.</param>
    public SchemeExplanation Of(SchemeContent scheme, IReadOnlyDictionary<string, string> offices)
    {
        Rulebook book = new("", [], scheme);
        var policies = scheme.TreeItems.Select(i => Policies(i).ToList()).Where(p => p.Count > 0).ToList();
        List<string> common = policies.Count == 0 ? [] : policies.Aggregate((all, one) => [.. all.Intersect(one)]);
        return new(
            scheme.Name,
            [
                new(texts["SchemeWords.Total"], [.. Total(scheme)]),
                .. scheme.Channels.Select(c => new SchemePart(texts["SchemeWords.Channel", c.Name.Shown(), weights.Of(scheme, c)], [.. Of(c, scheme)])),
                .. Where(scheme.ItemGroups.Any(IsBounded), () => new SchemePart(texts["SchemeWords.Groups"], [.. scheme.ItemGroups.Where(IsBounded).Select(Bounds)])),
                new(texts["SchemeWords.Figures"], [.. Roundings(scheme.Rounding)]),
                .. scheme.Standing.Gates.Count == 0 ? Array.Empty<SchemePart>() : [new SchemePart(texts["GateWords.Gates"], gates.Gates(scheme))],
                new(texts["SchemeWords.Ranks"], [.. Ranks(scheme)]),
                .. scheme.Standing.Bands.Count == 0 ? Array.Empty<SchemePart>() : [new SchemePart(texts["Rulebooks.Grades.Bands"], grades.Bands(scheme))],
                .. scheme.Standing.Awards.Count == 0 ? Array.Empty<SchemePart>() : [new SchemePart(texts["Rulebooks.Grades.Lists"], grades.Lists(scheme))],
                .. scheme.Standing.Consequences.Count == 0 ? Array.Empty<SchemePart>() : [new SchemePart(texts["GateWords.Consequences"], gates.Consequences(scheme))],
                .. Periods(scheme),
            ],
            common,
            [.. scheme.AllItems.Select(i => Of(i, book, common, offices))]);
    }

    /// <summary>How figures are rounded, how often one fact counts, and how ranks are made.</summary>
    public IReadOnlyList<string> Reckoning(SchemeContent scheme) => [.. Roundings(scheme.Rounding), texts[$"SameFact.{scheme.SameFact}"], .. Ranks(scheme)];

    /// <summary>A part for each period that makes a longer one.</summary>
    public IReadOnlyList<SchemePart> Periods(SchemeContent scheme) =>
        [.. scheme.Periods.Where(p => p.Parent is not null).Select(p => new SchemePart(texts["SchemeWords.Periods", PeriodName(p.Parent!)], [.. Of(p)]))];

    public static bool IsBounded(Group group) => group.Cap is not null || group.Floor is not null;

    /// <summary>Between which bounds the points of a group stay.</summary>
    public string Bounds(Group group) => (group.Cap, group.Floor) switch
    {
        ({ } cap, { } floor) => texts["SchemeWords.Bounds.Both", group.Name.Shown(), cap.Figure(), floor.Figure()],
        ({ } cap, null) => texts["SchemeWords.Bounds.Cap", group.Name.Shown(), cap.Figure()],
        (null, { } floor) => texts["SchemeWords.Bounds.Floor", group.Name.Shown(), floor.Figure()],
        _ => texts["SchemeWords.Bounds.None", group.Name.Shown()],
    };

    /// <summary>What a channel and the total can come to, and all bonuses together.</summary>
    public IEnumerable<string> Bounds(SchemeContent scheme) =>
    [
        texts["SchemeWords.Base", scheme.Scale.Base.Figure()], Highest(scheme), Lowest(scheme),
        scheme.Block.BonusCap is { } cap ? texts["SchemeWords.BonusCap", cap.Figure()] : texts["SchemeWords.NoBonusCap"],
    ];

    private string Highest(SchemeContent scheme) => scheme.Scale.Max is { } max ? texts["SchemeWords.Max", max.Figure()] : texts["SchemeWords.NoMax"];

    private string Lowest(SchemeContent scheme) => scheme.Scale.Min is { } min ? texts["SchemeWords.Min", min.Figure()] : texts["SchemeWords.NoMin"];

    private IEnumerable<string> Total(SchemeContent scheme)
    {
        yield return scheme.Channels.Count == 1 ? texts["SchemeWords.OneChannel", scheme.Channels[0].Name.Shown()] : texts["SchemeWords.Weighted", weights.Shares(scheme, null)];
        foreach (var group in scheme.ChannelGroups)
        {
            yield return texts["SchemeWords.Group", group.Name.Shown(), weights.Shares(scheme, group.Code), texts[$"SchemeWords.GroupEmpty.{group.Empty}"]];
        }

        yield return texts["SchemeWords.Base", scheme.Scale.Base.Figure()];
        var (deductions, bonuses) = (scheme.Block.Items.OfType<DeductItem>().ToList(), scheme.Block.Items.OfType<BonusItem>().ToList());
        if (deductions.Count > 0)
        {
            yield return texts["SchemeWords.Deducted", Names(deductions)];
        }

        if (bonuses.Count > 0)
        {
            yield return scheme.Block.BonusCap is { } cap ? texts["SchemeWords.AddedAtMost", Names(bonuses), cap.Figure()] : texts["SchemeWords.Added", Names(bonuses)];
        }

        yield return Highest(scheme);
        yield return Lowest(scheme);
        foreach (var coefficient in scheme.Coefficients)
        {
            yield return texts["SchemeWords.Coefficient", coefficient.Name.Shown(), coefficient.From.Figure(), coefficient.To.Figure()];
        }

        if (scheme.AllItems.Any(i => i.Rules.Count > 0))
        {
            yield return texts[$"SameFact.{scheme.SameFact}"];
        }
    }

    private string Names(IEnumerable<Item> items) => string.Join(texts["List.Separator"], items.Select(i => i.Name.Shown()));

    /// <summary>How marks in a channel become its score.</summary>
    public IEnumerable<string> Of(Channel channel, SchemeContent scheme)
    {
        var points = scheme.TreeItems.Where(i => i is not TextItem && i.StandsIn(channel.Code)).Sum(i => i.Points);
        if (channel.Reduce.By == ReduceBy.Facts)
        {
            yield return texts["ReduceBy.Facts"];
            yield return texts["SchemeWords.NothingCounted", texts[$"Rulebooks.EditChannel.Empty.{channel.Missing.Empty}"]];
        }
        else
        {
            yield return texts[$"ReduceOver.{channel.Reduce.Over}.{channel.Reduce.By}", channel.Reduce.Above, channel.Reduce.Drop];
            yield return texts[$"MissingRater.{channel.Missing.Rater}"];
            yield return texts[$"EmptyChannel.{channel.Missing.Empty}", channel.Missing.MinValid];
            foreach (var sentence in Validity(channel))
            {
                yield return sentence;
            }
        }

        if (channel.Normalise == ChannelNormalise.Best)
        {
            yield return texts["SchemeWords.Normalise.Best", scheme.Scale.Base.Figure()];
        }

        if (channel.ScaleToBase && points != scheme.Scale.Base)
        {
            yield return texts["SchemeWords.Stretched", points.Figure(), scheme.Scale.Base.Figure()];
        }
    }

    /// <summary>When a vote holds, and what one rater may hand in.</summary>
    private IEnumerable<string> Validity(Channel channel)
    {
        if (channel.Missing.Quorum is { } quorum)
        {
            yield return texts["SchemeWords.Quorum", Figures.Percent(quorum)];
        }

        foreach (var sentence in ballots.Of(channel.Ballot))
        {
            yield return sentence;
        }
    }

    private IEnumerable<string> Roundings(StageRounding rounding)
    {
        foreach (var (stage, rule) in new[] { ("Item", rounding.Item), ("Sheet", rounding.Sheet), ("Channel", rounding.Channel) })
        {
            if (rule is not null)
            {
                yield return texts[$"SchemeWords.Rounded.{stage}", rule.Decimals, texts[$"RoundingMode.{rule.Mode}"]];
            }
        }

        yield return texts["SchemeWords.Rounded.Total", rounding.Total.Decimals, texts[$"RoundingMode.{rounding.Total.Mode}"]];
    }

    private IEnumerable<string> Ranks(SchemeContent scheme)
    {
        yield return texts[$"RankBasis.{scheme.Ranking.Compare}"];
        if (scheme.Ranking.Ties.Count > 0)
        {
            yield return texts["SchemeWords.Ties", string.Join(texts["SchemeWords.Then"], scheme.Ranking.Ties.Select(t => TieWords.Of(t, scheme, texts)))];
        }

        yield return texts[$"IfTied.{scheme.Ranking.IfTied}"];
    }

    private IEnumerable<string> Of(Period period)
    {
        var shares = string.Join(texts["List.Separator"], period.Weights.Select(Figures.Percent));
        yield return texts[$"PeriodOperator.{period.By}", PeriodName(period.Kind), shares, period.Best];
        yield return texts[$"MissingPeriod.{period.Missing}", PeriodName(period.Kind)];
        foreach (var sentence in Alone(period))
        {
            yield return sentence;
        }
    }

    /// <summary>What the longer period adds by itself, and for whom it holds.</summary>
    private IEnumerable<string> Alone(Period period) =>
    [
        .. Where(period.ShortService == ShortService.Scale, () => texts["SchemeWords.Period.Scale", PeriodName(period.Kind)].Value),
        .. Where(period.Share != 1, () => texts["SchemeWords.Period.Share", Figures.Percent(period.Share)].Value),
        .. period.Extras.Select(e => texts["SchemeWords.Period.Extra", e.Name.Shown(), e.From.Figure(), e.To.Figure()].Value),
        .. period.Adjustments.Select(a => texts["SchemeWords.Period.Adjustment", a.Name.Shown(), a.From.Figure(), a.To.Figure()].Value),
        .. period.Adjustments.Where(a => a.Cap is not null).Select(a => texts["SchemeWords.Period.Cap", a.Name.Shown(), a.Cap!.Value.Figure()].Value),
        .. Where(period.Max is not null, () => texts["SchemeWords.Max", period.Max!.Value.Figure()].Value),
        .. Where(period.Min is not null, () => texts["SchemeWords.Min", period.Min!.Value.Figure()].Value),
        .. Where(period.MinServed > 0, () => texts["SchemeWords.Period.MinServed", PeriodName(period.Kind), period.MinServed].Value),
    ];

    private static IEnumerable<T> Where<T>(bool holds, Func<T> said) => holds ? [said()] : [];

    private string PeriodName(string kind) => PeriodWords.NameOf(kind, texts);

    private ExplainedItem Of(Item item, Rulebook book, List<string> common, IReadOnlyDictionary<string, string> offices) => new(
        item.Code, item.Name, book.IsInBlock(item) || item is TextItem ? "" : item.Points.Figure(),
        [words.Rule(book, item), .. item.Rules.Select(words.Cause), .. words.Weighing(item.Weighing), .. Limits(item, book), .. Policies(item).Except(common)],
        string.Join(texts["List.Comma"], (string[])[words.Places(book, item), .. OfficeOf(item, offices)]));

    private IEnumerable<string> Limits(Item item, Rulebook book)
    {
        if (item is DeductItem deduct && !book.IsInBlock(item))
        {
            yield return texts[deduct.FloorsAtZero ? "RulebookTable.Rule.NotBelowZero" : "RulebookTable.Rule.BelowZero"];
        }
    }

    /// <summary>Only where the case can occur, and only what departs from refusing it.</summary>
    public IEnumerable<string> Policies(Item item)
    {
        var head = item.Head;
        if (item is not (TextItem or DeductItem or BonusItem))
        {
            yield return texts["SchemeWords.NoData", texts[$"NoDataPolicy.{head.NoData}"]];
        }

        if (head.NotApplicable != NotApplicablePolicy.Refused)
        {
            yield return texts["SchemeWords.NotApplicable", texts[$"NotApplicablePolicy.{head.NotApplicable}"]];
        }

        if (head.Unknown != UnknownPolicy.Refused)
        {
            yield return texts[$"UnknownPolicy.{head.Unknown}"];
        }
    }

    private IEnumerable<string> OfficeOf(Item item, IReadOnlyDictionary<string, string> offices) =>
        item.Head.ResponsibleOffice is { } office ? [texts["Rulebooks.OfficeIs", offices.GetValueOrDefault(Text.NormalisedCode(office), office)].Value] : [];
}
