using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Rounding, repeated facts, ties, periods and bounds of groups written in the browser.</summary>
public sealed class CountingTests
{
    private static readonly (string Name, string? Value)[] Figures =
    [
        ("Input.Total.Decimals", "1"), ("Input.Total.Mode", "HalfEven"), ("Input.Channel.Decimals", "3"), ("Input.Channel.Mode", "Floor"),
        ("Input.Ties[0].Step", "Item/self/2"), ("Input.Ties[1].Step", ""), ("Input.Ties[2].Step", "EarlierTotal"), ("Input.Compare", "Unrounded"), ("Input.SameFact", "OncePerItem"),
    ];

    private static readonly (string Name, string? Value)[] Year =
    [
        ("Input.Rows[0].By", "Weighted"), ("Input.Rows[0].Count", ""), ("Input.Rows[0].Weights", "20 20 30 30"), ("Input.Rows[0].Missing", "Block"), ("Input.Rows[0].SharePercent", "95"),
        ("Input.Rows[0].MinServed", "2"), ("Input.Rows[0].Max", "110"), ("Input.Rows[0].Extras[0].Name", "领导小组评分"), ("Input.Rows[0].Extras[0].From", "1"), ("Input.Rows[0].Extras[0].To", "5"),
        ("Input.Rows[0].Adjustments[0].Name", "通报批评"), ("Input.Rows[0].Adjustments[0].From", "-3"), ("Input.Rows[0].Adjustments[0].To", "-1"), ("Input.Rows[0].Adjustments[0].Cap", "5"),
    ];

