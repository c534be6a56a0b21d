using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Imports;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>What one line says is lost or won.</summary>
/// <param name="Words">Empty where the line does not say by what.</param>
internal sealed record CauseLine(string Words, decimal From, decimal To, OccurrenceUnit Per, decimal? Cap, bool IsGain);

/// <summary>What a cell says of losses and gains.</summary>
/// <param name="FloorsAtZero">Null where it says nothing of it.</param>
/// <param name="Cap">Of the item as a whole.</param>
/// <param name="Unclear">Lines from which nobody learns how much it is.</param>
internal sealed record CauseLines(IReadOnlyList<CauseLine> Causes, bool? FloorsAtZero, decimal? Cap, IReadOnlyList<string> Unclear);

/// <summary>
/// Reads how an item is scored from the words of a plan: <c>迟到、早退：每次扣 1 分，最多扣 3 分</c> as this program writes it, and
/// <c>每迟到一次扣0.5分；与群众争吵的酌情扣2—5分，扣完为止</c> as plans do.
/// </summary>
internal static partial class RuleGrammar
{
    private const string Number = @"\d+(?:\.\d+)?";
    private const string Units = "人次|个百分点|百分点|半天|半日|个工作日|工作日|天|日|次|起|件|例|宗|人|名|项|处|条|篇|期|份|回|个|times?|person|case|half day|day|percentage point";
    private const string Dashes = "[-~–—－～]+|至|到|to";
    private const string Punctuation = " \t　,，、;；:：.。";

    private static readonly IReadOnlyDictionary<string, OccurrenceUnit> UnitWords = BothLanguages.WordsOf(Enum.GetValues<OccurrenceUnit>());

    /// <param name="known">Causes that the item has already: they are recognised whatever is in them.</param>
    public static CauseLines Causes(string text, IReadOnlyList<OccurrenceRule> known)
    {
        List<CauseLine> causes = [];
        List<string> unclear = [];
        (bool? Floors, decimal? Cap) whole = (null, null);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var start = Start(line, known);
            foreach (var part in start is null ? line.Split('；', ';', '。') : [line])
            {
                var (words, floors) = WithoutFloor(Folded(start is null ? Numbering().Replace(part, "") : part[start.Length..]));
                whole.Floors = floors ?? whole.Floors;
                var (rest, cap) = WithoutCap(words);
                if (rest.Length == 0)
                {
                    whole.Cap = cap ?? whole.Cap;
                }
                else if (Amount(start, rest, cap) is { } cause)
                {
                    causes.Add(cause);
                }
                else
                {
                    unclear.Add(part.Trim());
                }
            }
        }

