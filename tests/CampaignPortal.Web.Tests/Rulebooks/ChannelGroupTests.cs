using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Channels weighed in groups and in parts, from the browser to the explanation.</summary>
public sealed class ChannelGroupTests
{
    private static readonly (string Name, string? Value)[] Parts =
    [
        ("Input.IsByParts", "true"), ("Input.Channels[0].Weight", "2"), ("Input.Channels[1].Weight", "7"), ("Input.Channels[2].Weight", "3"),
        ("Input.Groups[0].Name", "各方评价"), ("Input.Groups[0].Weight", "3"), ("Input.Groups[0].Empty", "Reweight"),
    ];

    [PortalFact]
    public async Task Groups_in_parts_are_written_in_the_browser_and_stand_in_the_explanation_of_the_computed_quarter(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, Three());
        var before = await scene.Portal.HashAsync();
        var open = await scene.OpenAsync($"/Rulebooks/Channels/{id}");
        open.AssertCommandsAtMost(12);
        Assert.Null(open.Document.QuerySelector("[name='Input.Channels[0].Group']"));
        var named = await open.Form().SubmitAsync([.. Parts, ("Chosen", "Check")]);
        var grouped = await named.Form().SubmitAsync(("Input.Channels[1].Group", "1"), ("Input.Channels[2].Group", "1"), ("Chosen", "Check"));
        var shown = grouped.Document.GetElementById("weights-shown")!.TextContent;
        Assert.Contains("总分：自评占 2 份（40%）、各方评价占 3 份（60%），合计 5 份", shown, StringComparison.Ordinal);
        Assert.Contains("各方评价：综合考评占 7 份（70%）、明察暗访占 3 份（30%），合计 10 份；都没有得分时不计", shown, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
        var saved = await grouped.Form().SubmitAsync();
        Assert.StartsWith("/Rulebooks/Details/", saved.Path, StringComparison.Ordinal);
        Assert.Contains("“各方评价”中的 7 份（70%）", saved.Document.GetElementById("channels")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“各方评价”先在内部计算", (await scene.OpenAsync($"/Rulebooks/Scoring/{id}")).Text, StringComparison.Ordinal);
        await scene.AdoptAsync(id);

        var round = await ComputedAsync(scene, id);
        var result = await scene.Portal.DataAsync(db => db.RoundResults.Include(r => r.Standings).AsNoTracking().SingleAsync(r => r.RoundId == round));

        // Nobody assessed himself, which counts 0: (2×0 + 3×(7×90 + 3×80)÷10)÷5.
        Assert.All(result.Standings, s => Assert.Equal(52.2m, s.Total));
        await (await (await scene.Portal.SignInAsync(scene.Base.Leader)).OpenAsync($"/Results/Decide/{result.Id}")).Form().SubmitAsync();
        var own = await (await scene.Portal.SignInAsync(scene.Base.Staff)).OpenAsync($"/Results/Unit/{result.Id}/{scene.Base.Windows[0].Id}");
        own.AssertCommandsAtMost(12);
        foreach (var said in (string[])["各方评价", "占加权得分的 3 份（60%）", "占“各方评价”的 7 份（70%）", "组内各部分先按权重合并", "再除以份数之和（10 份）", "再除以份数之和（5 份）", "52.2"])
        {
            Assert.Contains(said, own.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("没有得分，其权重", own.Text, StringComparison.Ordinal);
        Assert.Contains("每个总分、名次和校验值都相同", (await scene.OpenAsync($"/Results/Verify/{result.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("各方评价 3 份（60%）（综合考评 7 份（70%）", (await scene.OpenAsync($"/Campaigns/Details/{id}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Opening_and_saving_keeps_groups_within_groups_and_a_changed_group_is_told(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, Nested());
        var text = SchemeWriter.Write((await scene.BookAsync(id)).Scheme);
        Assert.Contains("这一组在“各方”里面", (await scene.OpenAsync($"/Rulebooks/Channels/{id}")).Text, StringComparison.Ordinal);
        await scene.DoAsync($"/Rulebooks/Channels/{id}");
        Assert.Equal(text, SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
        await scene.AdoptAsync(id);

        await scene.DoAsync($"/Rulebooks/Begin/{id}");
        await scene.DoAsync(
            $"/Rulebooks/Channels/{id}", ("Input.Groups[1].Name", ""), ("Input.Groups[1].Weight", ""), ("Input.Groups[0].Name", ""), ("Input.Groups[0].Weight", ""),
            ("Input.Channels[0].Weight", "40"), ("Input.Channels[1].Weight", "30"), ("Input.Channels[1].Group", ""), ("Input.Channels[2].Weight", "30"), ("Input.Channels[2].Group", ""));
        var (scheme, adopt) = ((await scene.BookAsync(id)).Scheme, (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text);
        Assert.Empty(scheme.ChannelGroups);
        Assert.Equal([TieComparator.Channel, TieComparator.Deductions], scheme.Ranking.Ties.Select(t => t.By));
        Assert.Contains("评价来源的权重和分组有变化", adopt, StringComparison.Ordinal);
        Assert.Contains("总分：自评占 40%、综合考评占 30%、明察暗访占 30%，合计 100%", adopt, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task INP_02_what_is_wrong_stands_beside_its_field_and_what_is_unfinished_on_the_sheet(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, Nested());
        var before = await scene.Portal.HashAsync();
        ((string Name, string? Value) Typed, string Field, string Says)[] wrong =
        [
            (("Input.Channels[0].Weight", "101"), "Input_Channels_0__Weight", "0 至 100"),
            (("Input.Channels[0].Group", "4"), "Input_Channels_0__Group", "没有名称和权重"),
            (("Input.Groups[0].Name", ""), "Input_Groups_0__Name", "名称"),
            (("Input.Groups[0].Weight", ""), "Input_Groups_0__Weight", "0 至 100"),
            (("Input.Groups[0].Empty", "CategoryMean"), "Input_Groups_0__Empty", ""),
        ];
        foreach (var (typed, field, says) in wrong)
        {
            var error = (await (await scene.OpenAsync($"/Rulebooks/Channels/{id}")).Form().SubmitAsync(typed)).Document.GetElementById($"{field}-error")?.TextContent;
            Assert.True(error?.Contains(says, StringComparison.Ordinal) == true, $"{field}: {error}");
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        await scene.DoAsync($"/Rulebooks/Channels/{id}", ("Input.Groups[0].Weight", "50"), ("Input.Channels[2].Weight", "90"), ("Input.Groups[2].Name", "空组"), ("Input.Groups[2].Weight", "10"));
        var details = (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text;
        Assert.Contains("“内组”组内的权重合计是 90%：请改为正好 100%", details, StringComparison.Ordinal);
        Assert.Contains("“空组”组里没有评价来源", details, StringComparison.Ordinal);
        await scene.DoAsync($"/Rulebooks/Channels/{id}", ("Input.IsByParts", "true"), ("Input.Channels[2].Weight", "0"));
        Assert.Contains("权重份数都是 0", (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text, StringComparison.Ordinal);
    }

    /// <summary>The two of the small one, and a third beside them.</summary>
    private static Rulebook Three()
    {
        var book = RulebookScene.Small();
        var visit = book.Scheme.Channels[1] with { Code = "visit", Name = new("明察暗访"), Weight = 0 };
        book = book with { Scheme = book.Scheme with { Channels = [.. book.Scheme.Channels, visit] } };
        return book.Scheme.TreeItems.Aggregate(book, (b, i) => b.With(i with { Head = i.Head with { JudgedIn = ["self", "comprehensive", "visit"] } }, isInBlock: false));
    }

    /// <summary>A group that lies in another one, and a tie that compares it.</summary>
    private static Rulebook Nested()
    {
        var book = Three();
        var ranking = book.Scheme.Ranking with { Ties = [.. book.Scheme.Ranking.Ties, new TieStep(TieComparator.Channel, "inner", null)] };
        return (book with { Scheme = book.Scheme with { Ranking = ranking } })
            .Weighted(
                new Dictionary<string, ChannelWeight> { ["self"] = new(0.4m, false), ["comprehensive"] = new(0.7m, false, "outer"), ["visit"] = new(1, false, "inner") },
                new Scale(100, null, 0), null)
            .Grouped([new ChannelGroup("outer", new("各方", "All"), 0.6m, null, EmptyChannel.Zero), new ChannelGroup("inner", new("内组"), 0.3m, "outer", EmptyChannel.Reweight)], isByParts: false);
    }

    /// <summary>A quarter in which the supervisor gave 45 of 50 points in one channel and 40 in the other.</summary>
    private static async Task<int> ComputedAsync(RulebookScene scene, int campaignId)
    {
        await (await scene.OpenAsync($"/Campaigns/Start/{campaignId}")).Form().SubmitAsync();
        var round = await PublishedPlansTests.OpenRoundAsync(scene, campaignId, new Quarter(2026, 3));
        await scene.Portal.DataAsync(async db =>
        {
            var (by, now) = (new Actor(scene.Base.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            foreach (var sheet in await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).AsSplitQuery().Where(s => s.RoundId == round.Id).ToListAsync())
            {
                sheet.Marks.ToList().ForEach(m => sheet.Fill(m.UnitId, m.ItemCode, new SheetEntry { Points = sheet.ChannelCode == "visit" ? 40 : 45 }, null, by, now));
                sheet.Submit(Guid.NewGuid(), round, by, now);
            }

            await db.SaveChangesAsync();
        });
        Assert.StartsWith("/Rounds/Details/", (await (await scene.OpenAsync($"/Rounds/Close/{round.Id}")).Form().SubmitAsync()).Path, StringComparison.Ordinal);
        await (await scene.OpenAsync($"/Results/Compute/{round.Id}")).Form().SubmitAsync();
        return round.Id;
    }
}
