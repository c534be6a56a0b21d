using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Gates;

/// <summary>What gates did stands beside score and rank: the unit and who decides read why, its neighbours only that it is not ranked.</summary>
public sealed class GatesOfResultTests
{
    [PortalFact]
    public async Task A_vetoed_unit_is_not_ranked_sees_why_and_its_neighbour_does_not(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var neighbour = await scene.Portal.PersonAsync(Role.OfficeStaff, scene.Base.Windows[1]);
        var round = await scene.OpenAsync();
        await scene.PronounceAsync(round);
        await scene.ConfirmAsync(round);
        var result = await scene.ComputeAsync(round);
        var (first, second) = (Of(result, scene.FirstUnit), Of(result, scene.SecondUnit));
        Assert.Equal((54m, (int?)null, 48m, (int?)1), (first.Total!.Value, first.Rank, second.Total!.Value, second.Rank));
        Assert.Equal(("veto", (int?)null), (first.Gates.Single().GateCode, first.Gates.Single().Since));
        Assert.Equal(GateScope.Leaders, first.Consequences.Single().Scope);
        Assert.Equal(VerificationOutcome.Same, Bundle.Verify(result.Bundle.Text).Outcome);

        var unitPage = $"/Results/Unit/{result.Id}/{scene.FirstUnit}";
        var before = await scene.Base.OpenAsync(scene.Base.Staff, unitPage);
        Assert.All([GateScene.Veto, GateScene.Basis, GateScene.Authority, GateScene.Decision], words => Assert.Contains(words, before.Text, StringComparison.Ordinal));
        var decide = await scene.Base.OpenAsync(scene.Base.Leader, $"/Results/Decide/{result.Id}");
        decide.AssertCommandsAtMost(16);
        Assert.Contains($"一号窗口：{GateScene.Veto}（不参加排名", decide.Text, StringComparison.Ordinal);
        await scene.DecideAsync(result);

        var own = await scene.Base.OpenAsync(scene.Base.Staff, unitPage);
        own.AssertCommandsAtMost(12);
        Assert.All(["54", "不参加排名", "涉及单位负责人", GateScene.Decision], words => Assert.Contains(words, own.Text, StringComparison.Ordinal));
        Assert.Contains(GateScene.Veto, await NotesAsync(scene, scene.Base.Staff, result), StringComparison.Ordinal);
        Assert.Contains(GateScene.Veto, await NotesAsync(scene, scene.Base.Leader, result), StringComparison.Ordinal);
        var seen = await NotesAsync(scene, neighbour, result);
        Assert.Contains("不参加排名", seen, StringComparison.Ordinal);
        foreach (var path in new[] { $"/Results/Ranking/{result.Id}", $"/Results/Unit/{result.Id}/{scene.SecondUnit}" })
        {
            var page = await scene.Base.OpenAsync(neighbour, path);
            page.AssertStatus(HttpStatusCode.OK);
            Assert.All([GateScene.Veto, GateScene.Decision, "涉及单位负责人"], words => Assert.DoesNotContain(words, page.Body, StringComparison.Ordinal));
        }

        (await scene.Base.OpenAsync(neighbour, unitPage)).AssertStatus(HttpStatusCode.NotFound);
        (await scene.Base.OpenAsync(scene.Base.Leader, $"/Results/Export/{result.Id}")).AssertStatus(HttpStatusCode.OK);
        (await scene.Base.OpenAsync(neighbour, $"/Results/Export/{result.Id}")).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task A_veto_of_the_quarter_before_stays_in_force_and_who_is_last_twice_in_a_row_is_talked_to(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var first = await scene.OpenAsync();
        await scene.PronounceAsync(first);
        await scene.ConfirmAsync(first);
        var before = await scene.ComputeAsync(first);
        Assert.Empty(Of(before, scene.SecondUnit).Consequences);
        await scene.DecideAsync(before);

        var second = await scene.NextAsync(first);
        var result = await scene.ComputeAsync(second);
        Assert.Equal(("veto", (int?)1), (Of(result, scene.FirstUnit).Gates.Single().GateCode, Of(result, scene.FirstUnit).Gates.Single().Since));
        Assert.Null(Of(result, scene.FirstUnit).Rank);
        Assert.Equal("talk", Of(result, scene.SecondUnit).Consequences.Single().ConsequenceCode);
        var decide = await scene.Base.OpenAsync(scene.Base.Leader, $"/Results/Decide/{result.Id}");
        Assert.All([$"一号窗口：{GateScene.Veto}（1 个季度前发生，仍在生效）", $"二号窗口：{GateScene.Talk}"], words => Assert.Contains(words, decide.Text, StringComparison.Ordinal));
        await scene.DecideAsync(result);
        var explained = await scene.Rules.OpenAsync($"/Results/Unit/{result.Id}/{scene.SecondUnit}");
        Assert.Contains($"{GateScene.Talk}，原因：连同本期，连续 2 期都排在本类最后 1 名", explained.Text, StringComparison.Ordinal);
        Assert.Contains("每个总分、名次和校验值都相同", (await scene.Rules.OpenAsync($"/Results/Verify/{result.Id}")).Text, StringComparison.Ordinal);

        // It fired once, so the quarter after that is free of it.
        var third = await scene.ComputeAsync(await scene.NextAsync(second));
        Assert.Equal((1, 2), (Of(third, scene.FirstUnit).Rank, Of(third, scene.SecondUnit).Rank));
    }

    [PortalFact]
    public async Task PRIV_04_a_gate_or_a_consequence_taken_out_by_hand_is_found(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        await scene.PronounceAsync(round);
        await scene.ConfirmAsync(round);
        var result = await scene.ComputeAsync(round);
        var same = await VerifiedAsync(scene, result);
        Assert.Contains("每个总分、名次和校验值都相同", same, StringComparison.Ordinal);
        await scene.Portal.DataAsync(db => db.Set<StandingConsequence>().ExecuteDeleteAsync());
        Assert.NotEqual(same, await VerifiedAsync(scene, result));
        await (await scene.Rules.OpenAsync($"/Results/Compute/{round.Id}")).Form().SubmitAsync();
        Assert.Equal(same, await VerifiedAsync(scene, result));
        await scene.Portal.DataAsync(db => db.Set<StandingGate>().ExecuteDeleteAsync());
        Assert.NotEqual(same, await VerifiedAsync(scene, result));
    }

    private static Standing Of(RoundResult result, int unitId) => result.Standings.Single(s => s.UnitId == unitId);

    /// <summary>What the ranking says of the first window beside its figures.</summary>
    private static async Task<string> NotesAsync(GateScene scene, Someone who, RoundResult result)
    {
        var page = await scene.Base.OpenAsync(who, $"/Results/Ranking/{result.Id}");
        page.AssertCommandsAtMost(13);
        return page.Document.QuerySelectorAll(".cp-ranks tbody tr").Single(r => r.TextContent.Contains("一号窗口", StringComparison.Ordinal)).QuerySelector(".cp-notes")!.TextContent;
    }

    private static async Task<string> VerifiedAsync(GateScene scene, RoundResult result) =>
        (await scene.Rules.OpenAsync($"/Results/Verify/{result.Id}")).Document.QuerySelector("main")!.TextContent;
}
