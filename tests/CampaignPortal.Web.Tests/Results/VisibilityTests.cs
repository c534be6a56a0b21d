using System.Net;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>No total and no rank before the decision; afterwards what the campaign says, and nothing of what is not one's own.</summary>
public sealed class VisibilityTests
{
    /// <summary>AUTHZ-04.</summary>
    [PortalFact]
    public async Task Equal_totals_say_what_told_them_apart(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRanking, more: 2);
        var page = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Ranking"));
        page.AssertCommandsAtMost(12);
        Assert.Equal(2, page.Document.QuerySelectorAll("main .cp-ranks .cp-notes .badge").Count(b => b.TextContent == "同分，“督查考评”得分高的在前"));
    }

    [PortalFact]
    public async Task AUTHZ_03_before_the_decision_no_page_of_a_unit_holds_a_total_a_part_or_a_rank(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines);
        var staff = await world.AsAsync(world.Staff);
        foreach (var path in (string[])["/Results", world.At("Ranking"), world.UnitPage(), $"/Results/StateCase/{world.ResultId}/{world.First.Id}"])
        {
            var page = await staff.OpenAsync(path);
            page.AssertStatus(HttpStatusCode.OK);
            Assert.DoesNotContain(ResultWorld.FirstTotal, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(ResultWorld.FirstPart, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain((await world.ResultAsync()).Hash, page.Body, StringComparison.Ordinal);
        }

        Assert.Contains("52.14", (await staff.OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
        foreach (var verb in (string[])["Verify", "Bundle", "Compare"])
        {
            (await staff.OpenAsync(world.At(verb))).AssertStatus(HttpStatusCode.NotFound);
        }
    }

    [PortalFact]
    public async Task AUTHZ_04_what_a_unit_sees_before_the_decision_does_not_depend_on_the_figures_of_others(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var rival = await world.AsAsync(world.OtherCategory);
        string[] paths = ["/Results", world.At("Ranking"), world.UnitPage(world.Units[2])];
        List<string> before = [];
        foreach (var path in paths)
        {
            before.Add((await rival.OpenAsync(path)).Text);
        }

        await world.Portal.DataAsync(async db =>
        {
            var result = await db.RoundResults.Include(r => r.Standings).SingleAsync(r => r.Id == world.ResultId);
            await db.Set<Domain.Assessments.Standing>().Where(s => s.UnitId == world.First.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Total, 11.11m).SetProperty(x => x.Rank, 2));
            await db.RoundResults.Where(r => r.Id == result.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Hash, new string('a', 64)));
        });
        foreach (var (path, earlier) in paths.Zip(before))
        {
            Assert.Equal(earlier, (await rival.OpenAsync(path)).Text);
        }
    }

    [PortalFact]
    public async Task After_the_decision_a_unit_sees_its_own_total_and_nobody_elses(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var staff = await world.AsAsync(world.Staff);
        var page = await staff.OpenAsync(world.At("Ranking"));
        Assert.Contains(ResultWorld.FirstTotal, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("车驾管窗口", page.Text, StringComparison.Ordinal);
        Assert.Contains(ResultWorld.FirstTotal, (await staff.OpenAsync("/Results")).Text, StringComparison.Ordinal);
        (await staff.OpenAsync(world.UnitPage(world.Units[1]))).AssertStatus(HttpStatusCode.NotFound);
        (await staff.OpenAsync(world.At("Bundle"))).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task The_ranking_of_the_own_category_ends_at_its_border(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.OwnCategory);
        await world.DecideAsync();
        var page = await (await world.AsAsync(world.Staff)).OpenAsync(world.At("Ranking"));
        Assert.Contains("车驾管窗口", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("督查科", page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_whole_ranking_shows_every_unit_and_with_lines_also_how_and_the_bundle(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines);
        await world.DecideAsync();
        var rival = await world.AsAsync(world.Rival);
        Assert.Contains("督查科", (await rival.OpenAsync(world.At("Ranking"))).Text, StringComparison.Ordinal);
        Assert.Contains(ResultWorld.FirstTotal, (await rival.OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
        (await rival.OpenAsync(world.At("Bundle"))).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task Own_lines_only_means_no_total_even_after_the_decision(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.OwnLines);
        await world.DecideAsync();
        var staff = await world.AsAsync(world.Staff);
        foreach (var path in (string[])["/Results", world.At("Ranking"), world.UnitPage()])
        {
            Assert.DoesNotContain(ResultWorld.FirstTotal, (await staff.OpenAsync(path)).Body, StringComparison.Ordinal);
        }
    }

    [PortalFact]
    public async Task AUTHZ_02_for_a_stranger_and_before_the_decision_for_a_supervisor_no_result_exists(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines);
        foreach (var who in (Someone[])[world.Stranger, world.Supervisor])
        {
            var visitor = await world.AsAsync(who);
            foreach (var path in (string[])[world.At("Ranking"), world.UnitPage(), world.At("Verify"), world.At("Bundle"), world.At("Compare")])
            {
                (await visitor.OpenAsync(path)).AssertStatus(HttpStatusCode.NotFound);
            }
        }

        var rival = await world.AsAsync(world.Rival);
        (await rival.OpenAsync(world.UnitPage())).AssertStatus(HttpStatusCode.NotFound);
        (await rival.OpenAsync($"/Results/StateCase/{world.ResultId}/{world.First.Id}")).AssertStatus(HttpStatusCode.NotFound);
        (await rival.OpenAsync(world.At("Decide"))).AssertStatus(HttpStatusCode.Forbidden);
        (await rival.OpenAsync(world.At("Register"))).AssertStatus(HttpStatusCode.Forbidden);
        (await rival.OpenAsync($"/Results/Compute/{world.RoundId}")).AssertStatus(HttpStatusCode.Forbidden);
    }

    [PortalFact]
    public async Task A_page_takes_as_many_commands_for_a_hundred_units_as_for_three(Provider provider)
    {
        foreach (var more in (int[])[0, 97])
        {
            await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines, more: more);
            var admin = await world.AsAsync(world.Admin);
            foreach (var path in (string[])["/Results", world.At("Ranking"), world.UnitPage(), world.At("Register"), world.At("Verify"), world.At("Bundle"), $"/Results/Compute/{world.RoundId}"])
            {
                (await admin.OpenAsync(path)).AssertCommandsAtMost(12);
            }

            (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"))).AssertCommandsAtMost(12);
            (await (await world.AsAsync(world.Staff)).OpenAsync(world.UnitPage())).AssertCommandsAtMost(12);
        }
    }

    [PortalFact]
    public async Task AUTHZ_03_a_level_raised_later_opens_no_result_that_was_decided_before(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        await world.Portal.DataAsync(async db =>
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == world.CampaignId);
            campaign.ChangeSettings(campaign.Settings with { AudienceLevel = AudienceLevel.WholeRankingWithLines }, new Actor(world.Admin.PersonId), world.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var rival = await world.AsAsync(world.Rival);
        (await rival.OpenAsync(world.At("Bundle"))).AssertStatus(HttpStatusCode.NotFound);
        (await rival.OpenAsync(world.UnitPage())).AssertStatus(HttpStatusCode.NotFound);
    }
}
