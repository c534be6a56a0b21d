using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Tests.Rulebooks;

namespace CampaignPortal.Web.Tests.Templates;

/// <summary>For every problem that a scheme can have: its line, what is wrong, and what to write instead.</summary>
public sealed class SchemeProblemTests
{
    /// <summary>Problems of facts and bundles, which are told elsewhere.</summary>
    private static readonly ProblemCode[] NotOfSchemes =
    [
        ProblemCode.NotCanonical, ProblemCode.UnknownSubject, ProblemCode.UnknownMultiplier, ProblemCode.UnknownCoefficient, ProblemCode.BasisMissing,
        ProblemCode.RoleDoesNotFit, ProblemCode.DuplicateFact, ProblemCode.NoSheet, ProblemCode.NotJudged, ProblemCode.NotCounted,
        ProblemCode.ValueNotAllowed, ProblemCode.Contradiction, ProblemCode.TooManyRaters, ProblemCode.BallotInvalid, ProblemCode.TooManyBallots,
    ];

    /// <summary>Problems that authors settle on the pages of the draft, or that the file's own reader tells first.</summary>
    private static readonly ProblemCode[] NotOfFiles =
        [ProblemCode.NotJson, ProblemCode.DuplicateKey, ProblemCode.PointsNotBase, ProblemCode.ChannelWithoutItems, ProblemCode.ItemWithoutChannel, ProblemCode.CountedTwice];

    /// <summary>The lines of a scheme without fault; a case replaces one of them, found by how it begins.</summary>
    private const string Sound = """
        scheme: 1
        code: s
        name: {zh: 办法}
        scale: {base: 100, max: 110, min: 0}
        channels:
          - {code: a, name: {zh: 甲}, weight: 1, group: g, reduce: {by: mean, over: item}, missing: {rater: exclude, minValid: 1, empty: block}}
          - {code: f, name: {zh: 乙}, weight: 0.6, scaleToBase: true, reduce: {by: facts}, missing: {rater: exclude, minValid: 1, empty: block}}
        channelGroups:
          - {code: g, name: {zh: 组}, weight: 0.4, empty: block}
        items:
          - {code: p, name: {zh: 打分}, type: points, points: 90, judgedIn: [a], noData: block}
          - {code: l, name: {zh: 等级}, type: level, points: 10, judgedIn: [a], noData: block, levels: [{code: x, name: {zh: 好}, values: [9, 8]}]}
          - {code: d, name: {zh: 扣分}, type: deduct, points: 5, countedIn: [f], floor: zero, rules: [{code: r, cause: {zh: 由}, from: 1, to: 2, per: time}]}
          - {code: q, name: {zh: 比率}, type: ratio, points: 5, countedIn: [f], noData: block, curve: {kind: banded, bands: [{from: 0.9, points: 5}, {from: 0.8, points: 4}]}}
          - {code: k, name: {zh: 名次}, type: rank, points: 5, countedIn: [f], noData: block, table: [{to: 1, points: 5}, {to: 3, points: 4}]}
        block: {items: [{code: b, name: {zh: 加}, type: bonus, rules: [{code: r, cause: {zh: 由}, value: 1, per: time}]}]}
        periods:
          - {kind: quarter, parent: year, by: bestMean, best: 2, count: 4, missing: block}
          - {kind: year, parent: term, by: weighted, weights: [{weight: 0.5}, {weight: 0.5}], missing: block}
          - {kind: term}
        ranking: {ties: [{by: item, channel: a, item: p}]}
        gates:
          - {code: v, name: {zh: 否决}, when: [{by: recorded}], effects: [{kind: noAward, awards: [flag]}]}
        grades:
          bands:
            - {code: top, name: {zh: 优}, from: 95, quota: {share: 0.2, round: floor, poolBelow: 3, unfilled: nextBand}}
            - {code: good, name: {zh: 良}, from: 80, to: 95}
            - {code: rest, name: {zh: 其他}, to: 80}
        awards:
          - {code: flag, name: {zh: 红旗}, quota: {seats: 2}, needs: {from: 60, below: 100}, shortlist: 3}
          - {code: star, name: {zh: 标兵}, quota: {perCategory: [{category: w, seats: 1}]}, needs: {awards: [flag]}}
        consequences:
          - {code: talk, name: {zh: 约谈}, when: [{by: total, below: 60}]}
        """;

    /// <summary>The code, what stands in the line and what is written instead, what is said.</summary>
    public static IEnumerable<object[]> Slips => [.. SlipsOfOneKey, .. SlipsOfTheWhole, .. Misfits];

