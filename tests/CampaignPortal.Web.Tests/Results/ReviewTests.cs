using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>Four supervisors, one of whom gave a window 12 of 60 points where the others gave about 50: a meeting decides.</summary>
public sealed class ReviewTests
{
    private static readonly (string Name, string? Value)[] Aside =
        [("Input.Outcome", "SetAside"), ("Input.Basis", "局务会纪要〔2026〕3 号"), ("Input.Authority", "局务会"), ("Input.Reason", "与现场记录不符")];

    [PortalFact]
    public async Task A_sheet_that_stands_out_is_set_aside_by_a_meeting_and_counts_no_more_from_the_next_computing_on(Provider provider)
    {
        await using var world = await OpenAsync(await Portal.OpenAsync(provider));
        var (admin, leader) = (await world.AsAsync(world.Admin), await world.AsAsync(world.Leader));
        var page = await leader.OpenAsync(world.At("Review"));
        page.AssertCommandsAtMost(14);
        Assert.Contains($"给{world.First.Name}的评分合 20%，其他 3 位的中位数是 85%", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href*='/Rule/']"));
        await NobodyIsNamedAsync(world, page);
        var before = await TotalAsync(world);

        var recorded = await (await admin.OpenAsync(world.At("Rule") + "/1")).Form().SubmitAsync(Aside);
        Assert.Contains("与现场记录不符", recorded.Text, StringComparison.Ordinal);
        Assert.Contains("请先重新计算，再审定", (await leader.OpenAsync(world.At("Decide"))).Text, StringComparison.Ordinal);
        await ComputeAsync(world);

        // 50, 51, 52 instead of 12, 50, 51, 52: of 60 points in a part worth 100, which counts 0.8.
        Assert.True(await TotalAsync(world) > before);
        Assert.Contains("没有明显异常的评分", (await leader.OpenAsync(world.At("Review"))).Text, StringComparison.Ordinal);
        Assert.Contains("有一份评分经研究不计入", (await (await world.AsAsync(world.Staff)).OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
        Assert.Contains("每个总分、名次和校验值都相同", (await admin.OpenAsync(world.At("Verify"))).Text, StringComparison.Ordinal);
        Assert.NotNull((await leader.OpenAsync(world.At("Decide"))).Document.QuerySelector("main form[method=post]"));
    }

    [PortalFact]
    public async Task A_ruling_taken_back_brings_the_sheet_back_with_the_next_computing(Provider provider)
    {
        await using var world = await OpenAsync(await Portal.OpenAsync(provider));
        var (admin, before) = (await world.AsAsync(world.Admin), await TotalAsync(world));
        await (await admin.OpenAsync(world.At("Rule") + "/1")).Form().SubmitAsync(Aside);
        await ComputeAsync(world);
        var id = await world.Portal.DataAsync(db => db.SheetRulings.Select(r => r.Id).SingleAsync());
        var back = await (await admin.OpenAsync($"/Results/WithdrawRuling/{id}")).Form().SubmitAsync(("Input.Reason", "纪要登记错了"));
        Assert.Contains("纪要登记错了", back.Text, StringComparison.Ordinal);
        Assert.Contains("请先重新计算，再审定", (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"))).Text, StringComparison.Ordinal);
        await ComputeAsync(world);
        Assert.Equal(before, await TotalAsync(world));
        Assert.NotNull((await admin.OpenAsync(world.At("Review"))).Document.QuerySelector("a[href*='/Rule/1']"));
    }

    [PortalFact]
    public async Task A_sheet_that_stays_is_looked_at_once_and_needs_no_computing(Provider provider)
    {
        await using var world = await OpenAsync(await Portal.OpenAsync(provider));
        var admin = await world.AsAsync(world.Admin);
        var kept = await (await admin.OpenAsync(world.At("Rule") + "/1")).Form().SubmitAsync(("Input.Outcome", "Kept"), ("Input.Reason", "当天确有投诉，评分属实"));
        Assert.Contains("这份评分照计", kept.Text, StringComparison.Ordinal);
        Assert.Null(kept.Document.QuerySelector("a[href*='/Rule/']"));
        Assert.Null((await admin.OpenAsync(world.At("Rule") + "/1")).Document.QuerySelector("[data-save]"));
        Assert.NotNull((await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Decide"))).Document.QuerySelector("main form[method=post]"));
    }

    [PortalFact]
    public async Task INP_02_setting_aside_without_document_authority_and_reason_is_told_beside_the_fields(Provider provider)
    {
        await using var world = await OpenAsync(await Portal.OpenAsync(provider));
        var (admin, before) = (await world.AsAsync(world.Admin), await world.Portal.HashAsync());
        var bare = await (await admin.OpenAsync(world.At("Rule") + "/1")).Form().SubmitAsync(("Input.Outcome", "SetAside"));
        Assert.All((string[])["Basis", "Authority", "Reason"], field => Assert.NotNull(bare.Document.GetElementById($"Input_{field}-error")));
        Assert.Equal("SetAside", bare.Document.QuerySelector("#Input_Outcome option[selected]")!.GetAttribute("value"));
        Assert.Equal(before, await world.Portal.HashAsync());
    }

    [PortalFact]
    public async Task A_form_of_figures_that_were_computed_anew_meanwhile_rules_nothing(Provider provider)
    {
        await using var world = await OpenAsync(await Portal.OpenAsync(provider));
        var form = (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Rule") + "/1")).Form();
        await ComputeAsync(world);
        await form.SubmitAsync(Aside);
        Assert.Equal(0, await world.Portal.DataAsync(db => db.SheetRulings.CountAsync()));
    }

    [PortalFact]
    public async Task ACC_nobody_rules_on_a_sheet_of_his_own_or_on_marks_of_his_unit(Provider provider)
    {
        await using var world = await OpenAsync(await Portal.OpenAsync(provider));
        foreach (var home in (Unit[])[world.First, world.Organiser])
        {
            var person = await world.Portal.PersonAsync(Role.Administrator, world.Organiser);
            if (home == world.First)
            {
                await world.Portal.AssignAsync(person, Role.OfficeStaff, world.First);
            }
            else
            {
                await world.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.Marks.Any(m => m.Points == 12)).ExecuteUpdateAsync(s => s.SetProperty(x => x.RaterPersonId, person.PersonId)));
            }

            var refused = await (await (await world.AsAsync(person)).OpenAsync(world.At("Rule") + "/1")).Form().SubmitAsync(Aside);
            Assert.Contains("cp-error-summary", refused.Body, StringComparison.Ordinal);
            Assert.Equal(0, await world.Portal.DataAsync(db => db.SheetRulings.CountAsync()));
        }
    }

    [PortalFact]
    public async Task ACC_only_the_deciding_side_reads_and_only_who_runs_the_round_records(Provider provider)
    {
        await using var world = await OpenAsync(await Portal.OpenAsync(provider));
        var admin = await world.AsAsync(world.Admin);
        foreach (var path in (string[])[world.At("Rule") + "/2", world.At("Rule") + "/0", "/Results/Rule/999/1", "/Results/Review/999", "/Results/WithdrawRuling/999"])
        {
            (await admin.OpenAsync(path)).AssertStatus(HttpStatusCode.NotFound);
        }

        foreach (var who in (Someone[])[world.Staff, world.Rival, world.Supervisor])
        {
            (await (await world.AsAsync(who)).OpenAsync(world.At("Review"))).AssertStatus(HttpStatusCode.Forbidden);
        }

        (await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Rule") + "/1")).AssertStatus(HttpStatusCode.Forbidden);
        var elsewhere = await world.AsAsync(await world.Portal.PersonAsync(Role.Administrator, world.Units[1]));
        (await elsewhere.OpenAsync(world.At("Review"))).AssertStatus(HttpStatusCode.NotFound);
        (await elsewhere.PostWithTokenAsync(world.At("Rule") + "/1", [.. Aside.Select(f => (f.Name, f.Value!))])).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task Without_the_setting_there_is_no_such_page_and_no_way_to_it(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var admin = await world.AsAsync(world.Admin);
        (await admin.OpenAsync(world.At("Review"))).AssertStatus(HttpStatusCode.NotFound);
        (await admin.OpenAsync(world.At("Rule") + "/1")).AssertStatus(HttpStatusCode.NotFound);
        Assert.Null((await admin.OpenAsync(world.At("Ranking"))).Document.QuerySelector("a[href*='/Review/']"));
    }

    [PortalFact]
    public async Task A_large_group_shows_how_far_it_agrees_and_raw_beside_adjusted(Provider provider)
    {
        // Each of thirty gives all windows the same base; the last gives 6 points less of 60, 10 of 100.
        await using var world = await OpenAsync(await Portal.OpenAsync(provider), raters: 30, more: 3, given: (rater, unit) => 40 + unit - (rater == 29 ? 6 : 0));
        var page = await (await world.AsAsync(world.Leader)).OpenAsync(world.At("Review"));
        page.AssertCommandsAtMost(14);
        Assert.Contains("“督查考评”的 30 位评分人", page.Text, StringComparison.Ordinal);
        var row = page.Document.QuerySelectorAll("tr").First(r => r.TextContent.Contains(world.First.Name, StringComparison.Ordinal));
        Assert.Equal(["30", "66.33", "66.67"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Contains("−10", page.Text, StringComparison.Ordinal);
        await NobodyIsNamedAsync(world, page);
    }

    /// <summary>A computed quarter whose supervisors handed in; what each gave each unit on the first item.</summary>
    internal static async Task<ResultWorld> OpenAsync(Portal portal, int raters = 4, int more = 0, Func<int, int, decimal>? given = null)
    {
        var world = await ResultWorld.SetAsync(portal, settings: s => s with { ReviewsSheets = true }, more: more);
        var people = new List<Someone> { world.Supervisor, world.Stranger };
        while (people.Count < raters)
        {
            people.Add(await portal.PersonAsync(Role.Supervisor, world.Organiser));
        }

        await portal.DataAsync(async db =>
        {
            var (now, admin) = (portal.Clock.GetUtcNow(), new Actor(world.Admin.PersonId));
            var round = await db.Rounds.SingleAsync(r => r.Id == world.RoundId);
            round.Reopen(isDecided: false, "补录评分", admin, now);
            var sheets = await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).Where(s => s.RoundId == round.Id).OrderBy(s => s.Id).ToListAsync();
            sheets.AddRange(people.Skip(sheets.Count).Select(p => new ScoreSheet(round.Id, world.CampaignId, "visit", RaterKind.Supervisor, p.PersonId, ["i1"], [.. world.Units.Select(u => u.Id)], [], admin, now)));
            db.AddRange(sheets.Where(s => s.Id == 0));
            await db.SaveChangesAsync();
            foreach (var (rater, sheet) in sheets.Index())
            {
                foreach (var (unit, of) in world.Units.Index())
                {
                    sheet.Fill(of.Id, "i1", new SheetEntry { Points = (given ?? Usual)(rater, unit) }, null, admin, now);
                }

                sheet.Submit(Guid.NewGuid(), round, admin, now);
            }

            round.Close([], admin, now);
            round.MarkComputed(admin, now);
            await db.SaveChangesAsync();
        });
        await ComputeAsync(world);
        return world;

        static decimal Usual(int rater, int unit) => (rater, unit) == (3, 0) ? 12 : 50 + rater;
    }

    private static async Task ComputeAsync(ResultWorld world) => await (await (await world.AsAsync(world.Admin)).OpenAsync($"/Results/Compute/{world.RoundId}")).Form().SubmitAsync();

    private static async Task<decimal?> TotalAsync(ResultWorld world) => (await world.ResultAsync()).Standings.Single(s => s.UnitId == world.First.Id).Total;

    private static async Task NobodyIsNamedAsync(ResultWorld world, Page page)
    {
        var sheets = await world.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.RoundId == world.RoundId).Select(s => s.Pseudonym).ToListAsync());
        Assert.All(sheets, pseudonym => Assert.DoesNotContain(pseudonym, page.Body, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Supervisor.Name, page.Text, StringComparison.Ordinal);
    }
}
