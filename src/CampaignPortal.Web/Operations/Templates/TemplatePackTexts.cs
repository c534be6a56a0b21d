using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>What to write where the scheme of a pack is refused.</summary>
internal static class TemplatePackTexts
{
    /// <exception cref="ArgumentOutOfRangeException">A problem that no scheme can have.</exception>
    public static (string Chinese, string English) Of(Problem problem)
    {
        var first = problem.Arguments is [var argument, ..] ? argument : "";
        IReadOnlyList<string> rest = [.. problem.Arguments.Skip(1)];
        return problem.Code switch
        {
            ProblemCode.NotJson => ($"不能读取：含有不完整的字符，请重新输入文字；或嵌套超过 {TemplatePackYaml.MostLevels} 层，请减少层次", $"not readable: type the texts anew, half a character is among them; or write at most {TemplatePackYaml.MostLevels} levels"),
            ProblemCode.UnsupportedVersion => ($"不支持格式 {first}，请写 1", $"format {first} is not supported; write 1"),
            ProblemCode.UnknownKey => UnknownKey(first, rest),
            ProblemCode.MissingKey => Missing(first, rest),
            ProblemCode.MissingPolicy => ($"须写明没有数据时怎么算：{Missing(first, rest).Chinese}", $"say what happens without data: {Missing(first, rest).English}"),
            ProblemCode.DuplicateKey => ($"“{first}”写了两次，请删去一个", $"'{first}' stands twice; delete one"),
            ProblemCode.WrongType => WrongType(first),
            ProblemCode.NotOneOf => ($"须为其中之一：{All("、", problem.Arguments)}", $"write one of: {All(", ", problem.Arguments)}"),
            ProblemCode.NumberOutOfRange => OutOfRange(problem.Arguments),
            ProblemCode.TextLength => ($"文字为空或超过 {first} 字，请写 1 到 {first} 字", $"a text of 1 to {first} characters"),
            ProblemCode.BadCode => ($"代码“{first}”只能用 1 到 64 个文字、数字、点、横线", $"code '{first}': 1 to 64 letters, digits, dots, hyphens, underscores"),
            ProblemCode.EmptyList => ("列表不能为空，请写至少一项", "write at least one entry"),
            ProblemCode.TooManyEntries => ($"有 {All("", rest)} 项，最多 {first} 项，请删减", $"{All("", rest)} entries; write at most {first}"),
            ProblemCode.TooManyLevels => ($"分组套分组超过 {first} 层，请减少层次", $"groups within more than {first} groups; write fewer levels"),
            ProblemCode.DuplicateCode => ($"代码“{first}”重复，请改一个", $"code '{first}' stands twice; change one"),
            _ => OfWhole(problem, first, rest),
        };
    }