        return new CauseLines(causes, whole.Floors, whole.Cap, unclear);
    }

    /// <returns>Names with their points, and the lines that have none.</returns>
    public static (IReadOnlyList<(string Name, decimal Points)> Levels, IReadOnlyList<string> Unclear) Levels(string text)
    {
        List<(string, decimal)> levels = [];
        List<string> unclear = [];
        foreach (var part in text.Split(['\n', '；', ';', '。'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(LevelsOf))
        {
            if (LevelLine().Match(Folded(part)) is { Success: true } match)
            {
                levels.Add((match.Groups["name"].Value.Trim(), Value(match, "points")!.Value));
            }
            else
            {
                unclear.Add(part);
            }
        }

        return (levels, unclear);
    }

    /// <returns>Null where something is left over that could not be read.</returns>
    public static Curve? Curve(string text)
    {
        var rest = Blank().Replace(Folded(text), "");
        if (Bands().Matches(rest) is { Count: > 0 } bands)
        {
            return IsReadWhole(Bands().Replace(rest, "")) ? new BandedCurve([.. bands.Select(b => new Band(Rate(b, "rate")!.Value, Value(b, "points")!.Value))]) : null;
        }

        var isStarted = Take(ref rest, Started()).Success;
        var (loss, below, gain, most) = (Take(ref rest, Loss()), Take(ref rest, Below()), Take(ref rest, Gain()), Take(ref rest, MostGain()));
        Take(ref rest, Proportional());
        var target = Rate(Take(ref rest, Target()), "rate") ?? 1;
        return !IsReadWhole(rest) || target == 0 ? null
            : loss.Success ? new StepLossCurve(target, Value(loss, "points")!.Value, isStarted)
            : below.Success ? new ThresholdCurve(target, Rate(below, "rate")!.Value)
            : gain.Success ? most.Success ? new OvershootCurve(target, Value(gain, "points")!.Value, Value(most, "points")!.Value) : null
            : new ProportionalCurve(target);
    }

    /// <summary>Digits, letters and per cent signs of full width as those of half width, one by one, so that places stay.</summary>
    public static string Folded(string text) => string.Concat(text.Select(c => c is >= '０' and <= '９' or '．' or '％' or '／' or (>= 'ａ' and <= 'ｚ') ? (char)(c - 0xFEE0) : c));

    private static string? Start(string line, IReadOnlyList<OccurrenceRule> known) => known
        .Select(r => RuleText.OneLine(r.Cause.Zh)).Where(c => line.Length > c.Length && line.StartsWith(c, StringComparison.Ordinal) && line[c.Length] is '：' or ':').MaxBy(c => c.Length);

    private static (string Words, bool? Floors) WithoutFloor(string part)
    {
        var words = BelowZero().Replace(part, "");
        var clean = ToZero().Replace(words, "");
        return (clean.Trim(Punctuation.ToCharArray()), words.Length < part.Length ? false : clean.Length < words.Length ? true : null);
    }

    private static (string Words, decimal? Cap) WithoutCap(string part) =>
        Most().Match(part) is { Success: true } match ? (part[..match.Index].Trim(Punctuation.ToCharArray()), Value(match, "points")) : (part, null);

    private static CauseLine? Amount(string? known, string part, decimal? cap)
    {
        var match = Rule().Match(part);
        match = match.Success ? match : EnglishRule().Match(part);
        if (!match.Success || Value(match, "from") is not { } from)
        {
            return null;
        }

        var isGain = match.Groups["verb"].Value is "加" or "奖" or "奖励" or "more";
        return new CauseLine(known ?? CauseOf(match), from, Value(match, "to") ?? from, UnitOf(match.Groups["unit"].Value), cap, isGain);
    }

    /// <summary>What stands before the amount; in <c>每迟到一次</c> it stands within.</summary>
    private static string CauseOf(Match match)
    {
        var (before, inner) = (Softening().Replace(match.Groups["cause"].Value, "").Trim(Punctuation.ToCharArray()), match.Groups["inner"].Value.Trim(Punctuation.ToCharArray()));
        var isApart = match.Groups["cause"].Length < match.Length && match.Value[match.Groups["cause"].Length] is '，' or ',' or '：' or ':';
        return Filler().IsMatch(inner) ? before : before.Length > 0 && isApart ? $"{before}，{inner}" : before + inner;
    }

    private static OccurrenceUnit UnitOf(string word) => UnitWords.TryGetValue(word, out var unit) ? unit : word switch
    {
        "起" or "例" or "宗" => OccurrenceUnit.Case,
        "名" => OccurrenceUnit.Person,
        "日" or "工作日" or "个工作日" => OccurrenceUnit.Day,
        "半日" => OccurrenceUnit.HalfDay,
        "百分点" => OccurrenceUnit.PercentagePoint,
        _ => OccurrenceUnit.Time,
    };

    /// <summary>Several on one line, as in 好10分、一般5分, and one whose name has such a mark in it.</summary>
    private static IEnumerable<string> LevelsOf(string line)
    {
        var parts = line.Split(['、', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.All(p => LevelLine().IsMatch(Folded(p))) ? parts : [line];
    }

    private static Match Take(ref string rest, Regex what)
    {
        var match = what.Match(rest);
        rest = match.Success ? rest.Remove(match.Index, match.Length) : rest;
        return match;
    }

    private static bool IsReadWhole(string rest) => rest.Trim(Punctuation.ToCharArray()).Length == 0;

    private static decimal? Value(Match match, string group) =>
        decimal.TryParse(match.Groups[group].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static decimal? Rate(Match match, string group) => Value(match, group) / 100;

    private const int Timeout = 1000;

    [GeneratedRegex($@"^(?<cause>.*?)[\s，,：:、]*(?:每(?<inner>[^，,：:扣加减]*?)[\s一1]*(?<unit>{Units})\s*|[一1]\s*(?<unit>{Units})\s*)?[，,：:\s]*(?:酌情|视情节?轻重|视情节?|视情况|一次性|各|均|予以)*(?<verb>扣除|扣|减|加|奖励|奖)\s*(?<from>{Number})\s*分?\s*(?:(?:{Dashes})\s*(?<to>{Number})\s*)?分\s*(?:(?:/|每)\s*(?<unit>{Units}))?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Rule();

    [GeneratedRegex($@"^(?<cause>.*?)[\s:]*(?<from>{Number})(?: to (?<to>{Number}))? points? (?<verb>off|more) per (?<unit>{Units})$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex EnglishRule();

    [GeneratedRegex(@"(?:酌情|视情节?轻重|视情节?|视情况|一次性|各|均|予以|[，,：:\s])+$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Softening();

    [GeneratedRegex("^(?:被?(?:发生|发现|出现|查实|查出|有))?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^\s*(?:[（(]?\d{1,2}[)）.、．](?!\d)|[①-⑳])\s*", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"[，,、（(\s]*扣完[^，。；]{0,8}为止[)）]?|Not below zero", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex ToZero();

    [GeneratedRegex(@"[，,、（(\s]*(?:扣分不封顶|扣分不设下限|可扣(?:至|到|成)?负分|可以扣(?:至|到|成)?负分)[)）]?|May fall below zero", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex BelowZero();

    [GeneratedRegex($@"[，,、（(\s]*(?:本项|该项|此项|本条|该条|此条|单项|累计|合计|总计|全年|年度|每年|每季度|季度)*(?:最多|最高|至多|不超过|以)(?:不超过)?\s*(?:扣|加|计|得)?\s*(?<points>{Number})\s*分(?:为限|封顶)?[)）]?$|(?:^|, )[aA]t most (?<points>{Number}) points(?: in all)?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Most();

    [GeneratedRegex($@"^(?<name>.+?)(?<![扣加减\d])\s*[：:]?\s*(?:得|计|为)?\s*(?<points>(?:(?<=[：:]\s*)-)?{Number})\s*(?:分|points?)$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex LevelLine();

    [GeneratedRegex(@"\s+", RegexOptions.None, Timeout)]
    private static partial Regex Blank();

    [GeneratedRegex($@"(?:达到?|不低于)?(?<rate>{Number})%(?:及?以上)?[：:，,]?(?:得|计)?(?<points>{Number})分|From(?<rate>{Number})%:(?<points>{Number})points", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Bands();

    [GeneratedRegex("不足[1一]?个?(?:百分点)?的?[，,]?按[1一]个(?:百分点)?(?:计算|计|扣分)?|Astartedonecountsasawholeone", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Started();

    [GeneratedRegex($@"每(?:降低|下降|减少|低|少)(?:于(?:目标|{Number}%))?[1一]?(?:个?百分点|%)[，,]?扣(?<points>{Number})分|(?<points>{Number})pointsoffperpercentagepointbelow", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Loss();

    [GeneratedRegex($@"(?:低于|不足|达不到)(?<rate>{Number})%的?[，,]?(?:不得分|得0分|计0分)|Nothingbelow(?<rate>{Number})%", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Below();

    [GeneratedRegex($@"每(?:高出|高|超过|超出|超|提高)[1一]?(?:个?百分点|%)[，,]?加(?<points>{Number})分|(?<points>{Number})pointsmoreperpercentagepointabove", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Gain();

    [GeneratedRegex($@"(?:最多|最高)加(?<points>{Number})分|Atmost(?<points>{Number})pointsmore", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex MostGain();

    [GeneratedRegex("未?达?不?到?(?:目标)?的?[，,]?按比例(?:得分|计分|扣分|计算)", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Proportional();

    [GeneratedRegex($@"(?:目标值?|Target|达到|应达到?|要求|不低于|达)?[为是：:]?(?<rate>{Number})%(?:以上)?的?(?:得满分|为满分)?", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Target();
}
