using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>That a figure can be followed to its marks, recalculated by anyone, and not changed behind anybody’s back.</summary>
public sealed class ProofTests
{
    [PortalFact]
    public async Task The_explanation_leads_from_the_total_to_mark_rule_and_record(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var page = await (await world.AsAsync(world.Staff)).OpenAsync(world.UnitPage());
        foreach (var words in (string[])
            [ResultWorld.FirstTotal, ResultWorld.FirstPart, "(52.91 + 51.37) ÷ 2 = 52.14", "40 − 2 = 38", "督查组", "迟到早退", "2026-0001", "每次 2 分", "《考评办法》第十二条", "0.2×100 + 0.8×90.14"])
        {
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(world.Supervisor.Name, page.Body, StringComparison.Ordinal);
    }

    /// <summary>What names a rater in the bundle stands on no page, and what the pages show of him is not in the bundle.</summary>
    [PortalFact]
    public async Task AUTHZ_05_nothing_joins_a_mark_in_the_bundle_to_a_rater(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var sheets = await world.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.RoundId == world.RoundId).Select(s => new { s.Id, s.Pseudonym }).ToListAsync());
        var (bundle, admin) = ((await world.ResultAsync()).Bundle.Text, await world.AsAsync(world.Admin));
        Assert.All(sheets, s => Assert.Contains(s.Pseudonym, bundle, StringComparison.Ordinal));
        Assert.All(sheets, s => Assert.DoesNotContain($"sheet-{s.Id}", bundle, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Supervisor.Name, bundle, StringComparison.Ordinal);
        foreach (var path in (string[])[world.At("Ranking"), world.UnitPage(), $"/Rounds/Details/{world.RoundId}", "/Audit"])
        {
            var page = await admin.OpenAsync(path);
            Assert.All(sheets, s => Assert.DoesNotContain(s.Pseudonym, page.Body, StringComparison.Ordinal));
        }
    }

    [PortalFact]
    public async Task BIZ_07_every_root_of_an_explanation_is_the_total_that_is_on_record(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var result = await world.ResultAsync();
        var bundle = Bundle.Parse(result.Bundle.Text);
        foreach (var unit in world.Units)
        {
            Assert.Equal(result.Standings.Single(s => s.UnitId == unit.Id).Total, Explanation.For(bundle.Scheme, bundle.Facts, unit.Code).Value);
        }
    }

    [PortalFact]
    public async Task In_English_the_same_figures_stand_and_missing_names_are_marked_as_Chinese(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var staff = await world.AsAsync(world.Staff);
        staff.Cookies.Add(new Uri("http://localhost"), new Cookie("cp-culture", "c%3Den%7Cuic%3Den"));
        var page = await staff.OpenAsync(world.UnitPage());
        Assert.Contains("Weighted score", page.Text, StringComparison.Ordinal);
        Assert.Contains("Quality", page.Text, StringComparison.Ordinal);
        Assert.Contains("工作纪律", page.Document.QuerySelectorAll(".cp-tree-name[lang=zh-CN]").Select(n => n.TextContent));
        Assert.Contains(ResultWorld.FirstTotal, page.Text, StringComparison.Ordinal);
    }

    /// <summary>BIZ-07, AUD-04.</summary>
    [PortalFact]
    public async Task Verifying_says_same_and_finds_one_changed_digit(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var admin = await world.AsAsync(world.Admin);
        Assert.Contains("每个总分、名次和校验值都相同", (await admin.OpenAsync(world.At("Verify"))).Text, StringComparison.Ordinal);

        var text = (await world.ResultAsync()).Bundle.Text;
        await StoreAsync(world, text.Replace(ResultWorld.FirstTotal, "92.12", StringComparison.Ordinal));
        var page = await admin.OpenAsync(world.At("Verify"));
        Assert.Contains("户籍窗口的总分", page.Text, StringComparison.Ordinal);
        Assert.Contains(ResultWorld.FirstTotal, page.Text, StringComparison.Ordinal);
        Assert.Contains("92.12", page.Text, StringComparison.Ordinal);
        var staff = await (await world.AsAsync(world.Rival)).OpenAsync(world.At("Verify"));
        Assert.Contains("不一致", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ResultWorld.FirstTotal, staff.Text, StringComparison.Ordinal);

        await StoreAsync(world, "{}");
        Assert.Contains("已经损坏", (await admin.OpenAsync(world.At("Verify"))).Text, StringComparison.Ordinal);
    }

