using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Figures;

/// <summary>Figures that were found elsewhere: one person enters them, another confirms them, and they count.</summary>
public sealed class FigurePagesTests
{
    private const string Origin = "市热线办〔2026〕3 号通报";

    [PortalFact]
    public async Task From_the_designer_to_the_page_of_the_unit(Provider provider)
    {
        await using var scene = await FigureScene.SetAsync(provider);
        var round = await scene.OpenAsync();

        // 60 × 92.5 ÷ 100 = 55.5; the second place is worth 30; 85.5 × 1.1 = 94.05.
        await scene.EnterAsync(round, FigureKind.Score, "h", "92.5", "90 80");
        await scene.EnterAsync(round, FigureKind.Place, "p", "2");
        await scene.EnterAsync(round, FigureKind.Coefficient, "k1", "1.1");
        var close = await scene.Rules.OpenAsync($"/Rounds/Close/{round.Id}");
        Assert.Contains("还没有核对", close.Text, StringComparison.Ordinal);
        Assert.Null(close.Document.QuerySelector("main form[method=post]"));
        foreach (var (kind, code) in new[] { (FigureKind.Score, "h"), (FigureKind.Place, "p"), (FigureKind.Coefficient, "k1") })
        {
            Assert.Equal($"/Rounds/Figures/{round.Id}", (await scene.ConfirmAsync(round, kind, code)).Path);
        }

        close = await scene.Rules.OpenAsync($"/Rounds/Close/{round.Id}");
        Assert.Contains("没有登记的单位：二号窗口", close.Text, StringComparison.Ordinal);
        await close.Form().SubmitAsync();
        var compute = await scene.Rules.OpenAsync($"/Results/Compute/{round.Id}");
        Assert.Contains("二号窗口", compute.Text, StringComparison.Ordinal);
        await compute.Form().SubmitAsync();

        var result = await scene.Portal.DataAsync(db => db.RoundResults.Include(r => r.Bundle).Include(r => r.Standings).AsSplitQuery().AsNoTracking().SingleAsync(r => r.RoundId == round.Id));
        Assert.Equal([94.05m, 51m], scene.Base.Windows.Take(2).Select(w => result.Standings.Single(s => s.UnitId == w.Id).Total!.Value));
        Assert.Equal(VerificationOutcome.Same, Bundle.Verify(result.Bundle.Text).Outcome);
        await (await scene.Base.OpenAsync(scene.Base.Leader, $"/Results/Decide/{result.Id}")).Form().SubmitAsync();

        var own = await scene.Base.OpenAsync(scene.Base.Staff, $"/Results/Unit/{result.Id}/{scene.Base.Windows[0].Id}");
        own.AssertStatus(HttpStatusCode.OK);
        Assert.All(["94.05", "92.5", "55.5", "工作量系数", $"数据来源：{Origin}"], words => Assert.Contains(words, own.Text, StringComparison.Ordinal));
    }

    [PortalFact]
    public async Task Who_enters_does_not_confirm_and_a_change_waits_again(Provider provider)
    {
        await using var scene = await FigureScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        Assert.Equal($"/Rounds/Figures/{round.Id}", (await scene.EnterAsync(round, FigureKind.Place, "p", "1", "2")).Path);
        var own = await scene.Rules.OpenAsync(FigureScene.At("ConfirmFigures", round, FigureKind.Place, "p"));
        Assert.Null(own.Document.QuerySelector("main form[method=post]"));
        Assert.Contains("请由另一位同志办理", own.Text, StringComparison.Ordinal);
        var form = (await scene.Base.OpenAsync(scene.Base.Leader, FigureScene.At("ConfirmFigures", round, FigureKind.Place, "p"))).Form();

        // What the leader saw is not what stands there any more.
        await scene.EnterAsync(round, FigureKind.Place, "p", "1", "3");
        Assert.NotNull((await form.SubmitAsync()).Document.QuerySelector(".cp-error-summary"));
        Assert.False((await scene.ListAsync(round, "p"))!.IsConfirmed);
        await scene.ConfirmAsync(round, FigureKind.Place, "p");
        Assert.True((await scene.ListAsync(round, "p"))!.IsConfirmed);
        await scene.EnterAsync(round, FigureKind.Place, "p", "1", "4");
        Assert.Equal([true, false], (await scene.ListAsync(round, "p"))!.Figures.OrderBy(f => f.UnitId).Select(f => f.IsConfirmed));
    }