    [PortalFact]
    public async Task Rounding_and_ties_are_said_in_words_saved_and_told_as_a_change(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await AdoptedAsync(scene);
        var before = await scene.Portal.HashAsync();
        var open = await scene.OpenAsync($"/Rulebooks/Counting/{id}");
        open.AssertCommandsAtMost(12);
        var shown = await open.Form().SubmitAsync([.. Figures, ("Chosen", "Check")]);
        var said = shown.Document.GetElementById("counting-shown")!.TextContent;
        foreach (var sentence in (string[])
            ["总分保留 1 位小数，四舍六入五成双", "每一部分的得分保留 3 位小数，多余的舍去", "“项目2”得分高的在前；再看：上一季度总分高的在前", "按取舍之前的总分", "每个项目各计一次", "名次并列"])
        {
            Assert.Contains(sentence, said, StringComparison.Ordinal);
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        var saved = await shown.Form().SubmitAsync();
        Assert.Contains("总分保留 1 位小数", saved.Document.GetElementById("counting")!.TextContent, StringComparison.Ordinal);
        var scheme = (await scene.BookAsync(id)).Scheme;
        Assert.Equal(new StageRounding(null, null, new Rounding(3, RoundingMode.Floor), new Rounding(1, RoundingMode.HalfEven)), scheme.Rounding);
        Assert.Equal([new TieStep(TieComparator.Item, "self", "2"), new TieStep(TieComparator.EarlierTotal, null, null)], scheme.Ranking.Ties);
        Assert.Equal((SameFact.OncePerItem, RankBasis.Unrounded), (scheme.SameFact, scheme.Ranking.Compare));
        Assert.Contains("小数、重复事实或者同分的规则有变化", (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Periods_are_said_in_words_saved_and_told_as_a_change(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await AdoptedAsync(scene);
        var before = await scene.Portal.HashAsync();
        var open = await scene.OpenAsync($"/Rulebooks/Periods/{id}");
        open.AssertCommandsAtMost(12);
        var shown = await open.Form().SubmitAsync([.. Year, ("Chosen", "Check")]);
        foreach (var sentence in (string[])
            ["各季度总分按顺序加权相加：20%、20%、30%、30%", "缺一个季度的成绩时，不出成绩", "以上计 95%", "另加“领导小组评分”（1 至 5 分）", "“通报批评”直接计入", "合计最多 5 分", "总分最高 110 分", "参评不足 2 个季度"])
        {
            Assert.Contains(sentence, shown.Document.GetElementById("periods-shown")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        var saved = await shown.Form().SubmitAsync();
        Assert.Contains("各季度总分按顺序加权相加", saved.Document.GetElementById("periods")!.TextContent, StringComparison.Ordinal);
        var period = (await scene.BookAsync(id)).Scheme.Periods[0];
        Assert.Equal((4, 0.95m, 2, 110m, "A1", "A2"), (period.Count, period.Share, period.MinServed, period.Max, period.Extras.Single().Code, period.Adjustments.Single().Code));
        Assert.Empty(RulebookChecks.Run(await scene.BookAsync(id)));
        Assert.Contains("月、季、全年怎么合成有变化", (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_group_is_bounded_and_what_a_rater_may_not_know_is_said(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await AdoptedAsync(scene);
        await scene.DoAsync($"/Rulebooks/EditGroup/{id}/G1", ("Input.Cap", "45"), ("Input.Floor", "-5"));
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1", ("Input.Unknown", "Excluded"));
        var book = await scene.BookAsync(id);
        Assert.Equal((45m, -5m, UnknownPolicy.Excluded), (book.Scheme.ItemGroups.First().Cap, book.Scheme.ItemGroups.First().Floor, book.FindItem("1")!.Head.Unknown));
        foreach (var path in (string[])["Scoring", "Adopt", "Details"])
        {
            Assert.Contains("“服务”各项合计最高 45 分，最低 -5 分", (await scene.OpenAsync($"/Rulebooks/{path}/{id}")).Text, StringComparison.Ordinal);
        }

        var adopt = (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text;
        Assert.Contains("“服务”这一组得分的上下限有变化", adopt, StringComparison.Ordinal);
        Assert.Contains("选“不了解”的不计入", adopt, StringComparison.Ordinal);
        var before = await scene.Portal.HashAsync();
        await WrongAsync(scene, $"/Rulebooks/EditGroup/{id}/G1", ([("Input.Floor", "46")], "Input_Floor", "不高于"), ([("Input.Cap", "-1")], "Input_Cap", "0 以上"), ([("Input.Name", "")], "Input_Name", "名称"));
        await WrongAsync(scene, $"/Rulebooks/AddItem/{id}?criterion=1&kind={nameof(ItemKind.Ratio)}", ([("Input.Unknown", "Zero")], "Input_Unknown", "没有人打分"));
        (await scene.OpenAsync($"/Rulebooks/EditGroup/{id}/G9")).AssertStatus(System.Net.HttpStatusCode.NotFound);
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task Opening_and_saving_changes_nothing(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await AdoptedAsync(scene);
        await scene.DoAsync($"/Rulebooks/Counting/{id}", Figures);
        await scene.DoAsync($"/Rulebooks/Periods/{id}", Year);
        var text = SchemeWriter.Write((await scene.BookAsync(id)).Scheme);
        foreach (var page in (string[])["Counting/{0}", "Periods/{0}", "EditGroup/{0}/G2"])
        {
            await scene.DoAsync($"/Rulebooks/{string.Format(System.Globalization.CultureInfo.InvariantCulture, page, id)}");
        }

        Assert.Equal(text, SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
    }

    [PortalFact]
    public async Task INP_02_each_problem_stands_beside_its_field_and_nothing_is_saved(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        await WrongAsync(
            scene, $"/Rulebooks/Counting/{id}",
            ([("Input.Total.Decimals", "")], "Input_Total_Decimals", "0 至 4"),
            ([("Input.Item.Decimals", "5")], "Input_Item_Decimals", "0 至 4"),
            ([("Input.Ties[0].Step", "Item/self")], "Input_Ties_0__Step", ""),
            ([("Input.Ties[2].Step", "Item/self/9")], "Input_Ties_2__Step", "第 3 步"));
        await WrongAsync(
            scene, $"/Rulebooks/Periods/{id}",
            ([("Input.Rows[0].Kind", "")], "Input_Rows_0__Kind", "请选周期"),
            ([("Input.Rows[0].Parent", "")], "Input_Rows_0__Parent", "并入哪个周期"),
            ([("Input.Rows[0].Parent", "half")], "Input_Rows_0__Parent", "没有单独一行"),
            ([("Input.Rows[0].Parent", "quarter")], "Input_Rows_0__Parent", "绕了一圈"),
            ([("Input.Rows[1].Kind", "quarter")], "Input_Rows_1__Kind", "填了两次"),
            ([("Input.Rows[0].Count", "0")], "Input_Rows_0__Count", "1 至 366"),
            ([("Input.Rows[0].Best", "2")], "Input_Rows_0__Best", "取最好几期"),
            ([("Input.Rows[0].Best", "5"), ("Input.Rows[0].By", "BestMean")], "Input_Rows_0__Best", "还多"),
            ([("Input.Rows[0].Weights", "50 50")], "Input_Rows_0__Weights", "各期按权重"),
            ([("Input.Rows[0].Weights", "50 四十"), ("Input.Rows[0].By", "Weighted"), ("Input.Rows[0].Count", "")], "Input_Rows_0__Weights", "百分数"),
            ([("Input.Rows[0].Weights", "50 40"), ("Input.Rows[0].By", "Weighted"), ("Input.Rows[0].Count", "")], "Input_Rows_0__Weights", "100%"),
            ([("Input.Rows[0].Weights", "50 50"), ("Input.Rows[0].By", "Weighted"), ("Input.Rows[0].Count", "3")], "Input_Rows_0__Count", "不一样"),
            ([("Input.Rows[0].ShortService", "Scale")], "Input_Rows_0__ShortService", "相加"),
            ([("Input.Rows[0].SharePercent", "101")], "Input_Rows_0__SharePercent", "百分数"),
            ([("Input.Rows[0].MinServed", "5")], "Input_Rows_0__MinServed", "还多"),
            ([("Input.Rows[0].Min", "90"), ("Input.Rows[0].Max", "80")], "Input_Rows_0__Min", "最高分"),
            ([("Input.Rows[0].Extras[0].Name", "另加"), ("Input.Rows[0].Extras[0].From", "5"), ("Input.Rows[0].Extras[0].To", "1")], "Input_Rows_0__Extras_0__To", "不小于最低"),
            ([("Input.Rows[0].Adjustments[0].From", "1")], "Input_Rows_0__Adjustments_0__Name", "名称"));
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    private static async Task WrongAsync(RulebookScene scene, string path, params ((string Name, string? Value)[] Typed, string Field, string Says)[] wrong)
    {
        foreach (var (typed, field, says) in wrong)
        {
            var page = await (await scene.OpenAsync(path)).Form().SubmitAsync(typed);
            var error = page.Document.GetElementById($"{field}-error")?.TextContent;
            Assert.True(error?.Contains(says, StringComparison.Ordinal) == true, $"{field}: {error} {page.Text}");
        }
    }

    /// <returns>A campaign with adopted rules and a draft that says the same.</returns>
    private static async Task<int> AdoptedAsync(RulebookScene scene)
    {
        var id = await scene.WrittenAsync();
        await scene.AdoptAsync(id);
        await scene.DoAsync($"/Rulebooks/Begin/{id}");
        return id;
    }
}