    /// <summary>What a unit's explanation is read from is a copy: the original is the bundle.</summary>
    [PortalFact]
    public async Task AUD_04_verifying_finds_an_explanation_that_is_not_that_of_the_bundle(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var excerpt = await world.Portal.DataAsync(db => db.Set<StandingExcerpt>().OrderBy(e => e.Id).Select(e => e.Text).FirstAsync());
        Assert.Contains("51.37", excerpt, StringComparison.Ordinal);
        await ExplainAsync(world, excerpt.Replace("51.37", "51.38", StringComparison.Ordinal));
        Assert.Contains("户籍窗口", (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Verify"))).Text, StringComparison.Ordinal);

        await ExplainAsync(world, excerpt);
        await world.Portal.DataAsync(async db => await db.SchemeVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.CanonicalText, v => v.CanonicalText.Replace("工作纪律", "工作记律"))));
        Assert.Contains("计分办法与登记的不一致", (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Verify"))).Text, StringComparison.Ordinal);

        await ExplainAsync(world, "{}");
        Assert.Contains("已经损坏", (await (await world.AsAsync(world.Admin)).OpenAsync(world.UnitPage())).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Verifying_finds_a_ranking_that_is_not_that_of_the_bundle(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        await world.Portal.DataAsync(async db => await db.Set<Domain.Assessments.Standing>().Where(s => s.UnitId == world.First.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Rank, 2)));
        Assert.Contains("户籍窗口", (await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Verify"))).Text, StringComparison.Ordinal);
    }

    /// <summary>FILE-05.</summary>
    [PortalFact]
    public async Task The_bundle_is_handed_out_byte_for_byte_as_a_download(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines);
        var page = await (await world.AsAsync(world.Admin)).OpenAsync(world.At("Bundle"));
        Assert.Equal((await world.ResultAsync()).Bundle.Text, page.Body);
        Assert.StartsWith("attachment; ", page.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''", page.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("application/json", page.Headers["Content-Type"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.StartsWith("sandbox", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(VerificationOutcome.Same, Bundle.Verify(page.Body).Outcome);
    }

    /// <summary>WEB-04.</summary>
    [PortalFact]
    public async Task A_name_that_looks_like_markup_is_text_on_every_page(Provider provider)
    {
        const string payload = "<img src=x onerror=alert(1)>";
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines, firstName: payload);
        await world.StateCaseAsync(payload);
        var admin = await world.AsAsync(world.Admin);
        foreach (var path in (string[])["/Results", world.At("Ranking"), world.UnitPage(), world.At("Register"), $"/Results/Answer/{world.ResultId}/1"])
        {
            var page = await admin.OpenAsync(path);
            page.AssertStatus(HttpStatusCode.OK);
            Assert.DoesNotContain(payload, page.Body, StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector("img[src=x]"));
        }
    }

    [PortalFact]
    public async Task AUD_01_each_download_of_a_bundle_is_on_record_and_a_refused_one_hands_out_nothing(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        (await (await world.AsAsync(world.Staff)).OpenAsync(world.At("Bundle"))).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal(0, await world.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "RoundResult.Download")));
        var leader = await world.AsAsync(world.Leader);
        await leader.OpenAsync(world.At("Bundle"));
        await leader.OpenAsync(world.At("Bundle"));
        var rows = await world.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "RoundResult.Download").ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal((world.Leader.PersonId, world.ResultId, "127.0.0.1", true), (r.PersonId, r.SubjectId, r.RemoteAddress, r.RequestId is not null)));
        Assert.Contains("下载", (await (await world.AsAsync(world.Admin)).OpenAsync("/Audit")).Text, StringComparison.Ordinal);
    }

    /// <summary>Changes the first unit's excerpt, as <see cref="StoreAsync"/> changes the bundle.</summary>
    private static Task<int> ExplainAsync(ResultWorld world, string text) => world.Portal.DataAsync(async db =>
        await db.Set<Domain.Assessments.Standing>().Where(s => s.UnitId == world.First.Id).Select(s => s.Excerpt).ExecuteUpdateAsync(s => s.SetProperty(e => e.Text, text)));

    /// <summary>Changes the stored bundle as somebody with the database in his hands would.</summary>
    private static Task<int> StoreAsync(ResultWorld world, string text) => world.Portal.DataAsync(async db =>
        await db.RoundResults.Where(r => r.Id == world.ResultId).Select(r => r.Bundle).ExecuteUpdateAsync(s => s.SetProperty(b => b.Text, text)));
}
