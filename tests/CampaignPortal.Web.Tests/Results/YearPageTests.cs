using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Figures;
using CampaignPortal.Web.Tests.Gates;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>The year from its quarters: 54 and 48 points each time, one press report taken off the first window.</summary>
public sealed class YearPageTests
{
    private const string Report = "督查通报〔2026〕7 号";

    private static IReadOnlyList<Period> Periods { get; } =
    [
        new("quarter", "year", PeriodOperator.Mean, 4, [], MissingPeriod.Exclude)
        {
            Adjustments = [new PeriodAdjustment("press", new("媒体曝光扣分"), -10, 0, null)],
        },
        new("year", null, PeriodOperator.Mean, 0, [], MissingPeriod.Block),
    ];

    [PortalFact]
    public async Task Decided_quarters_make_the_year_with_what_was_entered_and_confirmed_for_it(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var (third, fourth) = await TwoQuartersAsync(scene);
        var path = FigureScene.At("EnterFigures", fourth, FigureKind.PeriodAdjustment, "quarter.press");
        (await scene.Rules.OpenAsync(FigureScene.At("EnterFigures", third, FigureKind.PeriodAdjustment, "quarter.press"))).AssertStatus(HttpStatusCode.NotFound);
        var wrong = await (await scene.Rules.OpenAsync(path)).Form().SubmitAsync(("Input.Origin", Report), ("Input.Rows[0].Typed", "-2 3"));
        Assert.Contains("每次填 -10 至 0 的数", wrong.Document.GetElementById("Input_Rows_0__Typed-error")!.TextContent, StringComparison.Ordinal);
        await (await scene.Rules.OpenAsync(path)).Form().SubmitAsync(("Input.Origin", Report), ("Input.Rows[0].Typed", "-2 -6"));
        await (await scene.Base.OpenAsync(scene.Base.Leader, FigureScene.At("ConfirmFigures", fourth, FigureKind.PeriodAdjustment, "quarter.press"))).Form().SubmitAsync();
        var result = await scene.ComputeAsync(fourth);
        (await scene.Base.OpenAsync(scene.Base.Leader, $"/Results/Year/{result.Id}")).AssertStatus(HttpStatusCode.NotFound);
        await scene.DecideAsync(result);

        Assert.NotNull((await scene.Base.OpenAsync(scene.Base.Leader, $"/Results/Ranking/{result.Id}")).Document.QuerySelector($"a[href='/Results/Year/{result.Id}']"));
        var year = await scene.Base.OpenAsync(scene.Base.Leader, $"/Results/Year/{result.Id}");
        year.AssertCommandsAtMost(12);
        Assert.Equal(["二号窗口", "48.00", "48.00", "48.00（第 1 名）"], Cells(year, 0));
        Assert.Equal(["一号窗口", "54.00", "54.00", "46.00（第 2 名）"], Cells(year, 1));
        Assert.All(["各期合成：(54 + 54) ÷ 2 = 54", "媒体曝光扣分：−6 − 2 = −8", Report], words => Assert.Contains(words, year.Text, StringComparison.Ordinal));
    }

    [PortalFact]
    public async Task AUTHZ_03_a_unit_sees_how_its_own_year_came_about_and_its_neighbour_s_as_far_as_each_quarter_opened_it(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var (_, fourth) = await TwoQuartersAsync(scene);
        var result = await scene.ComputeAsync(fourth);
        await scene.DecideAsync(result);
        var neighbour = await scene.Portal.PersonAsync(Role.OfficeStaff, scene.Base.Windows[1]);
        var open = await scene.Base.OpenAsync(neighbour, $"/Results/Year/{result.Id}");
        Assert.Contains("54.00", open.Text, StringComparison.Ordinal);
        Assert.Single(open.Document.QuerySelectorAll("main tbody details"));

        await scene.Portal.DataAsync(db => db.RoundResults.Where(r => r.RoundId != fourth.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Audience, AudienceLevel.OwnTotalAndRank)));
        var narrow = await scene.Base.OpenAsync(neighbour, $"/Results/Year/{result.Id}");
        Assert.Contains("48.00", narrow.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("54.00", narrow.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_scheme_without_longer_periods_says_so(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var result = await scene.ComputeAsync(await scene.OpenAsync(s => s with { Periods = [] }));
        await scene.DecideAsync(result);
        Assert.Null((await scene.Rules.OpenAsync($"/Results/Ranking/{result.Id}")).Document.QuerySelector("a[href*='/Results/Year/']"));
        var page = await scene.Rules.OpenAsync($"/Results/Year/{result.Id}");
        Assert.Contains("没有规定各季度怎么合成", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href*='/Rulebooks/Periods/']"));
    }

    /// <returns>The third quarter, decided, and the fourth, open and marked.</returns>
    private static async Task<(Round Third, Round Fourth)> TwoQuartersAsync(GateScene scene)
    {
        var third = await scene.OpenAsync(s => s with { Periods = Periods });
        await scene.DecideAsync(await scene.ComputeAsync(third));
        return (third, await scene.NextAsync(third));
    }

    private static string[] Cells(Page page, int row) =>
        [.. page.Document.QuerySelectorAll("main tbody tr")[row].Children.Select(c => c.ChildNodes[0].TextContent.Trim())];
}