    private static TheoryData<ProblemCode, string, string, string> SlipsOfOneKey => new()
    {
        { ProblemCode.UnsupportedVersion, "scheme: 1", "scheme: 2", "format 2 is not supported; write 1" },
        { ProblemCode.UnknownKey, "rater: exclude, minValid: 1, empty: block}}\n  - {code: f", "ratter: exclude, minValid: 1, empty: block}}\n  - {code: f", "unknown key 'ratter'; did you mean 'rater'?" },
        { ProblemCode.UnknownKey, "block: {", "block: {colour: 1, ", "no key 'colour' here; delete it, or write one of: items, bonusCap" },
        { ProblemCode.MissingKey, "by: bestMean, best: 2", "best: 2", "'by' is missing; write it as one of: mean, sum, weighted, bestMean, last" },
        { ProblemCode.MissingKey, "scheme: 1\ncode: s\n", "scheme: 1\n", "'code' is missing; write it" },
        { ProblemCode.MissingPolicy, "count: 4, missing: block", "count: 4", "say what happens without data: 'missing' is missing; write it as one of: block, exclude" },
        { ProblemCode.WrongType, "best: 2", "best: 1.5", "a whole number" },
        { ProblemCode.NotOneOf, "per: time}]}\n  - {code: q", "per: week}]}\n  - {code: q", "write one of: time, person, case, halfDay, day, percentagePoint" },
        { ProblemCode.NumberOutOfRange, "weight: 0.6", "weight: 6", "number out of range (0, 1); write one from 0 to 1" },
        { ProblemCode.NumberOutOfRange, "from: 1, to: 2", "from: -1, to: 2", "write 0 or more" },
        { ProblemCode.NumberOutOfRange, "from: 1, to: 2", "from: 0.00001, to: 2", "at most 7 digits before and 4 after the point" },
        { ProblemCode.TextLength, "name: {zh: 扣分}", "name: {zh: ' '}", "a text of 1 to 200 characters" },
        { ProblemCode.BadCode, "code: talk", "code: a b", "code 'a b': 1 to 64 letters" },
        { ProblemCode.EmptyList, "when: [{by: recorded}]", "when: []", "write at least one entry" },
        { ProblemCode.TooManyEntries, "floor: zero,", $"floor: zero, multipliers: [{Repeated(9, i => $"{{code: m{i}, name: {{zh: 重}}, factor: 2}}")}],", "9 entries; write at most 8" },
        { ProblemCode.TooManyLevels, "weight: 0.4, empty: block}", $"weight: 0.4, empty: block, group: g1}}\n{Repeated(11, i => $"  - {{code: g{i + 1}, name: {{zh: 组}}, weight: 1, empty: block{(i < 10 ? $", group: g{i + 2}" : "")}}}", "\n")}", "groups within more than 10 groups" },
        { ProblemCode.DuplicateCode, "code: star", "code: flag", "code 'flag' stands twice" },
        { ProblemCode.WeightsNotOne, "{weight: 0.5}]", "{weight: 0.4}]", "weights add up to 0.9; make it exactly 1" },
        { ProblemCode.WeightsNotOne, "weight: 1, group: g", "weight: 0.9, group: g", "weights add up to 0.9; make it exactly 1, or write normaliseWeights: true" },
        { ProblemCode.RangeReversed, "from: 1, to: 2", "from: 3, to: 2", "make 'from: 3' lower than 'to: 2', or swap the two" },
        { ProblemCode.RangeReversed, "from: 60, below: 100", "from: 100, below: 100", "make 'from: 100' lower than 'below: 100'" },
        { ProblemCode.RangeReversed, "best: 2", "best: 5", "make 'best: 5' lower than 'count: 4'" },
        { ProblemCode.RangeReversed, "count: 4", "count: 4, minServed: 5", "make 'minServed: 5' lower than 'count: 4'" },
        { ProblemCode.RangeReversed, "count: 4", "count: 4, min: 9, max: 8", "make 'min: 9' lower than 'max: 8'" },
    };

