using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>In the middle of a running quarter the standards get a new version.</summary>
public sealed class MidQuarterTests
{
    [PortalFact]
    public async Task The_open_quarter_keeps_its_rules_what_was_filed_stays_and_the_next_quarter_opens_on_the_new_ones(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var (id, round) = await RunningAsync(scene);
        var sheet = await scene.Portal.DataAsync(db => db.SelfAssessments.Where(s => s.RoundId == round.Id && s.UnitId == scene.Base.Windows[0].Id).Select(s => s.Id).SingleAsync());
        var staff = await scene.Portal.SignInAsync(scene.Base.Staff);
        await (await staff.OpenAsync($"/SelfAssessments/Item/{sheet}/2")).Form().SubmitAsync(("Input.Points", "45"));
        Assert.Equal($"/SelfAssessments/Receipt/{sheet}", (await (await staff.OpenAsync($"/SelfAssessments/Check/{sheet}")).Form().SubmitAsync()).Path);
        var filed = await FiledAsync(scene, sheet);

        await scene.DoAsync($"/Rulebooks/Begin/{id}");
        await scene.DoAsync($"/Rulebooks/EditCriterion/{id}/1", ("Input.Wording", "热情周到，耐心解释"), ("Input.RequiresEvidence", "true"));
        await scene.DoAsync($"/Rulebooks/RemoveCriterion/{id}/2");
        await scene.DoAsync($"/Rulebooks/AddCriterion/{id}", ("Input.Code", "3"), ("Input.Group", "学习"), ("Input.Heading", "学习"), ("Input.Wording", "每周学习"), ("First.Points", "40"));
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1", ("Input.Points", "60"), ("Input.Office", scene.Base.Organiser.NormalisedCode));
        await scene.DoAsync($"/Rulebooks/Channels/{id}", ("Input.Channels[0].Weight", "100"), ("Input.Channels[0].IsUsed", "true"));

        var preview = await scene.OpenAsync($"/Rulebooks/Adopt/{id}");
        foreach (var said in (string[])["2026年第3季度（进行中）仍按原来的细则", "删去 2 规定", "新增 3 学习", "1 态度 文字有改动", "热情周到，耐心解释", "1 自评时现在必须上传佐证材料", "由 50 分改为 60 分", "编号不变的要点（1）"])
        {
            Assert.Contains(said, preview.Text, StringComparison.Ordinal);
        }

        preview.AssertCommandsAtMost(12);
        Assert.StartsWith("/Rulebooks/Details/", (await preview.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        var (kept, campaign) = (await scene.Base.RoundAsync(round.Id), await scene.Base.CampaignAsync(id));
        Assert.Equal((round.SchemeVersionId, round.StandardSetVersionId), (kept.SchemeVersionId, kept.StandardSetVersionId));
        Assert.NotEqual((kept.SchemeVersionId, kept.StandardSetVersionId), (campaign.SchemeVersionId, campaign.StandardSetVersionId));
        Assert.Equal(filed, await FiledAsync(scene, sheet));
        Assert.Contains("的新考评细则", (await scene.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
        Assert.Contains("规定", (await staff.OpenAsync($"/Standards/Version/{kept.StandardSetVersionId}")).Text, StringComparison.Ordinal);
        (await staff.OpenAsync($"/Standards/Version/{campaign.StandardSetVersionId}")).AssertStatus(HttpStatusCode.NotFound);

        Assert.StartsWith("/Rounds/Details/", (await (await scene.OpenAsync($"/Rounds/Close/{round.Id}")).Form().SubmitAsync()).Path, StringComparison.Ordinal);
        await (await scene.OpenAsync($"/Results/Compute/{round.Id}")).Form().SubmitAsync();
        var result = await scene.Portal.DataAsync(db => db.RoundResults.Include(r => r.Standings).AsNoTracking().SingleAsync(r => r.RoundId == round.Id));
        Assert.Equal(95, result.Standings.Single(s => s.UnitId == scene.Base.Windows[0].Id).Total);
        Assert.Contains("项目2", (await scene.OpenAsync($"/Results/Unit/{result.Id}/{scene.Base.Windows[0].Id}")).Text, StringComparison.Ordinal);

        var next = await PublishedPlansTests.OpenRoundAsync(scene, id, new Quarter(2026, 4));
        Assert.Equal((campaign.SchemeVersionId, campaign.StandardSetVersionId), (next.SchemeVersionId, next.StandardSetVersionId));
        Assert.Contains("新增 3 学习", (await scene.OpenAsync($"/Standards/Compare/{kept.StandardSetVersionId}/{next.StandardSetVersionId}")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await scene.OpenAsync("/Standards")).Document.QuerySelectorAll("main a[href^='/Standards/Version']").Length);
    }

    [PortalFact]
    public async Task A_changed_name_of_the_standards_is_previewed_and_taken_over_and_another_set_s_name_is_refused(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var (id, other) = (await scene.WrittenAsync(), await scene.BareAsync());
        await scene.AdoptAsync(id);
        await scene.WriteAsync(other, RulebookScene.Small() with { SetName = "窗口标准" });
        await scene.AdoptAsync(other);
        var before = await scene.Base.CampaignAsync(id);

        await scene.WriteAsync(id, RulebookScene.Small() with { SetName = "窗口标准" });
        var refused = await scene.OpenAsync($"/Rulebooks/Adopt/{id}");
        Assert.Contains("另有一套同名的评比标准", refused.Text, StringComparison.Ordinal);
        Assert.Null(refused.Document.QuerySelector("main form[method=post]"));
        await Assert.ThrowsAsync<RefusedException>(() => scene.AdoptAsync(id));
        await scene.DoAsync($"/Rulebooks/Discard/{id}");

        await scene.WriteAsync(id, RulebookScene.Small() with { SetName = "大厅标准" });
        var preview = await scene.OpenAsync($"/Rulebooks/Adopt/{id}");
        Assert.Contains("标准名称由“标准”改为“大厅标准”", preview.Text, StringComparison.Ordinal);
        Assert.StartsWith("/Rulebooks/Details/", (await preview.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.Equal(before.StandardSetVersionId, (await scene.Base.CampaignAsync(id)).StandardSetVersionId);
        var list = (await scene.OpenAsync("/Standards")).Text;
        Assert.Contains($"大厅标准（HD{id}）第1版", list, StringComparison.Ordinal);
        Assert.Contains($"窗口标准（HD{other}）第1版", list, StringComparison.Ordinal);
        Assert.Equal(("标准", "大厅标准"), await scene.Portal.DataAsync(db => db.AuditEntries.Where(a => a.Code == "StandardSet.Rename").Select(a => new ValueTuple<string?, string?>(a.Before, a.After)).SingleAsync()));
    }

    [PortalFact]
    public async Task Before_any_round_opens_an_adopted_version_is_rewritten_in_place_unless_another_campaign_goes_by_it(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.AdoptAsync(id);
        var first = await scene.Base.CampaignAsync(id);
        await scene.WriteAsync(id, RulebookScene.Reworded("周到"));
        await scene.AdoptAsync(id);
        var second = await scene.Base.CampaignAsync(id);
        Assert.Equal((first.SchemeVersionId, first.StandardSetVersionId), (second.SchemeVersionId, second.StandardSetVersionId));

        await scene.Base.DraftAsync((copy, by, now) =>
        {
            copy.AdoptScheme(second.SchemeVersionId!.Value, by, now);
            copy.AdoptStandards(second.StandardSetVersionId!.Value, by, now);
        });
        await scene.WriteAsync(id, RulebookScene.Reworded("耐心"));
        await scene.AdoptAsync(id);
        var third = await scene.Base.CampaignAsync(id);
        Assert.NotEqual(second.StandardSetVersionId, third.StandardSetVersionId);
        Assert.Equal("周到", await scene.Portal.DataAsync(db => db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == second.StandardSetVersionId).SelectMany(v => v.Criteria).Where(c => c.Code == "1").Select(c => c.Text).SingleAsync()));
    }

    [PortalFact]
    public async Task AUTHZ_02_standards_of_others_do_not_exist(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var (_, round) = await RunningAsync(scene);
        foreach (var who in (Someone[])[scene.Base.Staff, scene.Base.Head, scene.Base.Leader])
        {
            var visitor = await scene.Portal.SignInAsync(who);
            (await visitor.OpenAsync($"/Standards/Version/{round.StandardSetVersionId}")).AssertStatus(HttpStatusCode.OK);
            var list = await visitor.OpenAsync("/Standards");
            Assert.Single(list.Document.QuerySelectorAll("main a[href^='/Standards/Version']"));
            list.AssertCommandsAtMost(12);
        }

        var stranger = await scene.Portal.SignInAsync(scene.Base.OtherAdmin);
        (await stranger.OpenAsync($"/Standards/Version/{round.StandardSetVersionId}")).AssertStatus(HttpStatusCode.NotFound);
        (await stranger.OpenAsync($"/Standards/Compare/{round.StandardSetVersionId}/{round.StandardSetVersionId}")).AssertStatus(HttpStatusCode.NotFound);
        Assert.Empty((await stranger.OpenAsync("/Standards")).Document.QuerySelectorAll("main a[href^='/Standards/Version']"));
    }

    /// <summary>A running campaign in whose open quarter units assess themselves, and nobody else does.</summary>
    private static async Task<(int CampaignId, Round Round)> RunningAsync(RulebookScene scene)
    {
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, RulebookScene.Small().Weighted(new Dictionary<string, ChannelWeight> { ["self"] = new(1, false) }, new Scale(100, null, 0), null));
        await scene.AdoptAsync(id);
        await (await scene.OpenAsync($"/Campaigns/Start/{id}")).Form().SubmitAsync();
        return (id, await PublishedPlansTests.OpenRoundAsync(scene, id, new Quarter(2026, 3)));
    }

    private static Task<string> FiledAsync(RulebookScene scene, int sheet) => scene.Portal.DataAsync(async db =>
    {
        var stored = await db.SelfAssessments.Include(s => s.Answers).Include(s => s.Submissions).AsSplitQuery().AsNoTracking().SingleAsync(s => s.Id == sheet);
        return $"{stored.Version} {stored.State} {string.Join(' ', stored.Answers.OrderBy(a => a.ItemCode, StringComparer.Ordinal).Select(a => $"{a.ItemCode}:{a.Entry.Points}"))} {stored.Submissions.Count}";
    });
}
