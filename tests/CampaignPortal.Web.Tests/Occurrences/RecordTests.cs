using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Occurrences;

/// <summary>Recording a deduction: what is shown before, what is stored, and who is told.</summary>
public sealed class RecordTests
{
    [PortalFact]
    public async Task The_office_records_what_it_is_responsible_for_and_the_unit_is_told(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var check = await scene.CheckAsync(scene.Finder, ("Input.Count", "2"));
        Assert.Contains("−2", check.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync());
        var saved = await check.Form().SubmitAsync(OccurrenceScene.Save);
        saved.AssertStatus(HttpStatusCode.OK);
        saved.AssertCommandsAtMost(20);
        var occurrence = await scene.SingleAsync();
        Assert.Equal(("2026-0001", OccurrenceState.Notified, 2m), (occurrence.Number, occurrence.State, occurrence.TotalPoints));
        Assert.Equal(scene.Office.Id, occurrence.RecordingUnitId);
        Assert.Equal(new DateOnly(2026, 9, 21), occurrence.StatementDueOn);
        Assert.True(await scene.Portal.DataAsync(db => db.Messages.AnyAsync(m => m.RecipientId == scene.Head.PersonId && m.Kind == "OccurrenceRecorded")));
    }

    [PortalFact]
    public async Task BIZ_02_A_form_sent_again_and_again_records_once(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var check = await scene.CheckAsync(scene.Finder);
        var ends = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => check.Form().SubmitAsync(OccurrenceScene.Save)));
        var again = await check.Form().SubmitAsync(OccurrenceScene.Save);
        Assert.All(ends, e => Assert.Equal(again.Path, e.Path));
        Assert.Equal(1, await scene.CountAsync());
    }

    [PortalFact]
    public async Task BIZ_02_A_form_sent_again_with_another_fact_is_refused_and_loses_nothing(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var check = await scene.CheckAsync(scene.Finder);
        await check.Form().SubmitAsync(OccurrenceScene.Save);
        var other = await check.Form().SubmitAsync([.. OccurrenceScene.Save, ("Input.Cause", "窗口无人值守一小时")]);
        Assert.Contains("2026-0001", other.Document.QuerySelector(".cp-error-summary, .cp-notice-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("窗口无人值守一小时", other.Body, StringComparison.Ordinal);
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Occurrences.CountAsync()));
    }

    [PortalFact]
    public async Task Nothing_is_recorded_without_a_file_or_the_place_of_the_original(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var refused = await (await scene.CheckAsync(scene.Finder)).Form().SubmitAsync(("Input.Step", "Save"));
        Assert.Contains("请上传佐证材料，或写明原件存放处", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Portal.DataAsync(db => db.Occurrences.CountAsync()));
    }

    [PortalFact]
    public async Task Two_forms_get_two_numbers(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var first = await scene.RecordAsync();
        var second = await scene.RecordAsync();
        Assert.Equal("2026-0001", (await scene.OccurrenceAsync(first)).Number);
        Assert.Equal("2026-0002", (await scene.OccurrenceAsync(second)).Number);
    }

    [PortalFact]
    public async Task A_person_s_deduction_reaches_window_and_employer_and_both_are_shown_before(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var clerk = await scene.Portal.ColleagueAsync(scene.Here);
        await scene.Portal.DataAsync(async db =>
        {
            db.Add(new Posting(clerk.Id, scene.Employer.Id, PostingKind.Employment, "民警", new DateOnly(2026, 1, 1), null, Actor.System, scene.Portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        var check = await scene.CheckAsync(scene.Finder, ("Input.UnitId", ""), ("Input.StaffNumber", clerk.StaffNumber));
        Assert.Contains(scene.Here.Name, check.Text, StringComparison.Ordinal);
        Assert.Contains(scene.Employer.Name, check.Text, StringComparison.Ordinal);
        Assert.Contains("仅告知", check.Text, StringComparison.Ordinal);
        await check.Form().SubmitAsync(OccurrenceScene.Save);
        var subjects = (await scene.SingleAsync()).Subjects;
        Assert.Equal(
            [(scene.Here.Id, SubjectVia.Workplace), (scene.Employer.Id, SubjectVia.Employer)],
            subjects.Select(s => (s.UnitId, s.Via)).OrderBy(s => s.Via));
        Assert.All(subjects, s => Assert.Equal(clerk.Id, s.PersonId));
    }

    [PortalFact]
    public async Task What_does_not_fit_is_said_beside_its_field_and_stores_nothing(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        (string Name, string? Value)[][] wrong =
        [
            [("Input.Rule", OccurrenceScene.RangedRule), ("Input.Points", "6")],
            [("Input.Rule", OccurrenceScene.RangedRule)],
            [("Input.Points", "-1")],
            [("Input.Count", "0")],
            [("Input.OccurredOn", "2026-12-01")],
            [("Input.OccurredOn", "2026-06-30")],
            [("Input.Rule", OccurrenceScene.SupervisorRule)],
            [("Input.Rule", "9.9|none")],
            [("Input.UnitId", $"{scene.Employer.Id}")],
            [("Input.StaffNumber", "P9999"), ("Input.UnitId", "")],
            [("Input.StaffNumber", "P1004")],
            [("Input.Cause", "")],
        ];
        foreach (var typed in wrong)
        {
            var page = await scene.CheckAsync(scene.Finder, typed);
            Assert.NotNull(page.Document.QuerySelector("[data-error-summary]"));
            Assert.NotNull(page.Document.QuerySelector("#Input_Cause"));
        }

        Assert.Equal(0, await scene.CountAsync());
    }

    [PortalFact]
    public async Task A_supervisor_records_only_for_units_assigned_to_him(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var supervisor = await scene.Portal.PersonAsync(Role.Supervisor, scene.Here);
        var page = await (await scene.Portal.SignInAsync(supervisor)).OpenAsync("/Occurrences/New");
        Assert.Contains(scene.Here.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.There.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("未用普通话", page.Text, StringComparison.Ordinal);
        var other = await scene.CheckAsync(supervisor, ("Input.Rule", OccurrenceScene.SupervisorRule), ("Input.UnitId", $"{scene.There.Id}"));
        Assert.NotNull(other.Document.QuerySelector("[data-error-summary]"));
        var own = await scene.CheckAsync(supervisor, ("Input.Rule", OccurrenceScene.SupervisorRule));
        await own.Form().SubmitAsync(OccurrenceScene.Save);
        Assert.Equal(1, await scene.CountAsync());
    }

    [PortalFact]
    public async Task A_claim_needs_something_that_shows_it(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var form = (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync("/Occurrences/Claim")).Form();
        (string, string?)[] typed = [("Input.Rule", "bonus|city"), ("Input.OccurredOn", "2026-09-10"), ("Input.Cause", "获市级表彰")];
        var refused = await form.SubmitAsync(typed);
        Assert.Contains("佐证材料", refused.Document.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        await form.SubmitAsync([.. typed, ("Input.OriginalKeptAt", "窗口档案柜")]);
        var claimed = await scene.SingleAsync();
        Assert.Equal((OccurrenceState.Claimed, scene.Here.Id), (claimed.State, claimed.Subjects.Single().UnitId));
    }

    /// <summary>With the last quarter closed there is still a desk: what was typed stays, and says why it cannot be filed.</summary>
    [PortalFact]
    public async Task What_is_recorded_after_the_last_round_was_closed_is_refused_in_words(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var check = await scene.CheckAsync(scene.Finder);
        await scene.Portal.DataAsync(async db =>
        {
            (await db.Rounds.SingleAsync(r => r.Id == scene.RoundId)).Close([], new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var page = await check.Form().SubmitAsync([.. OccurrenceScene.Save, ("Input.Cause", "窗口无人值守一小时")]);
        page.AssertStatus(HttpStatusCode.OK);
        Assert.Contains("窗口无人值守一小时", page.Body, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(0, await scene.CountAsync());
    }
}
