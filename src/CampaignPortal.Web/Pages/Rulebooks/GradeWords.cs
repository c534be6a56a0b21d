using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Grades, lists and their seats in sentences, as a plan writes them.</summary>
public sealed class GradeWords(IStringLocalizer<Texts> texts)
{
    public IReadOnlyList<string> Bands(SchemeContent scheme)
    {
        var bands = scheme.Standing.Bands;
        var seated = bands.Where(b => b.Quota is not null).Select(b => b.Quota!).ToList();
        return
        [
            .. bands.Select((b, i) => texts["GradeWords.Named", b.Name.Shown(), Joined([.. Bounds(bands, i), .. b.Quota is { } quota ? Seats(quota) : []])].Value),
            .. seated.Exists(q => q.Order == QuotaOrder.Top) || bands.Any(b => b.Rank is not null) ? [texts["GradeWords.Onward"].Value] : Array.Empty<string>(),
            .. AtLimits(seated),
        ];
    }

    public IReadOnlyList<string> Lists(SchemeContent scheme)
    {
        var awards = scheme.Standing.Awards;
        return
        [
            .. awards.Select(a => texts["GradeWords.Named", a.Name.Shown(), Joined([texts[$"QuotaOrder.{a.Quota.Order}"].Value, .. Needs(a.Needs, scheme), .. Seats(a.Quota), .. Candidates(a)])].Value),
            .. AtLimits([.. awards.Select(a => a.Quota)]),
        ];
    }

    /// <summary>From which points to below which ones; a band that gets its seats from below says so instead.</summary>
    public string Range(IReadOnlyList<GradeBand> bands, GradeBand band)
    {
        var above = bands.TakeWhile(b => b != band).Where(b => b.From > (band.From ?? decimal.MinValue)).Min(b => b.From);
        return (band.From, above) switch
        {
            _ when band.IsFromBottom => band.To is { } to ? Joined([texts["GradeWords.Below", to.Figure()].Value, texts["QuotaOrder.Bottom"].Value]) : texts["QuotaOrder.Bottom"],
            (null, null) => texts["GradeWords.Any"],
            (null, { } end) => texts["GradeWords.Below", end.Figure()],
            ({ } from, null) => texts["GradeWords.From", from.Figure()],
            ({ } from, { } end) => texts["GradeWords.Between", from.Figure(), end.Figure()],
        };
    }

    /// <summary>What the seats of one category come to: 窗口 24 个 × 20% = 4.8，四舍五入 5 个.</summary>
    /// <param name="counted">Units of which the share is taken.</param>
    public string Reckoned(Quota quota, string category, int counted, decimal? exact, int seats) => exact is { } share
        ? texts["GradeWords.Reckoned", category, counted, Figures.Percent(quota.Share!.Value), share.Figure(), texts[$"SeatRounding.{quota.Round}"], seats]
        : texts["GradeWords.Fixed", category, counted, seats];

    /// <summary>Who shares seats: one category, or several put together.</summary>
    public string Pool(string category, int count) => count > 1 ? texts["GradeWords.Pooled", count] : category;

    public string NameOf(string list, StandingRules rules) =>
        (rules.Bands.FirstOrDefault(b => b.Code == list)?.Name ?? rules.FindAward(list)?.Name)?.Shown() ?? list;

    private IEnumerable<string> Bounds(IReadOnlyList<GradeBand> bands, int index) =>
        bands[index].Rank is { } rank ? [Range(bands, bands[index]), texts["GradeWords.Rank", rank]] : [Range(bands, bands[index])];

    private IEnumerable<string> Needs(AwardNeeds needs, SchemeContent scheme)
    {
        if (needs.Grades.Count > 0)
        {
            yield return texts["GradeWords.OfGrades", Names(needs.Grades, scheme.Standing)];
        }

        if (needs.From is { } from)
        {
            yield return texts["GradeWords.From", from.Figure()];
        }

        if (needs.Below is { } below)
        {
            yield return texts["GradeWords.Below", below.Figure()];
        }

        if (needs.Rank is { } rank)
        {
            yield return texts["GradeWords.Rank", rank];
        }

        if (needs.Awards.Count > 0)
        {
            yield return texts["GradeWords.OnLists", Names(needs.Awards, scheme.Standing)];
        }

        if (needs.Earlier is { } earlier)
        {
            yield return texts["GradeWords.Earlier", earlier.Within, NameOf(earlier.Award, scheme.Standing), earlier.Times];
        }
    }

    private IEnumerable<string> Candidates(AwardRule award) =>
    [
        .. award.PerParent is { } most ? [texts["GradeWords.PerParent", most].Value] : Array.Empty<string>(),
        .. award.Shortlist is { } few ? [texts["GradeWords.Shortlist", few].Value] : Array.Empty<string>(),
    ];

    private IEnumerable<string> Seats(Quota quota)
    {
        yield return quota switch
        {
            { Share: { } share } => texts[quota.Over == QuotaOver.All ? "GradeWords.ShareOfAll" : "GradeWords.Share", Figures.Percent(share), texts[$"SeatRounding.{quota.Round}"]],
            { Seats: { } seats } => texts[quota.Over == QuotaOver.All ? "GradeWords.SeatsOfAll" : "GradeWords.Seats", seats],
            _ => texts["GradeWords.PerCategory", Listed(quota.PerCategory.Select(c => texts["GradeWords.SeatsOf", c.Category, c.Seats].Value))],
        };
        if (quota.AtLeast > 0)
        {
            yield return texts["GradeWords.AtLeastOne"];
        }

        if (quota.Base != QuotaBase.All)
        {
            yield return texts[$"QuotaBase.{quota.Base}"];
        }

        if (quota.PoolBelow is { } few)
        {
            yield return texts["GradeWords.PoolBelow", few];
        }

        if (quota.Unfilled == Unfilled.NextBand)
        {
            yield return texts["GradeWords.FillsFromNext"];
        }
    }

    private IEnumerable<string> AtLimits(IReadOnlyList<Quota> quotas) => quotas.Select(q => texts[$"AtLimit.{q.AtLimit}"].Value).Distinct();

    private string Names(IEnumerable<string> codes, StandingRules rules) => Listed(codes.Select(c => NameOf(c, rules)));

    private string Listed(IEnumerable<string> parts) => string.Join(texts["List.Separator"], parts);

    private string Joined(IEnumerable<string> parts) => string.Join(texts["List.Comma"], parts);
}