    private static TheoryData<ProblemCode, string, string, string> SlipsOfTheWhole => new()
    {
        { ProblemCode.BandsOutOfOrder, "values: [9, 8]", "values: [8, 9]", "'values: 9' after 'values: 8' must be < 8" },
        { ProblemCode.BandsOutOfOrder, "{to: 3, points: 4}", "{to: 1, points: 4}", "'to: 1' after 'to: 1' must be > 1" },
        { ProblemCode.BandsOutOfOrder, "{to: 1, points: 5}", "{to: 1, points: 3}", "'points: 4' after 'points: 3' must be ≤ 3" },
        { ProblemCode.BandsOutOfOrder, "{from: 0.8, points: 4}", "{from: 0.9, points: 4}", "'from: 0.9' after 'from: 0.9' must be < 0.9" },
        { ProblemCode.BandsOutOfOrder, "{from: 0.9, points: 5}", "{from: 0.9, points: 3}", "'points: 4' after 'points: 3' must be ≤ 3" },
        { ProblemCode.UnknownChannel, "by: item, channel: a", "by: item, channel: z", "no channel 'z'; write a code of 'channels'" },
        { ProblemCode.UnknownChannel, "group: g,", "group: z,", "no channel 'z'; write a code of 'channelGroups'" },
        { ProblemCode.UnknownItem, "item: p}", "item: z}", "no such item 'z'; write the code of one with: judgedIn, countedIn: a" },
        { ProblemCode.UnknownItem, "[{by: recorded}]", "[{by: exhausted, item: b}]", "no such item 'b'; write the code of one with: type: deduct; points > 0; countedIn; cap ≥ points" },
        { ProblemCode.UnknownItem, "[{by: recorded}]", "[{by: occurrences, item: p, above: 1}]", "write the code of one with: rules; countedIn" },
        { ProblemCode.UnknownRule, "[{by: recorded}]", "[{by: occurrences, item: d, rule: z, above: 1}]", "no rule 'z' in item 'd'" },
        { ProblemCode.UnknownPeriod, "parent: year", "parent: decade", "no period 'decade'; write a kind of 'periods'" },
        { ProblemCode.GroupInItself, "- {kind: term}", "- {kind: term, parent: year, by: last, count: 1, missing: block}", "lies in itself; change its 'group' or 'parent'" },
        { ProblemCode.ExactlyOneOf, "quota: {seats: 2}", "quota: {}", "write exactly one of: share, seats, perCategory" },
        { ProblemCode.UnknownCode, "awards: [flag]}]}", "awards: [cup]}]}", "no 'cup' in 'awards'; write a code of it" },
        { ProblemCode.UnknownCode, "needs: {from: 60", "needs: {grades: [best], from: 60", "no 'best' in 'grades.bands'" },
        { ProblemCode.BandsGap, "to: 80}", "to: 79}", "a gap between 'to: 79' and the band above; write to: 80" },
        { ProblemCode.BandsGap, "from: 95, quota", "from: 95, to: 99, quota", "nobody has a grade above 'to: 99'; delete the 'to' of the first band" },
        { ProblemCode.BandsGap, "to: 80}", "from: 10, to: 80}", "nobody has a grade below the last band" },
        { ProblemCode.BandsOverlap, "to: 80}", "to: 81}", "'to: 81' overlaps the band above; write to: 80" },
        { ProblemCode.BandsOverlap, "from: 80, to: 95}", "to: 95}", "the band above, which has no 'from'" },
        { ProblemCode.Unreachable, ", when: [{by: total, below: 60}]", "", "write a 'when' or an effect that names it" },
        { ProblemCode.Circle, "needs: {from: 60", "needs: {awards: [star], from: 60", "list 'flag' and star need each other" },
    };

