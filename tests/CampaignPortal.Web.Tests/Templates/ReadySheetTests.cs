using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Rulebooks;

namespace CampaignPortal.Web.Tests.Templates;

/// <summary>Three ways of scoring that need no further thought: points off and on, satisfaction, graded levels.</summary>
public sealed class ReadySheetTests
{
    private static readonly TemplatePacks Packs = TemplatePacks.Load();

    [Theory]
    [InlineData("sheet-1-points", "")]
    [InlineData("sheet-2-satisfaction", "")]
    [InlineData("sheet-3-graded", "self comprehensive")]
    public void Each_is_adopted_as_it_is_but_for_the_weights_that_only_a_plan_gives(string code, string asked)
    {
        Assert.Empty(Packs.Problems);
        var pack = Packs.Find(code)!;
        Assert.Empty(pack.Offices);
        Assert.Equal(asked, string.Join(' ', pack.Channels.Where(c => c.Weight is null).Select(c => c.Code)));
        var weights = pack.Channels.Where(c => c.Weight is null).ToDictionary(c => c.Code, _ => 0.5m);
        var scheme = pack.NewScheme(weights, new Dictionary<string, string>());
        Assert.Empty(RulebookChecks.Run(pack.NewRulebook(scheme.Content)));
    }

    /// <summary>Late once and overdue twice: 100 − 1 − 2 × 2 + 1 for thanks = 96; the other unit, of which nothing is on record, has 100.</summary>
    [Fact]
    public void Records_alone_make_the_score_of_the_first()
    {
        var scheme = Packs.Find("sheet-1-points")!.NewScheme(new Dictionary<string, decimal>(), new Dictionary<string, string>());
        var facts = Facts.Empty with
        {
            Subjects = [new Subject("A", "UNIT"), new Subject("B", "UNIT")],
            Occurrences = [Happened("1", "1", "late", 1, 1), Happened("2", "2", "overdue", 2, 2), Happened("3", "J", "thanks", 1, 1)],
        };
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal([96m, 100m], result.Subjects.Select(s => s.Total!.Value));
    }

    [PortalFact]
    public async Task They_are_offered_first_and_ask_only_what_they_need(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var links = (await scene.OpenAsync("/Campaigns/New")).Document.QuerySelectorAll("a[href*='template=']").Select(a => a.TextContent.Trim()).ToList();
        Assert.Equal(["现成评分表一：百分制加减分", "现成评分表二：满意度测评", "现成评分表三：分档打分", "服务中心窗口季度考评"], links);
        var plain = await scene.OpenAsync("/Campaigns/FromTemplate?template=sheet-1-points");
        Assert.Empty(plain.Document.QuerySelectorAll("[name^='Answers.']"));
        var graded = await scene.OpenAsync("/Campaigns/FromTemplate?template=sheet-3-graded");
        Assert.Equal(["Answers.Weights[self]", "Answers.Weights[comprehensive]"], graded.Document.QuerySelectorAll("[name^='Answers.']").Select(e => e.GetAttribute("name")));

        var id = await scene.BareAsync();
        var options = (await scene.OpenAsync($"/Rulebooks/Begin/{id}")).Document.QuerySelectorAll("select option").Select(o => o.GetAttribute("value")).Where(v => v!.Length > 0).ToList();
        Assert.Equal("template-sheet-1-points", options[0]);
        var asked = await (await scene.OpenAsync($"/Rulebooks/Begin/{id}")).Form().SubmitAsync(("Input.Source", "template-sheet-2-satisfaction"));
        var begun = await asked.Form().SubmitAsync();
        Assert.Equal($"/Rulebooks/Details/{id}", begun.Path);
        Assert.Equal(4, (await scene.BookAsync(id)).Criteria.Count);
        await scene.AdoptAsync(id);
    }

    private static Occurrence Happened(string id, string item, string rule, decimal value, decimal count) =>
        new(id, item, rule, [new SubjectLink("A")], value, count, null, new DateOnly(2026, 8, 3), "supervisor");
}
