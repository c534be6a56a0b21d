using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Templates;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Grades and lists written in the browser.</summary>
public sealed class GradesTests
{
    private static readonly (string Name, string? Value)[] Typed =
    [
        ("Input.Bands[0].Name", "好"), ("Input.Bands[0].From", "90"), ("Input.Bands[0].Kind", "Share"), ("Input.Bands[0].Amount", "20"), ("Input.Bands[0].Round", "Ceiling"),
        ("Input.Bands[1].Name", "一般"),
        ("Input.Lists[0].Name", "先进单位"), ("Input.Lists[0].Kind", "Seats"), ("Input.Lists[0].Amount", "1"), ("Input.Lists[0].Grade", "1"),
        ("Input.Lists[1].Name", "后进单位"), ("Input.Lists[1].Kind", "Share"), ("Input.Lists[1].Amount", "10"), ("Input.Lists[1].Order", "Bottom"), ("Input.Lists[1].Points", "60"), ("Input.Lists[1].Grade", "2"),
    ];

    [PortalFact]
    public async Task Grades_and_lists_are_shown_with_their_seats_before_they_are_saved_and_can_then_be_adopted(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        var open = await scene.OpenAsync($"/Rulebooks/Grades/{id}");
        open.AssertCommandsAtMost(12);
        var preview = await open.Form().SubmitAsync([.. Typed, ("Chosen", "Check")]);
        preview.AssertCommandsAtMost(12);
        foreach (var sentence in (string[])
            ["好：90 分及以上，名额为本类参评单位的 20%（有零头就进一）", "一般：不到 90 分", "先进单位：从第一名往后，等次为好，每类 1 个名额", "后进单位：从最后一名往前，等次为一般，不到 60 分", "好：窗口类 2 个 × 20% = 0.4，有零头就进一 1 个"])
        {
            Assert.Contains(sentence, preview.Document.GetElementById("grades-shown")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        var saved = await preview.Form().SubmitAsync();
        Assert.StartsWith("/Rulebooks/Details/", saved.Path, StringComparison.Ordinal);
        Assert.Contains("先进单位：从第一名往后", saved.Document.GetElementById("grades")!.TextContent, StringComparison.Ordinal);
        var rules = (await scene.BookAsync(id)).Scheme.Standing;
        Assert.Equal([("好", 90m), ("一般", (decimal?)null)], rules.Bands.Select(b => (b.Name.Zh, b.From)));
        Assert.Equal((rules.Bands[0].Code, rules.Bands[1].Code, 60m), (rules.Awards[0].Needs.Grades.Single(), rules.Awards[1].Needs.Grades.Single(), rules.Awards[1].Needs.Below));
        Assert.Contains("后进单位：从最后一名往前", (await scene.OpenAsync($"/Rulebooks/Scoring/{id}")).Text, StringComparison.Ordinal);
        var adopt = (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text;
        Assert.Contains("等次和评优有变化", adopt, StringComparison.Ordinal);
        var deed = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "RulebookDraft.Rewrite").OrderByDescending(e => e.Id).FirstAsync());
        Assert.Contains("好〔from〕90", deed.After, StringComparison.Ordinal);
        await scene.AdoptAsync(id);
        Assert.Contains("先进单位", (await scene.Portal.DataAsync(db => db.SchemeVersions.Where(v => v.CampaignId == id).SingleAsync())).CanonicalText, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Opening_and_saving_changes_nothing_and_says_nothing_more_than_was_written(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        var book = Full();
        await scene.WriteAsync(id, book);
        var text = SchemeWriter.Write((await scene.BookAsync(id)).Scheme);
        await scene.DoAsync($"/Rulebooks/Grades/{id}");
        Assert.Equal(text, SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
        var (read, problems, _) = RulebookYaml.Read(RulebookScene.Small(), null, RulebookYaml.Scheme(book));
        Assert.Empty(problems);
        Assert.Equal(text, SchemeWriter.Write(read!.Scheme));
    }

    [PortalFact]
    public async Task INP_02_each_problem_stands_beside_its_row_and_nothing_is_saved(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        ((string Name, string? Value)[] Typed, string Field, string Says)[] wrong =
        [
            ([("Input.Bands[0].Name", "好"), ("Input.Bands[0].From", "90")], "Input_Bands_0__From", "没有等次"),
            ([("Input.Bands[0].Name", "好"), ("Input.Bands[1].Name", "差"), ("Input.Bands[1].From", "60")], "Input_Bands_1__From", "谁也得不到“差”"),
            ([("Input.Bands[0].From", "90")], "Input_Bands_0__Name", "名称"),
            ([("Input.Bands[0].Name", "好"), ("Input.Bands[0].Amount", "9")], "Input_Bands_0__Amount", "名额怎么定"),
            ([("Input.Lists[0].Name", "先进"), ("Input.Lists[0].Kind", "Share"), ("Input.Lists[0].Amount", "101")], "Input_Lists_0__Amount", "百分数"),
            ([("Input.Lists[0].Name", "先进"), ("Input.Lists[0].Kind", "Seats"), ("Input.Lists[0].Amount", "1.5")], "Input_Lists_0__Amount", "整数"),
            ([("Input.Lists[0].Name", "先进"), ("Input.Lists[0].Kind", "None")], "Input_Lists_0__Kind", "按比例"),
            ([("Input.Lists[0].Name", "先进"), ("Input.Lists[0].Amount", "9"), ("Input.Lists[0].Grade", "1")], "Input_Lists_0__Grade", "等次"),
            ([("Input.Lists[0].Name", "先进"), ("Input.Lists[0].Amount", "9"), ("Input.Lists[0].Rank", "0")], "Input_Lists_0__Rank", "整数"),
        ];
        foreach (var (typed, field, says) in wrong)
        {
            var page = await (await scene.OpenAsync($"/Rulebooks/Grades/{id}")).Form().SubmitAsync(typed);
            var error = page.Document.GetElementById($"{field}-error")?.TextContent;
            Assert.True(error?.Contains(says, StringComparison.Ordinal) == true, $"{field}: {error} {page.Text}");
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    /// <summary>Typed onto plain grades and lists of the same codes and names.</summary>
    [Theory]
    [MemberData(nameof(RealSchemeTests.Names), MemberType = typeof(RealSchemeTests))]
    public void Whatever_published_schemes_ask_of_grades_and_lists_can_be_typed(string name)
    {
        TemplatePackYaml file = new(Checkout.At("tests", "schemes"), name);
        var scheme = new TemplatePackScheme(file, file.Read()!).Try()!.Content;
        var rules = scheme.Standing;
        GradesForm form = new();
        form.Show(rules);
        form.AddSpareRows(["W"]);
        Assert.True(new GradesFormValidator().Validate(form).IsValid);
        var bare = rules with
        {
            Bands = [.. rules.Bands.Select(b => new GradeBand(b.Code, b.Name, null, null, null, null))],
            Awards = [.. rules.Awards.Select(a => new AwardRule(a.Code, a.Name, new Quota(null, 1, [], default, 0, default, default, null, default, default, default), AwardNeeds.None, null, null))],
        };
        var typed = new TypedGrades(form, bare, TimeProvider.System).AppliedTo(RulebookScene.Small() with { Scheme = scheme with { Standing = bare } }).Scheme;
        Assert.Equal(SchemeWriter.Write(scheme), SchemeWriter.Write(typed));
    }

    [PortalFact]
    public async Task What_is_unusual_is_typed_under_more_and_said_in_words(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        (string Name, string? Value)[] typed =
        [
            ("Input.Bands[0].Name", "好"), ("Input.Bands[0].From", "90"), ("Input.Bands[0].Kind", "PerCategory"), ("Input.Bands[0].Categories[0].Seats", "2"), ("Input.Bands[0].AtLimit", "IncludeAll"), ("Input.Bands[0].FillsFromNext", "true"),
            ("Input.Bands[1].Name", "一般"),
            ("Input.Lists[0].Name", "流动红旗"), ("Input.Lists[0].Kind", "Seats"), ("Input.Lists[0].Amount", "1"), ("Input.Lists[0].IsAcrossCategories", "true"),
            ("Input.Lists[1].Name", "年度标兵"), ("Input.Lists[1].Kind", "Share"), ("Input.Lists[1].Amount", "10"), ("Input.Lists[1].AtLeastOne", "true"), ("Input.Lists[1].Base", "Ranked"), ("Input.Lists[1].PoolBelow", "5"),
            ("Input.Lists[1].OtherList", "1"), ("Input.Lists[1].EarlierList", "1"), ("Input.Lists[1].EarlierTimes", "2"), ("Input.Lists[1].EarlierWithin", "3"), ("Input.Lists[1].PerParent", "1"), ("Input.Lists[1].Shortlist", "4"),
        ];
        var page = await (await scene.OpenAsync($"/Rulebooks/Grades/{id}")).Form().SubmitAsync([.. typed, ("Chosen", "Check")]);
        var shown = page.Document.GetElementById("grades-shown")!.TextContent;
        foreach (var words in (string[])
            ["名额按类别定：W 类 2 个", "经批准可由下一等次递补", "名额线上得分并列的都给", "各类合计 1 个名额", "全部类别 2 个单位，名额 1 个", "同时列入流动红旗", "前 3 个季度中至少 2 次列入流动红旗", "至少 1 个", "只按有名次的单位数计算", "不足 5 个单位的类别合并计算", "同一上级单位最多 1 个", "先取前 4 个，由投票产生"])
        {
            Assert.Contains(words, shown, StringComparison.Ordinal);
        }

        await page.Form().SubmitAsync();
        var rules = (await scene.BookAsync(id)).Scheme.Standing;
        Assert.Equal((new CategorySeats("W", 2), Unfilled.NextBand), (rules.Bands[0].Quota!.PerCategory.Single(), rules.Bands[0].Quota!.Unfilled));
        Assert.Equal((rules.Awards[0].Code, new EarlierAward(rules.Awards[0].Code, 2, 3)), (rules.Awards[1].Needs.Awards.Single(), rules.Awards[1].Needs.Earlier));
        (string Name, string? Value, string Field, string Says)[] wrong =
        [
            ("Input.Lists[1].EarlierTimes", "4", "Input_Lists_1__EarlierTimes", "次数不多于季度数"), ("Input.Lists[1].OtherList", "4", "Input_Lists_1__OtherList", "请改选"),
            ("Input.Lists[1].PoolBelow", "1", "Input_Lists_1__PoolBelow", "2 以上"), ("Input.Bands[0].Categories[0].Seats", "", "Input_Bands_0__Categories", "至少填一个类别"),
        ];
        foreach (var (name, value, field, says) in wrong)
        {
            var refused = await (await scene.OpenAsync($"/Rulebooks/Grades/{id}")).Form().SubmitAsync((name, value));
            Assert.Contains(says, refused.Text, StringComparison.Ordinal);
            Assert.Contains(field, refused.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_grades_lists_and_gates_ask_is_adopted()
    {
        Assert.Empty(RulebookChecks.Run(Full()));
        var rules = Full().Scheme.Standing;
        StandingRules[] recorded =
        [
            WithGate(rules, ConditionKind.Total),
            WithGate(rules, ConditionKind.Service),
            rules with { Consequences = [new ConsequenceRule("c", new("约谈"), [Below(ConditionKind.Service)])] },
            WithAward(rules, a => a with { PerParent = 1 }),
            WithAward(rules, a => a with { Quota = a.Quota with { PerCategory = [], Seats = 1, PoolBelow = 3 } }),
            rules with { Consequences = [new ConsequenceRule("c", new("约谈"), [Below(ConditionKind.Total)])] },
            WithAward(rules, a => a with { Needs = a.Needs with { Earlier = new EarlierAward("x", 1, 2) } }),
        ];
        Assert.All(recorded, r => Assert.Empty(RulebookChecks.Run(Full() with { Scheme = Full().Scheme with { Standing = r } })));
    }

    /// <summary>With what only a file can say: seats for each category, another base, all at the limit.</summary>
    private static Rulebook Full()
    {
        Quota quota = new(0.25m, null, [], SeatRounding.Floor, 1, QuotaBase.Ranked, QuotaOver.Category, null, AtLimit.IncludeAll, QuotaOrder.Top, Unfilled.Empty);
        return RulebookScene.Small().Graded(
            [new GradeBand("a", new("好", "Good"), 90, null, 5, quota), new GradeBand("b", new("较好"), 80, 90, null, null), new GradeBand("c", new("一般"), null, null, null, null)],
            [
                new AwardRule("m", new("先进", "Model"), quota with { Share = null, AtLeast = 0, Round = default, PerCategory = [new CategorySeats("W", 3)] }, AwardNeeds.None with { Grades = ["a", "b"], From = 85 }, null, null),
                new AwardRule("n", new("标兵"), quota with { Share = null, AtLeast = 0, Round = default, Seats = 1, AtLimit = AtLimit.ExcludeAll }, AwardNeeds.None with { Awards = ["m"], Grades = ["a", "c"] }, null, null),
            ]);
    }

    private static StandingRules WithGate(StandingRules rules, ConditionKind by) =>
        rules with { Gates = [new Gate("g", new("门"), "考核办法第十条", [Below(by)], [new GateEffect(EffectKind.NoAward, null, [], null, 0)], [GateScope.Unit], 0)] };

    private static Condition Below(ConditionKind by) => new(by, null, null, null, new Limit(LimitKind.Below, 60), null);

    private static StandingRules WithAward(StandingRules rules, Func<AwardRule, AwardRule> change) => rules with { Awards = [change(rules.Awards[0]), .. rules.Awards.Skip(1)] };
}
