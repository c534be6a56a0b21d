using System.Net;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Campaigns;

/// <summary>Setting up a campaign: from a template to its start.</summary>
public sealed class CampaignPagesTests
{
    private static readonly (string Name, string? Value)[] Basics =
        [("Basics.Name", "作风建设活动"), ("Basics.OfficeStanding", nameof(OfficeStanding.NotRated)), ("Input.FactsAfterDecision", nameof(LateFacts.Carry)), ("Input.DeciderKind", nameof(DeciderKind.Body)), ("Input.DeciderBody", "局务会")];

    [PortalFact]
    public async Task AUTHZ_02_the_pages_of_a_campaign_are_closed_to_other_roles_and_do_not_exist_for_other_organisers(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (draft, open) = (await scene.DraftAsync(), await scene.OpenAsync());
        var (goal, document, member) = (await scene.GoalAsync(), await scene.DocumentAsync(), await scene.MemberAsync());
        string[] paths =
        [
            $"/Campaigns/Settings/{draft}", $"/Campaigns/Start/{draft}", $"/Campaigns/Edit/{draft}", $"/Campaigns/Approval/{draft}", $"/Campaigns/Goals/{draft}", $"/Campaigns/Documents/{draft}",
            $"/Campaigns/Group/{draft}", $"/Campaigns/Categories/{draft}", $"/Campaigns/ChangeCategory/{draft}/W", $"/Campaigns/RemoveCategory/{draft}/K", $"/Campaigns/AddParticipants/{draft}",
            $"/Campaigns/PlaceParticipant/{draft}/{scene.Windows[0].Id}", $"/Campaigns/EndParticipant/{draft}/{scene.Windows[0].Id}", $"/Campaigns/Copy/{draft}",
            $"/Campaigns/Finish/{draft}", $"/Campaigns/Archive/{draft}", $"/Campaigns/Discard/{draft}", $"/Campaigns/ReviseGoal/{goal}", $"/Campaigns/RegisterGoal/{goal}", $"/Campaigns/WithdrawGoal/{goal}",
            $"/Campaigns/ReviseDocument/{document}", $"/Campaigns/WithdrawDocument/{document}", $"/Campaigns/EndMember/{member}", $"/Rounds/New/{draft}",
            $"/Rounds/Open/{open}", $"/Rounds/Reschedule/{open}", $"/Rounds/Extend/{open}/{scene.Windows[0].Id}", $"/Rounds/Close/{open}", $"/Rounds/Reopen/{open}", $"/Rounds/Withdraw/{open}",
        ];
        var before = await scene.Portal.HashAsync();
        foreach (var (who, expected) in ((Someone, HttpStatusCode)[])
            [(scene.Leader, HttpStatusCode.Forbidden), (scene.Head, HttpStatusCode.Forbidden), (scene.Staff, HttpStatusCode.Forbidden), (scene.OtherAdmin, HttpStatusCode.NotFound)])
        {
            var visitor = await scene.Portal.SignInAsync(who);
            (await visitor.OpenAsync($"/Campaigns/Details/{draft}")).AssertStatus(expected);
            foreach (var path in paths)
            {
                (await visitor.OpenAsync(path)).AssertStatus(expected);
                (await visitor.PostWithTokenAsync(path, ("Input.Version", "1"), ("Input.Reason", "x"), ("Input.FactsAfterDecision", "Carry"), ("Input.DeciderKind", "Body"), ("Input.DeciderBody", "x"),
                    ("Input.Year", "2026"), ("Input.Number", "4"), ("Input.Dates.OpensOn", "2026-10-01"), ("Input.Dates.SelfDueOn", "2026-10-02"), ("Input.Dates.ConfirmDueOn", "2026-10-03"),
                    ("Input.Dates.ScoringDueOn", "2026-10-04"), ("Input.UntilOn", "2026-09-28"), ("Input.ConfirmUntilOn", "2026-09-29"))).AssertStatus(expected);
            }
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.Empty((await scene.OpenAsync(scene.OtherAdmin, "/Campaigns")).Document.QuerySelectorAll("main a[href^='/Campaigns/Details']"));
        Assert.Equal(5, (await scene.OpenAsync(scene.Admin, "/Campaigns")).Document.QuerySelectorAll("main a[href^='/Campaigns/Details']").Length);
    }

    [PortalFact]
    public async Task BIZ_04_a_form_from_before_somebody_else_s_change_changes_nothing_and_can_be_sent_again(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        foreach (var act in CampaignActs.All)
        {
            var form = await act.FormAsync(scene);
            if (!form.Names.Any(n => n is "Input.Version" or "Stored.Version"))
            {
                continue;
            }

            await scene.Portal.DataAsync(async db =>
            {
                await db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.Version, x => x.Version + 1));
                await db.Rounds.ExecuteUpdateAsync(r => r.SetProperty(x => x.Version, x => x.Version + 1));
                await db.Goals.ExecuteUpdateAsync(g => g.SetProperty(x => x.Version, x => x.Version + 1));
                await db.BasisDocuments.ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, x => x.Version + 1));
                await db.GroupMembers.ExecuteUpdateAsync(m => m.SetProperty(x => x.Version, x => x.Version + 1));
            });
            var before = await scene.Portal.DumpAsync();
            var page = await form.SubmitAsync(act.Typed);
            Assert.True(before == await scene.Portal.DumpAsync(), $"{act.Name} was done with a stale form.");
            Assert.Contains("他人修改了这项内容", page.Document.QuerySelector(".cp-error-summary")?.TextContent ?? page.Text, StringComparison.Ordinal);
            Assert.All(act.Typed.Where(t => t.Value!.Length > 0), t => Assert.Contains((t.Name, t.Value!), page.Form().Fields()));
            var again = await page.Form().SubmitAsync();
            Assert.True(again.Document.QuerySelector(".cp-error-summary") is null && before != await scene.Portal.DumpAsync(), $"{act.Name} sent again: {again.Text}");
        }
    }

    [PortalFact]
    public async Task A_template_becomes_a_draft_with_scheme_standards_and_the_chosen_settings(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var page = await CampaignActs.Completed((await scene.OpenAsync(scene.Admin, "/Campaigns/FromTemplate")).Form(), scene).With(("Basics.OfficeUnitId", $"{scene.Organiser.Id}")).SubmitAsync(Basics);
        Assert.StartsWith("/Campaigns/Details/", page.Path, StringComparison.Ordinal);
        var campaign = await scene.CampaignAsync(int.Parse(page.Path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((CampaignState.Draft, "作风建设活动", scene.Organiser.Id), (campaign.State, campaign.Name, campaign.OrganiserUnitId));
        Assert.Equal(("局务会", LateFacts.Carry), (campaign.Settings.DeciderBody, campaign.Settings.FactsAfterDecision));
        Assert.True(campaign is { SchemeVersionId: not null, StandardSetVersionId: not null, Categories.Count: > 0 });
    }

    [PortalFact]
    public async Task INP_02_what_a_template_lacks_is_asked_for_by_name_and_nothing_is_stored_without_it(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var form = CampaignActs.Completed((await scene.OpenAsync(scene.Admin, "/Campaigns/FromTemplate")).Form(), scene).With(("Basics.OfficeUnitId", $"{scene.Organiser.Id}"));
        var (weight, office) = (form.Names.First(n => n.StartsWith("Answers.Weights[", StringComparison.Ordinal)), form.Names.First(n => n.StartsWith("Answers.Offices[", StringComparison.Ordinal)));
        var foreign = await scene.Portal.UnitAsync("别处");
        var before = await scene.Portal.HashAsync();
        foreach (var wrong in ((string, string?)[])
            [
                ("Basics.Name", ""), ("Basics.Year", "1999"), (weight, ""), (weight, "101"), (weight, "60"), (office, ""), ("Input.FactsAfterDecision", ""), ("Input.DeciderBody", ""),
                ("Input.StatementWorkingDays", "0"), ("Basics.OfficeStanding", ""), ("Basics.OfficeUnitId", ""),
            ])
        {
            var page = await form.SubmitAsync([.. Basics.Where(b => b.Name != wrong.Item1), wrong]);
            Assert.True(page.Document.QuerySelector(".cp-error-summary li") is not null, $"{wrong} was taken: {page}");
        }

        (await form.SubmitAsync([.. Basics, ("Basics.OrganiserId", $"{foreign.Id}")])).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task A_campaign_starts_once_and_not_before_it_is_complete(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var incomplete = await scene.DraftAsync((campaign, by, now) => campaign.Leave(scene.Windows[1].Id, scene.Portal.Today, by, now));
        var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/Start/{incomplete}");
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        await page.Visitor.PostWithTokenAsync($"/Campaigns/Start/{incomplete}", ("Input.Version", $"{(await scene.CampaignAsync(incomplete)).Version}"));
        Assert.Equal(CampaignState.Draft, (await scene.CampaignAsync(incomplete)).State);

        var complete = await scene.DraftAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Start/{complete}")).Form();
        Assert.Equal($"/Campaigns/Details/{complete}", (await form.SubmitAsync()).Path);
        var started = await scene.CampaignAsync(complete);
        Assert.Equal(CampaignState.Running, started.State);
        Assert.NotNull((await form.SubmitAsync()).Document.QuerySelector(".cp-error-summary, .cp-notice-refusal"));
        Assert.Equal(started.Version, (await scene.CampaignAsync(complete)).Version);
    }

    [PortalFact]
    public async Task A_running_campaign_does_not_take_back_who_decides_nor_what_raters_were_promised(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.RunningAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Settings/{id}")).Form();
        var before = await scene.Portal.HashAsync();
        foreach (var wrong in ((string, string?)[])[("Input.DeciderPerson", ""), ("Input.DeciderPerson", "没有"), ("Input.FactsAfterDecision", ""), ("Input.AreResponsibleMarksNamed", "true"), ("Input.LateWorkingDays", "1000")])
        {
            Assert.True((await form.SubmitAsync(wrong)).Document.QuerySelector(".cp-error-summary") is not null, $"{wrong} was taken");
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.Equal($"/Campaigns/Details/{id}", (await form.SubmitAsync(("Input.ConfirmationWorkingDays", "4"))).Path);
        Assert.Equal(4, (await scene.CampaignAsync(id)).Settings.ConfirmationWorkingDays);
    }
}
