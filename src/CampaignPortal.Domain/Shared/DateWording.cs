using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignPortal.Domain.Shared;

/// <summary>
/// Reads how plans word their dates: a year, a quarter, a month, a ten-day period (旬) or a day, each perhaps with
/// “before” (前) or “about” (左右). What it reads is a proposal: whoever typed it may correct both days.
/// </summary>
public static partial class DateWording
{
    /// <summary>Days on each side of “about” a day. Longer periods are vague enough as they are.</summary>
    private const int AboutDays = 3;

    private const string Digits = "〇一二三四五六七八九";

    /// <param name="year">For wordings that name none.</param>
    /// <returns>Null when the wording is not understood, or names a day that does not exist.</returns>
    public static ImpreciseDate? Read(string? wording, int year)
    {
        var plain = Plain(wording);
        if (plain.Length == 0 || wording!.Trim().Length > ImpreciseDate.WordingMaxLength || Pattern().Match(plain) is not { Success: true } match)
        {
            return null;
        }

        var named = match.Groups["year"] switch
        {
            { Success: true } y => int.Parse(y.Value, CultureInfo.InvariantCulture),
            _ => match.Groups["next"].Success ? year + 1 : year,
        };
        return PeriodOf(match, named) is not { } period ? null
            : match.Groups["before"].Success ? new ImpreciseDate(wording, period.First.AddDays(-1), period.Last)
            : match.Groups["about"].Success && period.First == period.Last ? new ImpreciseDate(wording, period.First.AddDays(-AboutDays), period.Last.AddDays(AboutDays))
            : new ImpreciseDate(wording, period.First, period.Last);
    }

    private static (DateOnly First, DateOnly Last)? PeriodOf(Match match, int year)
    {
        if (year is < 1950 or > 2149)
        {
            return null;
        }

        if (match.Groups["quarter"] is { Success: true } q)
        {
            var quarter = new Quarter(year, int.Parse(q.Value, CultureInfo.InvariantCulture));
            return (quarter.FirstDay, quarter.LastDay);
        }

        var month = MonthOf(match);
        return month is null ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
            : month is < 1 or > 12 ? null
            : DaysOf(match, new DateOnly(year, month.Value, 1));
    }

    /// <returns>Null where the wording means a whole year.</returns>
    private static int? MonthOf(Match match) => match.Groups["month"] is { Success: true } month
        ? int.Parse(month.Value, CultureInfo.InvariantCulture)
        : match.Groups["partOfYear"].Value switch { "初" => 1, "中" => 6, "底" or "末" => 12, _ => null };

    private static (DateOnly First, DateOnly Last)? DaysOf(Match match, DateOnly first)
    {
        var last = first.AddMonths(1).AddDays(-1);
        if (match.Groups["day"] is { Success: true } day)
        {
            var number = int.Parse(day.Value, CultureInfo.InvariantCulture);
            return number >= 1 && number <= last.Day ? (first.AddDays(number - 1), first.AddDays(number - 1)) : null;
        }

        return match.Groups["tenDays"].Value switch
        {
            "上" or "初" => (first, first.AddDays(9)),
            "中" => (first.AddDays(10), first.AddDays(19)),
            "下" or "底" or "末" => (first.AddDays(20), last),
            _ => (first, last),
        };
    }

    /// <summary>Half-width, without white space, and with Arabic numbers.</summary>
    private static string Plain(string? wording)
    {
        var folded = string.Concat(Text.Clean(wording ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        return ChineseNumber().Replace(folded.Replace('○', '〇').Replace('零', '〇'), n => Arabic(n.Value));
    }

    /// <summary>二十五 is counted, 二〇〇四 is spelt.</summary>
    private static string Arabic(string number)
    {
        var ten = number.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return string.Concat(number.Select(c => Digits.IndexOf(c, StringComparison.Ordinal)));
        }

        var tens = ten == 0 ? 1 : Digits.IndexOf(number[ten - 1], StringComparison.Ordinal);
        var ones = ten == number.Length - 1 ? 0 : Digits.IndexOf(number[ten + 1], StringComparison.Ordinal);
        return ((tens * 10) + ones).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChineseNumber();

    [GeneratedRegex(
        """
        ^(从|自|至|到|截至|于)?
        ((?<about>大约|约|about)|(?<before>before|by))?
        (
            (?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})([-/.](?<day>[0-9]{1,2}))?
            | ((?<year>[0-9]{4})年|今年|当年|本年|(?<next>明年))?第?(?<quarter>[1-4])季度
            | ((?<year>[0-9]{4})年|今年|当年|本年|(?<next>明年))?(?<month>[0-9]{1,2})月份?((?<day>[0-9]{1,2})[日号]|(?<tenDays>[上中下])旬|(?<tenDays>[初底末]))?
            | ((?<year>[0-9]{4})年?|今|当|本|(?<next>明))?年(?<partOfYear>[初中底末])
            | (?<year>[0-9]{4})年?(全年)?
            | 今年|当年|本年|全年|(?<next>明年)
        )
        ((?<before>以前|之前|前)|(?<about>左右|前后)|起|开始|内|期间)?$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
