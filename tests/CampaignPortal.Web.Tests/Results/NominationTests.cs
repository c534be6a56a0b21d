using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Figures;
using CampaignPortal.Web.Tests.Gates;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>What lists and conditions ask besides scores: who nominates, how long somebody was there, who shares seats.</summary>
public sealed class NominationTests
{
    private static Quota TwoSeats { get; } =
        new(null, 2, [], SeatRounding.Floor, 0, QuotaBase.All, QuotaOver.Category, null, AtLimit.Cut, QuotaOrder.Top, Unfilled.Empty);

    private static StandingRules OneForEachParent => StandingRules.None with
    {
        Awards = [new AwardRule("star", new("服务标兵"), TwoSeats, AwardNeeds.None, PerParent: 1, Shortlist: null)],
        Consequences = [new ConsequenceRule("new", new("列为新设窗口帮扶"), [new Condition(ConditionKind.Service, null, null, null, new Limit(LimitKind.Below, 6), null)])],
    };

    [PortalFact]
    public async Task Of_two_windows_of_one_centre_the_better_is_nominated_and_the_seat_of_the_other_stays_free(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var result = await scene.ComputeAsync(await scene.OpenAsync(OneForEachParent));
        var standings = await scene.Portal.DataAsync(db => db.RoundResults.Where(r => r.Id == result.Id).SelectMany(r => r.Standings).Include(s => s.Awards).AsNoTracking().ToListAsync());
        Assert.Equal([(scene.FirstUnit, "star", AwardState.Listed)], from s in standings from a in s.Awards select (s.UnitId, a.ListCode, a.State));
        Assert.Contains("每个总分、名次和校验值都相同", (await scene.Rules.OpenAsync($"/Results/Verify/{result.Id}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Months_are_entered_by_one_and_confirmed_by_another_and_a_condition_goes_by_them(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var round = await scene.OpenAsync(OneForEachParent);
        var path = FigureScene.At("EnterFigures", round, FigureKind.Service, FigureColumn.ServiceCode);
        var wrong = await (await scene.Rules.OpenAsync(path)).Form().SubmitAsync(("Input.Origin", "人事科名册"), ("Input.Rows[0].Typed", "-1"));
        Assert.Contains("填 0 至 1200 的数", wrong.Document.GetElementById("Input_Rows_0__Typed-error")!.TextContent, StringComparison.Ordinal);
        await (await scene.Rules.OpenAsync(path)).Form().SubmitAsync(("Input.Origin", "人事科名册"), ("Input.Rows[0].Typed", "12"), ("Input.Rows[1].Typed", "5.5"));
        Assert.Contains("与月数有关的条件", (await scene.Rules.OpenAsync(path)).Text, StringComparison.Ordinal);
        await (await scene.Base.OpenAsync(scene.Base.Leader, FigureScene.At("ConfirmFigures", round, FigureKind.Service, FigureColumn.ServiceCode))).Form().SubmitAsync();
        var result = await scene.ComputeAsync(round);
        Assert.Equal([(scene.SecondUnit, "new")], from s in result.Standings from c in s.Consequences select (s.UnitId, c.ConsequenceCode));
        var own = await scene.Rules.OpenAsync($"/Results/Unit/{result.Id}/{scene.SecondUnit}");
        Assert.Contains("列为新设窗口帮扶", own.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Small_categories_share_their_seats_and_each_of_them_says_so(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, standing: ""","awards":[{"code":"model","name":{"zh":"先进单位"},"quota":{"share":0.5,"round":"floor","poolBelow":3}}]}""");
        var seats = await world.Portal.DataAsync(db => db.RoundResults.Where(r => r.Id == world.ResultId).SelectMany(r => r.Seats).ToListAsync());
        Assert.Equal([("K", "K", 3, 1), ("W", "K", 3, 1)], seats.Select(s => (s.CategoryCode, s.PoolCode, s.Base, s.Seats)).Order());
        var ranking = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Ranking"));
        Assert.Equal(2, ranking.Text.Split("合并的 2 个类别 3 个 × 50% = 1.5").Length - 1);
    }
}