    /// <summary>What only shows over the whole of the scheme, or between two keys of it.</summary>
    private static (string Chinese, string English) OfWhole(Problem problem, string first, IReadOnlyList<string> rest) => problem.Code switch
    {
        ProblemCode.WeightsNotOne when problem.Path.StartsWith("periods", StringComparison.Ordinal) => ($"权重之和为 {first}，须正好为 1", $"weights add up to {first}; make it exactly 1"),
        ProblemCode.WeightsNotOne => ($"权重之和为 {first}，须正好为 1，或写 normaliseWeights: true", $"weights add up to {first}; make it exactly 1, or write normaliseWeights: true"),
        ProblemCode.PointsNotBase => ($"各项分值共 {first}，须与基准分 {All("", rest)} 一致，请改分值，或写 scaleToBase: true", $"points and base differ ({first}, {All("", rest)}); change points or write scaleToBase: true"),
        ProblemCode.RangeReversed => ($"“{first}”须低于“{All("", rest)}”，请改其中一个，或对调", $"make '{first}' lower than '{All("", rest)}', or swap the two"),
        ProblemCode.BandsOutOfOrder when rest is [var before, var wanted] => ($"“{first}”接在“{before}”之后，须 {wanted}，请改数或调整先后", $"'{first}' after '{before}' must be {wanted}; change it or the order"),
        ProblemCode.ExactlyOneOf => ($"须写且只写其中一个：{All("、", problem.Arguments)}", $"write exactly one of: {All(", ", problem.Arguments)}"),
        ProblemCode.PolicyDoesNotFit => Misfitting(first, rest[0], [.. rest.Skip(1)]),
        ProblemCode.CountedTwice => ($"在“{first}”中既打分又计数，请从 judgedIn 和 countedIn 中只留一处", $"judged and counted in '{first}'; keep it in judgedIn or in countedIn"),
        ProblemCode.GroupInItself => ($"“{first}”直接或间接包含了自己，请改它的 group 或 parent", $"'{first}' lies in itself; change its 'group' or 'parent'"),
        ProblemCode.Circle => ($"名单“{first}”与“{All("、", rest)}”互相以对方为条件，请去掉一个", $"list '{first}' and {All(", ", rest)} need each other; drop one need"),
        ProblemCode.BandsGap or ProblemCode.BandsOverlap => OfBands(problem.Code, first, rest),
        ProblemCode.Unreachable => Unreachable(first, rest),
        _ => OfReference(problem.Code, first, rest),
    };

    private static (string Chinese, string English) OfReference(ProblemCode code, string first, IReadOnlyList<string> rest) => code switch
    {
        ProblemCode.UnknownChannel => ($"没有“{first}”这个评价来源，请写 {All("、", rest)} 中的代码", $"no channel '{first}'; write a code of '{All(", ", rest)}'"),
        ProblemCode.UnknownItem => ($"没有这样的计分项目“{first}”，须有：{All("；", rest)}，请改写代码", $"no such item '{first}'; write the code of one with: {All("; ", rest)}"),
        ProblemCode.UnknownRule => ($"计分项目“{All("", rest)}”没有“{first}”这种情形，请写它的 rules 中的代码", $"no rule '{first}' in item '{All("", rest)}'; write a code of its 'rules'"),
        ProblemCode.UnknownPeriod => ($"没有“{first}”这种周期，请写 periods 中的 kind", $"no period '{first}'; write a kind of 'periods'"),
        ProblemCode.UnknownCode => ($"{All("", rest)} 中没有“{first}”，请写其中的代码", $"no '{first}' in '{All("", rest)}'; write a code of it"),
        ProblemCode.ChannelWithoutItems => ($"评价来源“{first}”没有计分项目，请在项目的 judgedIn 或 countedIn 中写上它，或删去它", $"no item stands in channel '{first}'; name it in judgedIn or countedIn of one, or delete it"),
        ProblemCode.ItemWithoutChannel => ($"计分项目“{first}”不在任何来源中，请写 judgedIn 或 countedIn", $"item '{first}' stands in no channel; write judgedIn or countedIn"),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No scheme can have this problem."),
    };

    private static string All(string separator, IEnumerable<string> words) => string.Join(separator, words);

    /// <param name="words">What the key takes; empty where it takes no words.</param>
    private static (string Chinese, string English) Missing(string key, IReadOnlyList<string> words) => words.Count == 0
        ? ($"缺少“{key}”，请补上", $"'{key}' is missing; write it")
        : ($"缺少“{key}”，请补上，须为其中之一：{All("、", words)}", $"'{key}' is missing; write it as one of: {All(", ", words)}");

    /// <param name="range">Least and most; most where there is one; none where the digits are too many.</param>
    private static (string Chinese, string English) OutOfRange(IReadOnlyList<string> range) => range switch
    {
        [var least, var most] => ($"数超出范围，须为 {least} 到 {most}", $"number out of range ({least}, {most}); write one from {least} to {most}"),
        [var least] => ($"数超出范围，须不小于 {least}", $"number out of range; write {least} or more"),
        _ => ("数超出范围：整数部分最多 7 位、小数最多 4 位，不用指数", "number out of range; at most 7 digits before and 4 after the point, and no exponent"),
    };

