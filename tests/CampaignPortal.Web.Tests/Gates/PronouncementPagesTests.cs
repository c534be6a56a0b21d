using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Gates;

/// <summary>A veto is recorded with its grounds by one person, confirmed by another, and withdrawn with a reason.</summary>
public sealed class PronouncementPagesTests
{
    [PortalFact]
    public async Task Who_records_it_does_not_confirm_it_and_until_then_the_quarter_is_not_closed(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        Assert.Equal($"/Rounds/Gates/{round.Id}", (await scene.PronounceAsync(round)).Path);
        var id = (await scene.LatestAsync(round))!.Id;
        var own = await scene.Rules.OpenAsync($"/Rounds/ConfirmPronouncement/{id}");
        Assert.Null(own.Document.QuerySelector("main form[method=post]"));
        Assert.Contains("请由另一位同志办理", own.Text, StringComparison.Ordinal);
        var close = await scene.Rules.OpenAsync($"/Rounds/Close/{round.Id}");
        Assert.Contains($"一号窗口：{GateScene.Veto}，还没有核对", close.Text, StringComparison.Ordinal);
        Assert.Null(close.Document.QuerySelector("main form[method=post]"));
        Assert.Contains("还没有核对", (await scene.Rules.OpenAsync($"/Rounds/Details/{round.Id}")).Text, StringComparison.Ordinal);

        Assert.Equal($"/Rounds/Gates/{round.Id}", (await scene.ConfirmAsync(round)).Path);
        Assert.Equal(PronouncementState.Confirmed, (await scene.LatestAsync(round))!.State);
        Assert.Equal(1, await MessagesAsync(scene, "GateConfirmed"));
        Assert.NotNull((await scene.Rules.OpenAsync($"/Rounds/Close/{round.Id}")).Document.QuerySelector("main form[method=post]"));
        var page = await scene.Rules.OpenAsync($"/Rounds/Gates/{round.Id}");
        page.AssertCommandsAtMost(12);
        Assert.All([GateScene.Basis, GateScene.Authority, GateScene.Decision, "经有权认定的人认定并登记", "不参加排名", "以后 1 期继续有效", "已核对"], words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
    }

    [PortalFact]
    public async Task Each_ground_is_asked_for_beside_its_field_and_the_rest_is_kept(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        foreach (var (field, wrong) in new[] { ("Basis", ""), ("Authority", " "), ("Decision", new string('字', 201)), ("Decision", "\uFFFD"), ("Gate", ""), ("UnitId", "") })
        {
            var form = (await scene.Rules.OpenAsync($"/Rounds/Pronounce/{round.Id}")).Form();
            var page = await form.SubmitAsync([.. scene.Typed().Where(t => t.Name != $"Input.{field}"), ($"Input.{field}", wrong)]);
            Assert.True(page.Document.GetElementById($"Input_{field}-error") is not null, $"{field}: {page.Text}");
            var kept = scene.Typed().First(t => t.Name != $"Input.{field}" && t.Name != "Input.Gate");
            Assert.Contains((kept.Name, kept.Value!), page.Form().Fields());
        }

        Assert.Null(await scene.LatestAsync(round));
    }

    [PortalFact]
    public async Task The_same_is_recorded_once_and_anew_after_it_was_withdrawn(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        await scene.PronounceAsync(round);
        Assert.Contains("已经登记过", (await scene.PronounceAsync(round)).Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        var first = (await scene.LatestAsync(round))!;
        var withdraw = (await scene.Rules.OpenAsync($"/Rounds/WithdrawPronouncement/{first.Id}")).Form();
        Assert.NotNull((await withdraw.SubmitAsync(("Input.Reason", ""))).Document.GetElementById("Input_Reason-error"));
        Assert.Equal($"/Rounds/Gates/{round.Id}", (await withdraw.SubmitAsync(("Input.Reason", "单位选错"))).Path);
        Assert.Equal(0, await MessagesAsync(scene, "GateWithdrawn"));
        await scene.PronounceAsync(round);
        Assert.Equal((2, PronouncementState.Recorded), ((await scene.LatestAsync(round))!.Number, (await scene.LatestAsync(round))!.State));
    }

    [PortalFact]
    public async Task What_is_confirmed_is_withdrawn_by_somebody_else_and_counts_no_longer(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        await scene.PronounceAsync(round);
        var id = (await scene.LatestAsync(round))!.Id;
        var stale = (await scene.Base.OpenAsync(scene.Base.Leader, $"/Rounds/WithdrawPronouncement/{id}")).Form();
        await scene.ConfirmAsync(round);
        Assert.NotNull((await stale.SubmitAsync(("Input.Reason", "复核后撤销"))).Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(PronouncementState.Confirmed, (await scene.LatestAsync(round))!.State);
        Assert.Null((await scene.Rules.OpenAsync($"/Rounds/WithdrawPronouncement/{id}")).Document.QuerySelector("main form[method=post]"));
        await (await scene.Base.OpenAsync(scene.Base.Leader, $"/Rounds/WithdrawPronouncement/{id}")).Form().SubmitAsync(("Input.Reason", "复核后撤销"));
        Assert.Equal(1, await MessagesAsync(scene, "GateWithdrawn"));
        var result = await scene.ComputeAsync(round);
        Assert.All(result.Standings, s => Assert.NotNull(s.Rank));
        Assert.Empty(result.Standings.SelectMany(s => s.Gates));
    }

    [PortalFact]
    public async Task Others_find_nothing_and_units_of_other_quarters_do_not_exist(Provider provider)
    {
        await using var scene = await GateScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        await scene.PronounceAsync(round);
        var id = (await scene.LatestAsync(round))!.Id;
        string[] pages = [$"/Rounds/Gates/{round.Id}", $"/Rounds/ConfirmPronouncement/{id}", $"/Rounds/WithdrawPronouncement/{id}", $"/Rounds/Pronounce/{round.Id}"];
        var (other, staff, leader) = (await scene.Portal.SignInAsync(scene.Base.OtherAdmin), await scene.Portal.SignInAsync(scene.Base.Staff), await scene.Portal.SignInAsync(scene.Base.Leader));
        foreach (var page in pages)
        {
            (await other.OpenAsync(page)).AssertStatus(HttpStatusCode.NotFound);
            (await staff.OpenAsync(page)).AssertStatus(HttpStatusCode.Forbidden);
        }

        (await leader.OpenAsync(pages[^1])).AssertStatus(HttpStatusCode.Forbidden);
        var form = (await scene.Rules.OpenAsync(pages[^1])).Form();
        foreach (var (field, foreign) in new[] { ("Input.UnitId", $"{scene.Base.Windows[2].Id}"), ("Input.Gate", "other") })
        {
            (await form.SubmitAsync([.. scene.Typed().Where(t => t.Name != field), (field, foreign)])).AssertStatus(HttpStatusCode.NotFound);
        }

        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Pronouncements.CountAsync()));
    }

    private static Task<int> MessagesAsync(GateScene scene, string kind) =>
        scene.Portal.DataAsync(db => db.Messages.CountAsync(m => m.Kind == kind && m.RecipientId == scene.Base.Staff.PersonId));
}