    [PortalFact]
    public async Task What_does_not_fit_is_said_beside_its_field_and_nothing_typed_is_lost(Provider provider)
    {
        await using var scene = await FigureScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        foreach (var (kind, code, typed) in new[] { (FigureKind.Place, "p", "1.5"), (FigureKind.Coefficient, "k1", "1.2"), (FigureKind.Coefficient, "k1", "/"), (FigureKind.Score, "h", "九十"), (FigureKind.Score, "h", "92*2") })
        {
            var page = await scene.EnterAsync(round, kind, code, "1", typed);
            Assert.True(page.Document.QuerySelector("#Input_Rows_1__Typed.is-invalid, [name='Input.Rows[1].Typed'][aria-invalid=true]") is not null, $"{code} {typed}: {page.Text}");
            Assert.Contains(("Input.Rows[1].Typed", typed), page.Form().Fields());
            Assert.Null(await scene.ListAsync(round, code));
        }

        var without = (await scene.Rules.OpenAsync(FigureScene.At("EnterFigures", round, FigureKind.Score, "h"))).Form();
        Assert.NotNull((await without.SubmitAsync(("Input.Rows[0].Typed", "92"))).Document.QuerySelector(".cp-error-summary"));
    }

    [PortalFact]
    public async Task A_part_is_saved_and_the_rest_later_typed_or_pasted(Provider provider)
    {
        await using var scene = await FigureScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        await scene.EnterAsync(round, FigureKind.Score, "h", "92.5");
        var form = (await scene.Rules.OpenAsync(FigureScene.At("EnterFigures", round, FigureKind.Score, "h"))).Form();
        var (first, second) = (scene.Base.Windows[0].Name, scene.Base.Windows[1].Name);
        var refused = await form.SubmitAsync(("Input.Pasted", $"单位\t得分\n{second}\t88\n没有的窗口\t70"));
        Assert.Contains("没有的窗口", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await scene.ListAsync(round, "h"))!.Figures);
        await refused.Form().SubmitAsync(("Input.Pasted", $"单位\t得分\n{second}\t88 86\n{first} 92.5"));
        Assert.Equal(["92.5", "88 86"], (await scene.ListAsync(round, "h"))!.Figures.OrderBy(f => f.UnitId).Select(f => f.Text));
    }

    [PortalFact]
    public async Task A_stale_form_changes_nothing_and_the_same_twice_counts_once(Provider provider)
    {
        await using var scene = await FigureScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        var form = (await scene.Rules.OpenAsync(FigureScene.At("EnterFigures", round, FigureKind.Score, "h"))).Form();
        (string, string?)[] typed = [("Input.Origin", "通报"), ("Input.Rows[0].Typed", "92.5")];
        await form.SubmitAsync(typed);
        await form.SubmitAsync(typed);
        Assert.Single((await scene.ListAsync(round, "h"))!.Figures);
        var stale = await form.SubmitAsync(("Input.Origin", "通报"), ("Input.Rows[0].Typed", "50"));
        Assert.NotNull(stale.Document.QuerySelector(".cp-error-summary"));
        Assert.Contains("92.5", stale.Text, StringComparison.Ordinal);
        Assert.Equal("92.5", (await scene.ListAsync(round, "h"))!.Figures[0].Text);
    }

    [PortalFact]
    public async Task After_closing_nothing_is_entered_and_others_find_nothing(Provider provider)
    {
        await using var scene = await FigureScene.SetAsync(provider);
        var round = await scene.OpenAsync();
        var path = FigureScene.At("EnterFigures", round, FigureKind.Score, "h");
        var form = (await scene.Rules.OpenAsync(path)).Form();
        await (await scene.Rules.OpenAsync($"/Rounds/Close/{round.Id}")).Form().SubmitAsync();
        Assert.NotNull((await form.SubmitAsync(("Input.Origin", "通报"), ("Input.Rows[0].Typed", "92.5"))).Document.QuerySelector(".cp-error-summary"));
        Assert.Null(await scene.ListAsync(round, "h"));

        (await scene.Base.OpenAsync(scene.Base.Staff, path)).AssertStatus(HttpStatusCode.Forbidden);
        (await scene.Base.OpenAsync(scene.Base.Leader, path)).AssertStatus(HttpStatusCode.Forbidden);
        var other = await scene.Portal.SignInAsync(scene.Base.OtherAdmin);
        foreach (var page in new[] { path, $"/Rounds/Figures/{round.Id}", FigureScene.At("ConfirmFigures", round, FigureKind.Score, "h") })
        {
            (await other.OpenAsync(page)).AssertStatus(HttpStatusCode.NotFound);
        }

        (await scene.Rules.OpenAsync(FigureScene.At("EnterFigures", round, FigureKind.Score, "p"))).AssertStatus(HttpStatusCode.NotFound);
        (await scene.Rules.OpenAsync($"/Rounds/Figures/{round.Id}")).AssertCommandsAtMost(12);
        (await scene.Rules.OpenAsync($"/Rounds/Details/{round.Id}")).AssertCommandsAtMost(12);
    }
}