    /// <param name="beside">What it contradicts: another member, or a word of <see cref="Misfit"/>.</param>
    private static (string Chinese, string English) Misfitting(string written, string beside, IReadOnlyList<string> instead)
    {
        var (chinese, english) = beside switch
        {
            Misfit.InBlock => ("不能用于 block 中的项目", "is not for items of the block"),
            Misfit.InGroup => ("不能用于来源分组", "is not for groups of channels"),
            Misfit.InConsequence => ("不能用于 consequences", "is not for consequences"),
            Misfit.FirstBandOnly => ("不能用于唯一的一档", "is not for the only band"),
            Misfit.NoLastBand => ("只能用于最后一档", "is for the last band only"),
            Misfit.LastBand => ("不能用于最后一档", "is not for the last band"),
            Misfit.NoFrom => ("须同时写 from", "needs a 'from'"),
            _ => ($"与“{beside}”不能同用", $"does not go with '{beside}'"),
        };
        return instead.Count == 0
            ? ($"“{written}”{chinese}，请删去其中一个", $"'{written}' {english}; delete one of the two")
            : ($"“{written}”{chinese}，请改写为：{All("，或 ", instead)}", $"'{written}' {english}; write: {All(", or ", instead)}");
    }

    private static (string Chinese, string English) OfBands(ProblemCode code, string first, IReadOnlyList<string> rest) => (code, first, rest) switch
    {
        (ProblemCode.BandsGap, "", _) => ("最后一档以下没有等次，请删去最后一档的 from、rank 和名额，或加一档", "nobody has a grade below the last band; delete its 'from', 'rank' and quota, or add a band"),
        (ProblemCode.BandsGap, _, []) => ($"“{first}”以上没有等次，请删去最高一档的 to", $"nobody has a grade above '{first}'; delete the 'to' of the first band"),
        (ProblemCode.BandsGap, _, [var begins, ..]) => ($"“{first}”与上一档之间有空档，请写 {begins}", $"a gap between '{first}' and the band above; write {begins}"),
        (_, _, []) => ($"“{first}”与上一档重叠：上一档没有 from，请补上，或删去这一档的 to", $"'{first}' overlaps the band above, which has no 'from'; write one, or delete this 'to'"),
        (_, _, [var begins, ..]) => ($"“{first}”与上一档重叠，请写 {begins}", $"'{first}' overlaps the band above; write {begins}"),
    };

    private static (string Chinese, string English) Unreachable(string code, IReadOnlyList<string> why) => why switch
    {
        [var from, var max] => ($"“{code}”谁也达不到：“{from}”高于“{max}”，请改低，或删去这一档", $"nobody reaches '{code}': '{from}' lies above '{max}'; lower it or delete the band"),
        [var taker] => ($"“{code}”永远轮不到：前面的“{taker}”包括了它的全部分数，请改 from 或调整先后", $"nothing ever leads to '{code}': '{taker}' before it takes all; change 'from' or the order"),
        _ => ($"“{code}”永远轮不到：没有 when，也没有 effects 用到它，请补上，或删去", $"nothing ever leads to '{code}': write a 'when' or an effect that names it, or delete it"),
    };

    /// <param name="known">Keys that may stand in the same place.</param>
    private static (string Chinese, string English) UnknownKey(string key, IReadOnlyList<string> known) =>
        known.MinBy(k => Distance(k, key)) is { } nearest && Distance(nearest, key) is 1 or 2
            ? ($"没有“{key}”这个键，是不是“{nearest}”？", $"unknown key '{key}'; did you mean '{nearest}'?")
            : ($"这里没有“{key}”这个键，请删去，或换成其中之一：{string.Join("、", known)}", $"no key '{key}' here; delete it, or write one of: {string.Join(", ", known)}");

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
