using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Sources of marks added and changed in the browser.</summary>
public sealed class ChannelRulesTests
{
    private static readonly (string Name, string? Value)[] Trimmed =
    [
        ("Input.By", "TrimmedMean"), ("Input.Drop", "1"), ("Input.Above", "5"), ("Input.Over", "Sheet"), ("Input.Rater", "Zero"),
        ("Input.MinValid", "3"), ("Input.Empty", "Reweight"), ("Input.QuorumPercent", "50"), ("Input.IsMeasuredByBest", "true"),
    ];

    [PortalFact]
    public async Task A_source_is_added_weighed_nothing_and_keeps_its_rules_until_an_item_counts_there(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var saved = await (await scene.OpenAsync($"/Rulebooks/AddChannel/{id}")).Form().SubmitAsync([.. Trimmed, ("Input.Name", "互评"), ("Input.NameEn", "Peers")]);
        Assert.StartsWith("/Rulebooks/Details/", saved.Path, StringComparison.Ordinal);
        Assert.Contains("权重 0%", saved.Document.GetElementById("channels")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“互评”里没有计分项目", saved.Text, StringComparison.Ordinal);
        var place = $"Input.Places[{(await scene.BookAsync(id)).Scheme.Channels[^1].Code}]";
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1", (place, "Judged"));
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/2", (place, "Judged"));
        await scene.DoAsync($"/Rulebooks/Channels/{id}", ("Input.Channels[0].Weight", "30"), ("Input.Channels[1].Weight", "50"), ("Input.Channels[2].Weight", "20"));
        var book = await scene.BookAsync(id);
        var added = book.Scheme.Channels[2];
        Assert.Empty(RulebookChecks.Run(book));
        Assert.Equal(
            (new LocalText("互评", "Peers"), new Reduction(ReduceBy.TrimmedMean, ReduceOver.Sheet, 1, 5), new MissingPolicy(MissingRater.Zero, 3, EmptyChannel.Reweight, 0.5m), ChannelNormalise.Best),
            (added.Name, added.Reduce, added.Missing, added.Normalise));
        Assert.Contains("超过 5 份时，去掉 1 个最高分和 1 个最低分", (await scene.OpenAsync($"/Rulebooks/Scoring/{id}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_changed_source_is_said_in_words_before_it_is_saved_and_as_a_change_before_it_is_adopted(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.AdoptAsync(id);
        await scene.DoAsync($"/Rulebooks/Begin/{id}");
        var before = await scene.Portal.HashAsync();
        var open = await scene.OpenAsync($"/Rulebooks/EditChannel/{id}/comprehensive");
        open.AssertCommandsAtMost(12);
        var shown = await open.Form().SubmitAsync([.. Trimmed, ("Input.Name", "综合评议"), ("Chosen", "Check")]);
        foreach (var said in (string[])["超过 5 份时，去掉 1 个最高分和 1 个最低分", "应评而没有评的按 0 分计入", "有效评分不足 3 份时，这一部分不计", "须超过应有数的 50%", "以本类最高分为准折算"])
        {
            Assert.Contains(said, shown.Document.GetElementById("channel-shown")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        await shown.Form().SubmitAsync();
        var adopt = (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text;
        foreach (var said in (string[])["“综合考评”改称“综合评议”", "“综合评议”的评分规则有变化", "以本类最高分为准折算"])
        {
            Assert.Contains(said, adopt, StringComparison.Ordinal);
        }
    }

    [PortalFact]
    public async Task Opening_and_saving_changes_nothing_also_where_facts_alone_count(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        var book = RulebookScene.Small();
        book = book.Scheme.TreeItems.Aggregate(book, (b, i) => b.With(
            new RatioItem(i.Head with { JudgedIn = ["self"], CountedIn = ["comprehensive"] }, new ProportionalCurve(1)), isInBlock: false));
        await scene.WriteAsync(id, book.Rated(book.Scheme.Channels[1] with { Missing = new(MissingRater.Block, 7, EmptyChannel.Zero, 0.3333m) }));
        var text = SchemeWriter.Write((await scene.BookAsync(id)).Scheme);
        var page = await scene.OpenAsync($"/Rulebooks/EditChannel/{id}/comprehensive");
        Assert.Contains("全部按登记的事实和数据计算", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("几个人的评分怎么合成", page.Document.QuerySelector("form.cp-form")!.TextContent, StringComparison.Ordinal);
        await scene.DoAsync($"/Rulebooks/EditChannel/{id}/comprehensive");
        await scene.DoAsync($"/Rulebooks/EditChannel/{id}/self");
        Assert.Equal(text, SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
    }

    [PortalFact]
    public async Task INP_02_each_problem_stands_beside_its_field_and_nothing_is_saved(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        (string Channel, (string Name, string? Value)[] Typed, string Field, string Says)[] wrong =
        [
            ("comprehensive", [("Input.Name", "")], "Input_Name", "名称"),
            ("comprehensive", [("Input.By", "TrimmedMean"), ("Input.Drop", "2"), ("Input.Above", "3")], "Input_Above", "两倍"),
            ("comprehensive", [("Input.By", "TrimmedMean"), ("Input.Drop", "")], "Input_Drop", "去掉几个"),
            ("comprehensive", [("Input.MinValid", "0")], "Input_MinValid", "整数"),
            ("comprehensive", [("Input.QuorumPercent", "101")], "Input_QuorumPercent", "百分数"),
            ("comprehensive", [("Input.Rater", "Zero")], "Input_Rater", "一项一项地合成"),
            ("self", [("Input.Rater", "CarryLast")], "Input_Rater", ""),
        ];
        foreach (var (channel, typed, field, says) in wrong)
        {
            var page = await (await scene.OpenAsync($"/Rulebooks/EditChannel/{id}/{channel}")).Form().SubmitAsync(typed);
            var error = page.Document.GetElementById($"{field}-error")?.TextContent;
            Assert.True(error?.Contains(says, StringComparison.Ordinal) == true, $"{field}: {error} {page.Text}");
        }

        var kept = await (await scene.OpenAsync($"/Rulebooks/EditChannel/{id}/comprehensive")).Form().SubmitAsync(("Input.Name", ""), ("Input.MinValid", "4"));
        Assert.Contains(("Input.MinValid", "4"), kept.Form().Fields());
        Assert.NotNull((await (await scene.OpenAsync($"/Rulebooks/AddChannel/{id}")).Form().SubmitAsync()).Document.GetElementById("Input_Name-error"));
        (await scene.OpenAsync($"/Rulebooks/EditChannel/{id}/nobody")).AssertStatus(System.Net.HttpStatusCode.NotFound);
        Assert.Equal(before, await scene.Portal.HashAsync());
    }
}
