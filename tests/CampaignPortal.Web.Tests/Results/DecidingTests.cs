using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>Who decides, what blocks it, and that nothing changes afterwards.</summary>
public sealed class DecidingTests
{
    [PortalFact]
    public async Task The_named_person_decides_once_and_the_units_are_told(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var form = (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"))).Form();
        var page = await form.SubmitAsync();
        Assert.Equal(world.At("Ranking"), page.Path);
        var result = await world.ResultAsync();
        Assert.Equal((ResultState.Decided, world.Leader.PersonId), (result.State, result.DecidedBy!.PersonId));
        Assert.Equal(1, await world.Portal.DataAsync(db => db.Messages.CountAsync(m => m.Kind == "ResultDecided" && m.RecipientId == world.Staff.PersonId)));

        var again = await form.SubmitAsync();
        Assert.Contains("已经审定的内容不能修改", again.Text, StringComparison.Ordinal);
        Assert.Equal(result.Version, (await world.ResultAsync()).Version);
    }

    /// <summary>AUD-04: the head that is printed covers the decision.</summary>
    [PortalFact]
    public async Task The_ranking_prints_hash_decision_and_the_head_of_the_audit_chain(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var page = await world.DecideAsync();
        var (result, head) = (await world.ResultAsync(), await world.Portal.DataAsync(db => db.AuditSeals.OrderByDescending(s => s.Height).Select(s => s.Hash).FirstAsync()));
        Assert.Contains(result.Hash, page.Text, StringComparison.Ordinal);
        Assert.Contains(head, page.Text, StringComparison.Ordinal);
        Assert.Contains(world.Leader.Name, page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task An_unanswered_statement_blocks_the_decision_until_the_administrator_answers(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        Assert.Equal(world.UnitPage(), (await world.StateCaseAsync()).Path);
        var shown = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"));
        Assert.Contains("还没有答复", shown.Text, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("main form[method=post]"));

        var answer = (await (await world.AsAsync(world.Admin)).OpenAsync($"/Results/Answer/{world.ResultId}/1")).Form();
        Assert.Contains("请填写答复", (await answer.SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(world.At("Ranking"), (await answer.SubmitAsync(("Input.Answer", "经核对，记录无误"))).Path);
        Assert.Contains("经核对，记录无误", (await (await world.AsAsync(world.Staff)).OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
        await world.DecideAsync();
        Assert.Equal(ResultState.Decided, (await world.ResultAsync()).State);
    }

    [PortalFact]
    public async Task A_leader_who_computed_may_not_decide_unless_the_exception_is_printed(Provider provider)
    {
        foreach (var exception in (string?[])[null, "全局仅一人从事此项工作"])
        {
            await using var world = await ResultWorld.SetAsync(provider, settings: s => s with { SmallOfficeException = exception });
            await world.Portal.AssignAsync(world.Leader, Domain.Organisation.Role.Administrator, world.Organiser);
            await (await (await world.AsAsync(world.Leader)).OpenAsync($"/Results/Compute/{world.RoundId}")).Form().SubmitAsync();
            var page = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"));
            if (exception is null)
            {
                Assert.Contains("不能办理自己经手的事项", page.Text, StringComparison.Ordinal);
                Assert.Null(page.Document.QuerySelector("main form[method=post]"));
            }
            else
            {
                Assert.Contains(exception, (await page.Form().SubmitAsync()).Text, StringComparison.Ordinal);
            }
        }
    }

    [PortalFact]
    public async Task A_body_decides_and_another_administrator_registers_its_minutes(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, settings: s => s with { DeciderKind = DeciderKind.Body, DeciderPersonId = null, DeciderBody = "局务会" });
        var own = await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Register"));
        Assert.Contains("不能办理自己经手的事项", own.Text, StringComparison.Ordinal);
        var form = (await (await world.AsAsync(world.OtherAdmin)).OpenAsync(world.At("Register"))).Form();
        Assert.Contains("请填写会议日期", (await form.SubmitAsync(("Input.MinutesNumber", "〔2026〕8号"))).Text, StringComparison.Ordinal);
        var later = $"{world.Portal.Today.AddDays(1):yyyy-MM-dd}";
        Assert.Contains("不能晚于今天", (await form.SubmitAsync(("Input.MeetingOn", later), ("Input.MinutesNumber", "〔2026〕8号"))).Text, StringComparison.Ordinal);
        var page = await form.SubmitAsync(("Input.MeetingOn", $"{world.Portal.Today:yyyy-MM-dd}"), ("Input.MinutesNumber", "〔2026〕8号"));
        Assert.Contains("局务会", page.Text, StringComparison.Ordinal);
        Assert.Contains("〔2026〕8号", page.Text, StringComparison.Ordinal);
        Assert.Equal(ResultState.Decided, (await world.ResultAsync()).State);
    }

    [PortalFact]
    public async Task The_scanned_minutes_lie_with_the_decision_for_those_who_run_the_campaign(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, settings: s => s with { DeciderKind = DeciderKind.Body, DeciderPersonId = null, DeciderBody = "局务会" });
        var page = await (await world.AsAsync(world.OtherAdmin)).OpenAsync(world.At("Register"));
        (string, string)[] minutes = [("Input.MeetingOn", $"{world.Portal.Today:yyyy-MM-dd}"), ("Input.MinutesNumber", "〔2026〕8号")];
        using var refused = await OccurrenceScene.SendAsync(page, "Input.Scan", [("纪要.exe", "MZ"u8.ToArray())], minutes);
        Assert.Equal(ResultState.Previewed, (await world.ResultAsync()).State);
        using var answer = await OccurrenceScene.SendAsync(page, "Input.Scan", [("纪要.pdf", "%PDF-1.4\n%%EOF"u8.ToArray())], minutes);
        Assert.Equal(ResultState.Decided, (await world.ResultAsync()).State);
        var version = await world.Portal.DataAsync(db => db.Evidence.SelectMany(e => e.Versions).Select(v => v.Id).SingleAsync());
        Assert.Contains("纪要.pdf", (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Ranking"))).Text, StringComparison.Ordinal);
        (await (await world.AsAsync(world.Admin)).OpenAsync($"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.OK);
        (await (await world.AsAsync(world.Staff)).OpenAsync($"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task A_form_from_before_a_recalculation_decides_nothing(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var form = (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"))).Form();
        await world.StateCaseAsync();
        var page = await form.SubmitAsync();
        Assert.NotEqual(world.At("Ranking"), page.Path);
        Assert.Equal(ResultState.Previewed, (await world.ResultAsync()).State);
    }

    [PortalFact]
    public async Task BIZ_08_after_the_decision_no_form_changes_the_row(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.StateCaseAsync();
        await world.Portal.DataAsync(async db =>
        {
            var open = await db.RoundResults.Include(r => r.Statements).SingleAsync(r => r.Id == world.ResultId);
            open.AnswerStatement(1, "已核对", new Actor(world.Admin.PersonId), world.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await world.DecideAsync();
        var before = await world.ResultAsync();
        var version = $"{before.Version}";
        foreach (var (who, path) in ((Someone, string)[])
            [
                (world.Staff, $"/Results/StateCase/{world.ResultId}/{world.First.Id}"), (world.Admin, $"/Results/Answer/{world.ResultId}/1"),
                (world.Admin, $"/Results/Compute/{world.RoundId}"), (world.Leader, world.At("Decide")), (world.OtherAdmin, world.At("Register")),
            ])
        {
            await (await world.AsAsync(who)).PostWithTokenAsync(
                path, ("Input.Version", version), ("Input.Text", "x"), ("Input.Answer", "x"), ("Input.MeetingOn", "2026-09-01"), ("Input.MinutesNumber", "1"));
        }

        var after = await world.ResultAsync();
        Assert.Equal((before.Version, before.Hash, before.Bundle.Text, before.State, 1), (after.Version, after.Hash, after.Bundle.Text, after.State, after.Statements.Count));
    }

    [PortalFact]
    public async Task A_correction_is_a_second_number_and_the_first_stays_readable(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var form = (await (await world.AsAsync(world.Admin)).OpenAsync($"/Results/Correct/{world.RoundId}")).Form();
        Assert.Contains("请填写更正理由", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
        var preview = await form.SubmitAsync(("Input.Reason", "评分表重复"));
        Assert.StartsWith("/Results/Compare/", preview.Path, StringComparison.Ordinal);
        Assert.Contains(ResultWorld.FirstTotal, preview.Text, StringComparison.Ordinal);
        Assert.Equal(ResultState.Decided, (await world.ResultAsync()).State);

        var second = await world.ResultAsync(2);
        var page = await world.DecideAsync(resultId: second.Id);
        Assert.Contains("评分表重复", page.Text, StringComparison.Ordinal);
        Assert.Equal((ResultState.Superseded, ResultState.Decided), ((await world.ResultAsync()).State, (await world.ResultAsync(2)).State));
        var staff = await world.AsAsync(world.Staff);
        Assert.Contains(ResultWorld.FirstTotal, (await staff.OpenAsync(world.At("Ranking"))).Text, StringComparison.Ordinal);
        Assert.Contains(ResultWorld.FirstTotal, (await staff.OpenAsync($"/Results/Compare/{second.Id}")).Text, StringComparison.Ordinal);
        await form.SubmitAsync(("Input.Reason", "再来一次"));
        Assert.Equal(2, await world.Portal.DataAsync(db => db.RoundResults.CountAsync(r => r.RoundId == world.RoundId)));
    }

    [PortalFact]
    public async Task Computing_anew_takes_the_place_of_the_preview_and_a_stale_form_does_nothing(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var form = (await (await world.AsAsync(world.OtherAdmin)).OpenAsync($"/Results/Compute/{world.RoundId}")).Form();
        var submitted = await form.SubmitAsync();
        Assert.True(world.At("Ranking") == submitted.Path, submitted.Text);
        var result = await world.ResultAsync();
        Assert.Equal(world.OtherAdmin.PersonId, result.ComputedBy.PersonId);
        Assert.Contains("他人修改了这项内容", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(result.Version, (await world.ResultAsync()).Version);
    }

    [PortalFact]
    public async Task BIZ_09_nobody_decides_for_another_a_ranking_in_which_his_own_unit_stands_or_in_which_he_marked(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        foreach (var substitute in new[] { world.Staff, world.Supervisor })
        {
            await world.Portal.DelegateAsync(world.Leader, substitute, Capacity.Substitute, world.Portal.Today.AddDays(5), Permit.DecideResults);
            var page = await (await world.AsAsync(substitute)).OpenAsync(world.At("Decide"));
            page.AssertStatus(HttpStatusCode.OK);
            Assert.Contains("不能办理自己经手的事项", page.Text, StringComparison.Ordinal);
            Assert.Equal(ResultState.Previewed, (await world.ResultAsync()).State);
        }
    }
}
