using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>What to write where the scheme of a pack is refused.</summary>
internal static class TemplatePackTexts
{
    /// <summary>Every key of a scheme document (docs/domain/scoring.md, Scheme).</summary>
    internal static readonly string[] SchemeKeys =
    [
        "scheme", "code", "name", "zh", "en", "scale", "base", "max", "min", "channels", "weight", "scaleToBase", "reduce", "by", "over",
        "drop", "above", "missing", "rater", "minValid", "empty", "items", "cap", "floor", "type", "points", "criterion",
        "responsibleOffice", "basis", "judgedIn", "countedIn", "noData", "notApplicable", "unknown", "rules", "cause", "value", "from",
        "to", "per", "levels", "pointsYes", "pointsNo", "curve", "kind", "target", "lossPerPoint", "perStarted", "below", "bands",
        "bonusPerPoint", "block", "bonusCap", "rounding", "item", "sheet", "channel", "total", "decimals", "mode", "sameFact", "periods",
        "parent", "count", "weights", "ranking", "compare", "ties", "group", "normalise", "ballot", "notAllEqual", "notAllFull", "limits",
        "atMost", "atMostShare", "atLeast", "quorum", "channelGroups", "normaliseWeights", "coefficients", "multipliers", "factor", "repeat", "roles",
        "step", "values", "outOf", "table", "otherwise", "best", "share", "shortService", "minServed", "extras", "adjustments",
        "ifTied", "gates", "when", "effects", "scope", "forward", "grades", "rank", "quota", "seats", "perCategory", "category",
        "round", "poolBelow", "atLimit", "order", "unfilled", "awards", "needs", "earlier", "award", "times", "within",
        "perParent", "shortlist", "consequences", "consequence", "grade", "back", "rule", "event", "places", "withThis",
    ];

    public static (string Chinese, string English) Of(Problem problem)
    {
        var (first, all) = (problem.Arguments is [var argument, ..] ? argument : "", string.Join(", ", problem.Arguments));
        return problem.Code switch
        {
            ProblemCode.UnknownKey => UnknownKey(first),
            ProblemCode.MissingKey => ($"缺少“{first}”，请补上", $"'{first}' is missing; write it"),
            ProblemCode.MissingPolicy => ($"须写明没有数据时怎么算：“{first}”", $"say what happens without data: '{first}'"),
            ProblemCode.WrongType => WrongType(first),
            ProblemCode.NotOneOf => ($"须为其中之一：{all}", $"write one of: {all}"),
            ProblemCode.NumberOutOfRange => ($"数超出范围（{all}），整数部分最多 7 位、小数最多 4 位", $"number out of range ({all}); at most 7 digits before and 4 after the point"),
            ProblemCode.TextLength => ($"文字为空或超过 {first} 字", $"a text of 1 to {first} characters"),
            ProblemCode.BadCode => ($"代码“{first}”只能用 1 到 64 个文字、数字、点、横线", $"code '{first}': 1 to 64 letters, digits, dots, hyphens, underscores"),
            ProblemCode.EmptyList => ("列表不能为空，请写至少一项", "write at least one entry"),
            ProblemCode.DuplicateCode => ($"代码“{first}”重复，请改一个", $"code '{first}' stands twice; change one"),
            ProblemCode.WeightsNotOne => ($"权重之和为 {first}，须正好为 1", $"weights add up to {first}; make it exactly 1"),
            ProblemCode.PointsNotBase => ($"各项分值共 {first}，须与基准分一致（{all}），或写 scaleToBase: true", $"points and base differ ({all}); change points or write scaleToBase: true"),
            ProblemCode.UnsupportedVersion => ($"不支持格式 {first}，请写 1", $"format {first} is not supported; write 1"),
            _ => OfReference(problem.Code, first, all),
        };
    }

    private static (string Chinese, string English) OfReference(ProblemCode code, string first, string all) => code switch
    {
        ProblemCode.RangeReversed => ("上下限颠倒，请对调", "the range is reversed; swap its ends"),
        ProblemCode.BandsOutOfOrder => ("分档须从高到低", "write the bands from the highest to the lowest"),
        ProblemCode.UnknownChannel => ($"没有“{first}”这个评价来源，请写 channels 中的代码", $"no channel '{first}'; write a code of 'channels'"),
        ProblemCode.UnknownItem => ($"没有“{first}”这个计分项目，或它不在该来源中", $"no item '{first}' in that channel"),
        ProblemCode.UnknownPeriod => ($"没有“{first}”这种周期", $"no period '{first}'; write a kind of 'periods'"),
        ProblemCode.ChannelWithoutItems => ($"评价来源“{first}”没有计分项目", $"no item stands in channel '{first}'"),
        ProblemCode.ItemWithoutChannel => ($"计分项目“{first}”不在任何来源中，请写 judgedIn 或 countedIn", $"item '{first}' stands in no channel; write judgedIn or countedIn"),
        ProblemCode.CountedTwice => ($"在“{first}”中既打分又计数，请只留一种", $"judged and counted in '{first}'; keep one"),
        ProblemCode.GroupInItself => ($"“{first}”直接或间接包含了自己，请改它的 group 或 parent", $"'{first}' lies in itself; change its 'group' or 'parent'"),
        ProblemCode.PolicyDoesNotFit => ("这样写与同处的其他设定不相配", "this does not fit what stands beside it"),
        ProblemCode.ExactlyOneOf => ($"须写且只写其中一个：{all}", $"write exactly one of: {all}"),
        ProblemCode.UnknownCode => ($"方案中没有“{first}”，请核对代码", $"the scheme has no '{first}'; check the code"),
        ProblemCode.BandsGap => ("等次之间有空档，或末档以下没有等次；请写成上档的 from，末档不写 from", "a gap between bands or below the last; write the 'from' of the band above, and none in the last"),
        ProblemCode.BandsOverlap => ("等次有重叠；to 须等于上档的 from", "bands overlap; 'to' must be the 'from' of the band above"),
        ProblemCode.Unreachable => ($"“{first}”永远轮不到，请调整或删去", $"nothing ever leads to '{first}'; change or delete it"),
        ProblemCode.Circle => ($"名单“{first}”互相以对方为条件，请去掉一个", $"list '{first}' and another need each other; drop one need"),
        _ => ($"不能这样写（{code} {all}）", $"not allowed here ({code} {all})"),
    };

    private static (string Chinese, string English) UnknownKey(string key)
    {
        var nearest = SchemeKeys.MinBy(k => Distance(k, key))!;
        return Distance(nearest, key) is 1 or 2
            ? ($"没有“{key}”这个键，是不是“{nearest}”？", $"unknown key '{key}'; did you mean '{nearest}'?")
            : ($"这里没有“{key}”这个键，请删去；可用的键见 docs/domain/scoring.md", $"no key '{key}' here; delete it (keys: docs/domain/scoring.md)");
    }

    private static (string Chinese, string English) WrongType(string type) => type switch
    {
        "string" => ("须为文字；像数的文字要加引号，如 '1.1'", "a text; quote one that looks like a number, as '1.1'"),
        "number" => ("须为数，如 0.5；不加引号，不用指数", "a number like 0.5, without quotes and exponent"),
        "integer" => ("须为整数", "a whole number"),
        "boolean" => ("须为 true 或 false", "true or false"),
        "array" => ("须为列表", "a list"),
        _ => ("须为“键: 值”", "write 'key: value'"),
    };

    /// <summary>How many letters differ (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