    private static TheoryData<ProblemCode, string, string, string> Misfits => new()
    {
        { ProblemCode.PolicyDoesNotFit, "{kind: noAward, awards: [flag]}]}\ngrades", "{kind: noAward, awards: [flag]}]}\n  - {code: w, name: {zh: 样本}, when: [{by: sheets, channel: f, below: 5}], effects: [{kind: notRanked}]}\ngrades", "'by: sheets' does not go with 'f.reduce.by: facts'; write: channel: a" },
        { ProblemCode.PolicyDoesNotFit, "reduce: {by: mean, over: item}", "reduce: {by: facts}", "'by: facts' does not go with 'p.judgedIn: a'; write: by: mean | trimmedMean | sum | singleRater" },
        { ProblemCode.PolicyDoesNotFit, "reduce: {by: facts}", "reduce: {by: mean, over: item}", "'by: mean' does not go with 'd.countedIn: f'; write: by: facts" },
        { ProblemCode.PolicyDoesNotFit, "over: item}, missing: {rater: exclude", "over: item}, missing: {rater: zero", "'rater: zero' does not go with 'reduce.over: item'; write: rater: exclude | block | carryLast, or reduce.over: sheet" },
        { ProblemCode.PolicyDoesNotFit, "weight: 0.4, empty: block}", "weight: 0.4, empty: categoryMean}", "'empty: categoryMean' is not for groups of channels; write: empty: block | reweight | zero" },
        { ProblemCode.PolicyDoesNotFit, "type: bonus,", "type: bonus, notApplicable: categoryMean,", "'notApplicable: categoryMean' is not for items of the block; write: notApplicable: refused | rescale" },
        { ProblemCode.PolicyDoesNotFit, "judgedIn: [a], noData: block}", "judgedIn: [a], noData: block, step: 4}", "'step: 4' does not go with 'points: 90'; write: points: 88, or points: 92" },
        { ProblemCode.PolicyDoesNotFit, "[{by: total, below: 60}]", "[{by: recorded}]", "'by: recorded' is not for consequences; write: by: total | channel" },
        { ProblemCode.PolicyDoesNotFit, "{category: w, seats: 1}]", "{category: w, seats: 1}], over: all", "'over: all' does not go with 'perCategory'; write: over: category" },
        { ProblemCode.PolicyDoesNotFit, "poolBelow: 3,", "poolBelow: 3, over: all,", "'poolBelow: 3' does not go with 'over: all'; write: over: category" },
        { ProblemCode.PolicyDoesNotFit, "shortlist: 3", "shortlist: 1", "'shortlist: 1' does not go with 'seats: 2'; write: shortlist: 2" },
        { ProblemCode.PolicyDoesNotFit, "from: 95, quota", "quota", "'unfilled: nextBand' needs a 'from'; write: unfilled: empty" },
        { ProblemCode.PolicyDoesNotFit, "to: 80}", "from: 10, to: 80, quota: {seats: 1, unfilled: nextBand}}", "'unfilled: nextBand' is not for the last band" },
        { ProblemCode.PolicyDoesNotFit, "poolBelow: 3,", "order: bottom,", "'order: bottom' is for the last band only; write: order: top" },
        { ProblemCode.PolicyDoesNotFit, "to: 80}", "from: 10, to: 80, quota: {seats: 1, order: bottom}}", "'order: bottom' does not go with 'from: 10'" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_told_with_its_line_and_what_to_write(ProblemCode code, string old, string changed, string says)
    {
        var text = Sound.Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Sound, text);
        var files = RulebookYaml.Read(RulebookScene.Small(), null, text);
        var problems = files.Problems;
        if (files.Book is { } book)
        {
            // What the pages of a draft settle is told there too.
            Assert.NotEmpty(Kinds(book).Except(Kinds(RulebookYaml.Read(RulebookScene.Small(), null, Sound).Book!)));
            problems = files.Open;
        }

        var told = problems.Where(p => p.English.Contains(says, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, p => Assert.Contains(p.Chinese, c => c is >= '一' and <= '鿿'));
        Assert.All(told, p => Assert.True(p.Line > 1 || text.StartsWith(changed, StringComparison.Ordinal), $"{code}: {p}"));
    }

    [Fact]
    public void As_deep_as_a_scheme_may_be_is_read_and_one_level_more_is_told_with_its_line()
    {
        var line = Array.FindIndex(Sound.Split('\n'), l => l.Contains("code: d,", StringComparison.Ordinal)) + 1;
        Assert.Contains(Read(29), p => p.Line == line && p.English.Contains("no key 'x' here", StringComparison.Ordinal));
        Assert.Contains(Read(30), p => p.Line == line && p.English == "write at most 32 levels");

        IReadOnlyList<TemplatePackProblem> Read(int lists) => RulebookYaml.Read(
            RulebookScene.Small(), null, Sound.Replace("code: d,", $"x: {new string('[', lists)}1{new string(']', lists)}, code: d,", StringComparison.Ordinal)).Problems;
    }

    [Fact]
    public void The_scheme_of_these_tests_has_no_fault()
    {
        var files = RulebookYaml.Read(RulebookScene.Small(), null, Sound);
        Assert.Empty(files.Problems.Concat(files.Open));
    }

    [Fact]
    public void What_the_pages_of_a_draft_settle_has_words_for_packs_too() => Assert.All(NotOfFiles, code =>
    {
        var (chinese, english) = TemplatePackTexts.Of(new Problem("items[0]", code, "x", "100"));
        Assert.Contains("请", chinese, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(english));
    });

    [Fact]
    public void Every_problem_is_one_of_a_scheme_with_words_or_none_of_a_scheme()
    {
        Assert.Equal(Enum.GetValues<ProblemCode>().Order(), Slips.Select(s => (ProblemCode)s[0]).Distinct().Concat(NotOfFiles).Concat(NotOfSchemes).Order());
        Assert.All(NotOfSchemes, code => Assert.Throws<ArgumentOutOfRangeException>(() => TemplatePackTexts.Of(new Problem("", code, "x"))));
    }

    private static IEnumerable<RulebookProblemKind> Kinds(Rulebook book) => RulebookChecks.Run(book).Select(p => p.Kind);

    private static string Repeated(int count, Func<int, string> write, string separator = ", ") => string.Join(separator, Enumerable.Range(0, count).Select(write));
}
