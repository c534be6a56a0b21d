using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.SelfAssessments;

public sealed class ConfirmTests
{
    [PortalFact]
    public async Task The_head_confirms_what_the_staff_submitted(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        var page = await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}");
        page.AssertCommandsAtMost(12);
        page = await page.Form().SubmitAsync();
        Assert.Equal("/SelfAssessments/Awaiting", page.Path);
        Assert.Equal((SheetState.Confirmed, false), ((await scene.SheetAsync()).State, (await scene.SheetAsync()).IsConfirmedLate));
    }

    [PortalFact]
    public async Task The_deputy_in_charge_confirms_what_the_head_submitted_and_is_told(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Head);
        Assert.Equal([$"SelfSubmitted /SelfAssessments/Confirm/{scene.SheetId}"], await scene.MessagesAsync(scene.Leader));
        var visitor = await scene.Portal.SignInAsync(scene.Leader);
        Assert.Contains("公安窗口", (await visitor.OpenAsync("/SelfAssessments/Awaiting")).Text, StringComparison.Ordinal);
        await (await visitor.OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).Form().SubmitAsync();
        Assert.Equal(SheetState.Confirmed, (await scene.SheetAsync()).State);
    }

    [PortalFact]
    public async Task BIZ_09_who_filled_in_or_submitted_does_not_confirm(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Head, "P1", ("Input.Points", "9"));
        await scene.SubmitAsync(scene.Staff);
        await RefusedAsync(scene, scene.Head);
    }

    [PortalFact]
    public async Task BIZ_09_who_acts_for_the_author_or_for_whom_the_author_acts_does_not_confirm(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.Portal.DelegateAsync(scene.Head, scene.Staff, Capacity.ActingHead, scene.Portal.Today.AddDays(30), Permit.ConfirmSelfAssessment);
        await scene.SubmitAsync(scene.Staff);
        await RefusedAsync(scene, scene.Staff);
        Assert.Equal(HttpStatusCode.OK, (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).Status);
    }

    [PortalFact]
    public async Task AUTHZ_02_another_unit_s_head_finds_nothing_to_confirm(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        var visitor = await scene.Portal.SignInAsync(scene.Stranger);
        Assert.DoesNotContain("公安窗口", (await visitor.OpenAsync("/SelfAssessments/Awaiting")).Text, StringComparison.Ordinal);
        foreach (var page in (string[])["Confirm", "SendBack"])
        {
            (await visitor.OpenAsync($"/SelfAssessments/{page}/{scene.SheetId}")).AssertStatus(HttpStatusCode.NotFound);
            (await visitor.PostWithTokenAsync($"/SelfAssessments/{page}/{scene.SheetId}", ("Input.Version", "2"), ("Input.Whole", "重做"))).AssertStatus(HttpStatusCode.NotFound);
        }

        Assert.Equal(SheetState.Submitted, (await scene.SheetAsync()).State);
    }

    [PortalFact]
    public async Task AUTHZ_03_a_draft_is_its_unit_s_alone(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "3"), ("Input.Explanation", "金丝雀"));
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        foreach (var page in (string[])["Awaiting", $"Confirm/{scene.SheetId}", $"SendBack/{scene.SheetId}"])
        {
            Assert.DoesNotContain("金丝雀", (await leader.OpenAsync($"/SelfAssessments/{page}")).Body, StringComparison.Ordinal);
        }

        await scene.SubmitAsync(scene.Staff);
        Assert.Contains("金丝雀", (await leader.OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).Body, StringComparison.Ordinal);
        await scene.SendBackAsync(scene.Head, "P1", "写清楚");
        Assert.DoesNotContain("金丝雀", (await leader.OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).Body, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_sheet_sent_back_is_corrected_and_submitted_again_and_its_history_stays(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        scene.Portal.Clock.Set(SelfScene.Deadline.AddHours(1));
        Assert.Equal("/SelfAssessments/Awaiting", (await scene.SendBackAsync(scene.Head, "P1", "缺少台账")).Path);
        Assert.Contains($"SelfReturned /SelfAssessments/Sheet/{scene.SheetId}", await scene.MessagesAsync(scene.Staff));
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        Assert.Contains("缺少台账", (await staff.OpenAsync($"/SelfAssessments/Item/{scene.SheetId}/P1")).Text, StringComparison.Ordinal);
        var sheet = await staff.OpenAsync($"/SelfAssessments/Sheet/{scene.SheetId}");
        Assert.Contains("缺少台账", sheet.Text, StringComparison.Ordinal);
        sheet.AssertCommandsAtMost(12);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"));
        await scene.SubmitAsync(scene.Staff);
        var history = await staff.OpenAsync($"/SelfAssessments/History/{scene.SheetId}");
        history.AssertCommandsAtMost(13);
        Assert.Contains("有变化的项目：P1", history.Text, StringComparison.Ordinal);
        Assert.Contains("缺少台账", history.Text, StringComparison.Ordinal);
        var submissions = (await scene.SheetAsync()).Submissions;
        Assert.Equal([false, false], submissions.Select(s => s.IsLate));
        Assert.Contains(submissions[0].Receipt.Number, (await staff.OpenAsync($"/SelfAssessments/Receipt/{scene.SheetId}?number=1")).Text, StringComparison.Ordinal);
        Assert.Contains("有变化的项目：P1", (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Sending_back_wants_a_reason(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        var page = await scene.SendBackAsync(scene.Head, "P1", " ");
        Assert.Contains("请至少写明一处退回原因", page.Text, StringComparison.Ordinal);
        Assert.Equal(SheetState.Submitted, (await scene.SheetAsync()).State);
    }

    [PortalFact]
    public async Task BIZ_04_a_stale_confirmation_changes_nothing_and_says_why(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        var form = (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).Form();
        await scene.SendBackAsync(scene.Head, "P1", "缺少台账");
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "2"));
        await scene.SubmitAsync(scene.Staff);
        var page = await form.SubmitAsync();
        Assert.NotNull(page.Document.QuerySelector("[data-error-summary]"));
        Assert.Equal(SheetState.Submitted, (await scene.SheetAsync()).State);
    }

    private static async Task RefusedAsync(SelfScene scene, Someone who)
    {
        var visitor = await scene.Portal.SignInAsync(who);
        var page = await visitor.OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}");
        Assert.Contains("不能办理自己经手的事项", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        await visitor.PostWithTokenAsync($"/SelfAssessments/Confirm/{scene.SheetId}", ("Input.Version", $"{(await scene.SheetAsync()).Version}"));
        Assert.Equal(SheetState.Submitted, (await scene.SheetAsync()).State);
    }
}
