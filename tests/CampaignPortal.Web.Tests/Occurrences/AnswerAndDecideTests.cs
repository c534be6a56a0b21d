using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Occurrences;

/// <summary>What a unit answers, who decides, and whose business it is not.</summary>
public sealed class AnswerAndDecideTests
{
    [PortalFact]
    public async Task The_unit_states_its_case_and_another_person_decides(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync(("Input.Rule", OccurrenceScene.RangedRule), ("Input.Points", "4"));
        var stated = await (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/Occurrences/StateCase/{id}")).Form().SubmitAsync(("Input.Text", "当时正在处理系统故障。"));
        Assert.Contains("当时正在处理系统故障。", stated.Text, StringComparison.Ordinal);
        var form = (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync($"/Occurrences/Decide/{id}")).Form();
        var outside = await form.SubmitAsync(("Input.Outcome", "Amended"), ("Input.Points", "1"), ("Input.Reason", "减轻"));
        Assert.NotNull(outside.Document.QuerySelector("[data-error-summary]"));
        var decided = await form.SubmitAsync(("Input.Outcome", "Amended"), ("Input.Points", "2"), ("Input.Reason", "情况属实，按下限认定。"));
        decided.AssertStatus(HttpStatusCode.OK);
        decided.AssertCommandsAtMost(20);
        var occurrence = await scene.OccurrenceAsync(id);
        Assert.Equal((OccurrenceState.Amended, 2m), (occurrence.State, occurrence.TotalPoints));
        Assert.True(await scene.Portal.DataAsync(db => db.Messages.AnyAsync(m => m.RecipientId == scene.Head.PersonId && m.Kind == "OccurrenceDecided")));
    }

    [PortalFact]
    public async Task BIZ_09_The_finder_does_not_decide_whatever_else_he_may(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        await scene.Portal.AssignAsync(scene.Finder, Role.Administrator, await scene.Portal.TopAsync());
        var id = await scene.RecordAsync();
        var finder = await scene.Portal.SignInAsync(scene.Finder);
        var version = (await scene.OccurrenceAsync(id)).Version;
        var page = await finder.PostWithTokenAsync($"/Occurrences/Decide/{id}", ("Input.Version", $"{version}"), ("Input.Outcome", "Dropped"), ("Input.Reason", "自己撤销"));
        Assert.Contains("不能办理自己经手的事项", page.Text, StringComparison.Ordinal);
        Assert.Equal(OccurrenceState.Notified, (await scene.OccurrenceAsync(id)).State);
    }

    [PortalFact]
    public async Task BIZ_09_the_head_of_the_unit_concerned_does_not_decide_for_the_leader(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        await (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/Occurrences/Acknowledge/{id}")).Form().SubmitAsync();
        await scene.Portal.DelegateAsync(scene.Leader, scene.Head, Capacity.ActingHead, scene.Portal.Today.AddDays(7), Permit.DecideOccurrences);
        var head = await scene.Portal.SignInAsync(scene.Head);
        Assert.Contains("不能办理自己经手的事项", (await head.OpenAsync($"/Occurrences/Decide/{id}")).Text, StringComparison.Ordinal);
        var version = (await scene.OccurrenceAsync(id)).Version;
        var page = await head.PostWithTokenAsync($"/Occurrences/Decide/{id}", ("Input.Version", $"{version}"), ("Input.Outcome", "Dropped"), ("Input.Reason", "情节轻微"));
        Assert.Contains("不能办理自己经手的事项", page.Text, StringComparison.Ordinal);
        Assert.Equal(OccurrenceState.Acknowledged, (await scene.OccurrenceAsync(id)).State);
    }

    [PortalFact]
    public async Task A_statement_after_its_days_is_refused_and_what_was_typed_stays(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        var head = await scene.Portal.SignInAsync(scene.Head);
        var form = (await head.OpenAsync($"/Occurrences/StateCase/{id}")).Form();
        scene.Portal.Clock.Set(new DateTimeOffset(2026, 9, 23, 0, 0, 0, TimeSpan.FromHours(8)));
        head = await scene.Portal.SignInAsync(scene.Head);
        var version = (await scene.OccurrenceAsync(id)).Version;
        var late = await head.PostWithTokenAsync(
            $"/Occurrences/StateCase/{id}", ("Input.Version", $"{version}"), ("Input.UnitId", $"{scene.Here.Id}"), ("Input.Text", "迟到的陈述"));
        Assert.NotNull(late.Document.QuerySelector("[data-error-summary]"));
        Assert.Empty((await scene.OccurrenceAsync(id)).Statements);
        Assert.NotNull(form.Action);
    }

    [PortalFact]
    public async Task AUTHZ_02_To_another_unit_it_does_not_exist(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        var stranger = await scene.Portal.SignInAsync(scene.Stranger);
        foreach (var page in new[] { "Details", "Acknowledge", "StateCase", "Withdraw" })
        {
            (await stranger.OpenAsync($"/Occurrences/{page}/{id}")).AssertStatus(HttpStatusCode.NotFound);
            (await stranger.OpenAsync($"/Occurrences/{page}/987654")).AssertStatus(HttpStatusCode.NotFound);
        }

        var version = (await scene.OccurrenceAsync(id)).Version;
        var before = await scene.Portal.HashAsync();
        (await stranger.PostWithTokenAsync($"/Occurrences/Acknowledge/{id}", ("Input.Version", $"{version}"), ("Input.UnitId", $"{scene.Here.Id}"))).AssertStatus(HttpStatusCode.NotFound);
        (await (await scene.Portal.SignInAsync(scene.Head)).PostWithTokenAsync(
            $"/Occurrences/Acknowledge/{id}", ("Input.Version", $"{version}"), ("Input.UnitId", $"{scene.There.Id}"))).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.DoesNotContain("2026-0001", (await stranger.OpenAsync("/Occurrences")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Pages_of_other_roles_are_closed(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        (await (await scene.Portal.SignInAsync(scene.Leader)).OpenAsync("/Occurrences/New")).AssertStatus(HttpStatusCode.Forbidden);
        (await (await scene.Portal.SignInAsync(scene.Leader)).OpenAsync("/Occurrences/Claim")).AssertStatus(HttpStatusCode.Forbidden);
        (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/Occurrences/Decide/{id}")).AssertStatus(HttpStatusCode.Forbidden);
    }

    [PortalFact]
    public async Task BIZ_04_A_decision_on_what_changed_meanwhile_is_shown_again(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        await (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/Occurrences/Acknowledge/{id}")).Form().SubmitAsync();
        var form = (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync($"/Occurrences/Decide/{id}")).Form();
        await (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/Occurrences/StateCase/{id}")).Form().SubmitAsync(("Input.Text", "补充情况"));
        var stale = await form.SubmitAsync(("Input.Outcome", "Upheld"), ("Input.Reason", "属实"));
        Assert.NotNull(stale.Document.QuerySelector("[data-error-summary]"));
        Assert.Contains("属实", stale.Document.QuerySelector("#Input_Reason")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(OccurrenceState.Stated, (await scene.OccurrenceAsync(id)).State);
    }

    [PortalFact]
    public async Task The_list_shows_what_waits_for_its_reader_with_few_commands(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        await scene.RecordAsync();
        await scene.RecordAsync(("Input.UnitId", $"{scene.There.Id}"));
        var mine = await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync("/Occurrences?waiting=true");
        Assert.Contains("2026-0001", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-0002", mine.Text, StringComparison.Ordinal);
        mine.AssertCommandsAtMost(12);
        Assert.DoesNotContain("2026-0001", (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync("/Occurrences?waiting=true")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_finder_takes_it_back_with_a_reason(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        var form = (await (await scene.Portal.SignInAsync(scene.Finder)).OpenAsync($"/Occurrences/Withdraw/{id}")).Form();
        Assert.NotNull((await form.SubmitAsync(("Input.Reason", " "))).Document.QuerySelector("[data-error-summary]"));
        await form.SubmitAsync(("Input.Reason", "登记错了单位"));
        Assert.Equal(OccurrenceState.Withdrawn, (await scene.OccurrenceAsync(id)).State);
    }
}
