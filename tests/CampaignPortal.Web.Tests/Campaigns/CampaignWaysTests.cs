using System.Globalization;
using System.Net;
using System.Reflection;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Campaigns;

/// <summary>The ways to a campaign: from blank (as plan 000 needs it) and by copying an earlier one.</summary>
public sealed class CampaignWaysTests
{
    /// <summary>What a copy does not take over, and why. Every other property is the same in the copy.</summary>
    private static readonly Dictionary<string, string> NotCopied = new(StringComparer.Ordinal)
    {
        ["Campaign.Id"] = "its own", ["Campaign.Version"] = "its own", ["Campaign.Deeds"] = "its own", ["Campaign.IsTouched"] = "its own",
        ["Campaign.Name"] = "asked", ["Campaign.Year"] = "asked", ["Campaign.State"] = "a draft", ["Campaign.CopiedFromId"] = "names the source",
        ["Campaign.ApprovalNumber"] = "the copy is approved anew", ["Campaign.PlanDocumentNumber"] = "the copy is issued anew", ["Campaign.SchemeVersionId"] = "a version of its own with the same text",
        ["CampaignOutline.Begins"] = "shifted", ["CampaignOutline.Ends"] = "shifted",
        ["Category.Id"] = "its own",
        ["Participation.Id"] = "its own", ["Participation.JoinedOn"] = "from the day of the copy", ["Participation.LeftOn"] = "until further notice", ["Participation.LastDay"] = "until further notice",
        ["Goal.Id"] = "its own", ["Goal.Version"] = "its own", ["Goal.Deeds"] = "its own", ["Goal.IsTouched"] = "its own", ["Goal.CampaignId"] = "the copy", ["Goal.Attainments"] = "a result of the source",
        ["BasisDocument.Id"] = "its own", ["BasisDocument.Version"] = "its own", ["BasisDocument.Deeds"] = "its own", ["BasisDocument.IsTouched"] = "its own", ["BasisDocument.CampaignId"] = "the copy",
        ["GroupMember.Id"] = "its own", ["GroupMember.Version"] = "its own", ["GroupMember.Deeds"] = "its own", ["GroupMember.IsTouched"] = "its own", ["GroupMember.CampaignId"] = "the copy",
        ["GroupMember.From"] = "shifted", ["GroupMember.To"] = "shifted",
    };

    [PortalFact]
    public async Task Campaign_000_is_set_up_from_blank_through_the_pages(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var page = await (await scene.OpenAsync(scene.Admin, "/Campaigns/Blank")).Form().SubmitAsync(("Input.Name", "创争活动"), ("Input.OrganiserId", $"{scene.Organiser.Id}"));
        var id = Number(page.Path);
        foreach (var step in (string[])["/Rulebooks/Details", "/Campaigns/AddParticipants", "/Campaigns/Settings", "/Campaigns/Edit"])
        {
            Assert.NotNull(page.Document.QuerySelector($".cp-notice-warning a[href='{step}/{id}']"));
        }

        await SubmitAsync(scene, $"/Campaigns/Edit/{id}", ("Input.Theme", "服务基层、服务发展、群众满意"), ("Input.Level", "局"), ("Input.Purpose", "转变职能、改进作风、强化服务、提高效能"), ("Input.Begins.Wording", "2026年9月"),
            ("Input.Ends.Wording", "2029年8月底"), ("Input.HigherCampaign", "市委、市政府创优评差、奖先剖差活动"), ("Input.OfficeUnitId", $"{scene.Windows[2].Id}"), ("Input.OfficeStanding", nameof(OfficeStanding.OutsideRanking)));
        await SubmitAsync(scene, $"/Campaigns/Goals/{id}", ("Input.Text", "创优评差"), ("Input.Target", "进入市二十佳科室"), ("Input.Figure", "1"), ("Input.Measure", "个"));
        await SubmitAsync(scene, $"/Campaigns/Goals/{id}", ("Input.Text", "奖先剖差"), ("Input.Target", "无最差科室"));
        await SubmitAsync(scene, $"/Campaigns/Documents/{id}", ("Input.Title", "关于进一步加强市级机关作风建设的若干意见（试行）"), ("Input.Issuer", "市委"), ("Input.KeptAt", "局办公室"));
        await SubmitAsync(scene, $"/Campaigns/Group/{id}", ("Input.Name", "局长"), ("Input.Role", nameof(GroupRole.Head)));
        await SubmitAsync(scene, $"/Campaigns/Approval/{id}", ("Input.PlanDocumentNumber", "局发〔2026〕8号"));
        await AdoptSevenStandardsAsync(scene, id);
        await SubmitAsync(scene, $"/Campaigns/Settings/{id}", ("Input.FactsAfterDecision", nameof(LateFacts.Correct)), ("Input.DeciderKind", nameof(DeciderKind.Body)), ("Input.DeciderBody", "局务会"));
        var all = await scene.OpenAsync(scene.Admin, $"/Campaigns/AddParticipants/{id}?Kind={scene.Windows[0].Kind}");
        await all.Form().SubmitAsync([.. scene.Windows.Select(w => ("Input.UnitIds", (string?)$"{w.Id}"))]);
        var details = await scene.OpenAsync(scene.Admin, $"/Campaigns/Details/{id}");
        Assert.Null(details.Document.QuerySelector("main > .cp-notice-warning"));
        details.AssertCommandsAtMost(12);
        await SubmitAsync(scene, $"/Campaigns/Start/{id}");

        var campaign = await scene.CampaignAsync(id);
        Assert.Equal((CampaignState.Running, "2026年9月", "2029年8月底", new DateOnly(2029, 8, 31)), (campaign.State, campaign.Outline.Begins!.Wording, campaign.Outline.Ends!.Wording, campaign.Outline.Ends.Latest));
        Assert.Equal([(scene.Windows[0].Id, true), (scene.Windows[1].Id, true), (scene.Windows[2].Id, false)], campaign.ParticipantsOn(scene.Portal.Today).Select(p => (p.UnitId, p.IsRanked)).Order());
        var about = await scene.OpenAsync(scene.Head, $"/Campaigns/About/{id}");
        Assert.All((string[])["进入市二十佳科室", "局发〔2026〕8号", "市委、市政府创优评差", "原件存于局办公室", "2029年8月底"], t => Assert.Contains(t, about.Text, StringComparison.Ordinal));
        Assert.NotEmpty(await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.CampaignId == id && e.Code == "Campaign.Describe" && e.After!.Contains("2029年8月底")).ToListAsync()));
    }

    [PortalFact]
    public async Task A_copy_has_every_property_of_its_source_but_those_named_here(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var sourceId = await RichAsync(scene);
        var page = await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Copy/{sourceId}")).Form().SubmitAsync(("Input.Name", "下一轮活动"), ("Input.YearsLater", "3"), ("Input.Year", "2029"));
        var copyId = Number(page.Path);
        var (source, copy) = (await scene.CampaignAsync(sourceId), await scene.CampaignAsync(copyId));
        Same(source, copy);
        Same(source.Outline, copy.Outline);
        Assert.Equal(("2029年9月", new DateOnly(2032, 8, 31)), (copy.Outline.Begins!.Wording, copy.Outline.Ends!.Latest));
        Assert.Equal((sourceId, CampaignState.Draft, (string?)null), (copy.CopiedFromId, copy.State, copy.ApprovalNumber));
        Each(source.Categories, copy.Categories);
        Each(source.ParticipantsOn(scene.Portal.Today).OrderBy(p => p.UnitId), copy.Participations.OrderBy(p => p.UnitId));
        await scene.Portal.DataAsync(async db =>
        {
            Each(await db.Goals.AsNoTracking().Where(g => g.CampaignId == sourceId).OrderBy(g => g.Id).ToListAsync(), await db.Goals.AsNoTracking().Include(g => g.Attainments).Where(g => g.CampaignId == copyId).OrderBy(g => g.Id).ToListAsync());
            Each(await db.BasisDocuments.AsNoTracking().Where(d => d.CampaignId == sourceId).OrderBy(d => d.Id).ToListAsync(), await db.BasisDocuments.AsNoTracking().Where(d => d.CampaignId == copyId).OrderBy(d => d.Id).ToListAsync());
            Each(await db.GroupMembers.AsNoTracking().Where(m => m.CampaignId == sourceId).OrderBy(m => m.Id).ToListAsync(), await db.GroupMembers.AsNoTracking().Where(m => m.CampaignId == copyId).OrderBy(m => m.Id).ToListAsync());
            var schemes = await db.SchemeVersions.Where(v => v.Id == source.SchemeVersionId || v.Id == copy.SchemeVersionId).Select(v => v.CanonicalText).ToListAsync();
            Assert.Equal(2, schemes.Count);
            Assert.Single(schemes.Distinct());
            Assert.Equal(2, (await db.Evidence.Include(e => e.Uses).SingleAsync()).Uses.Count(u => u.Kind == EvidenceUseKind.BasisDocument));
        });
        Assert.Contains(source.Name, page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_unit_that_exists_no_longer_is_named_with_who_carries_on_and_is_not_copied(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.RunningAsync();
        await scene.Portal.DataAsync(async db =>
        {
            var gone = await db.Units.Include(u => u.Successions).SingleAsync(u => u.Id == scene.Windows[1].Id);
            gone.Close(scene.Portal.Today.AddDays(-1), [scene.Windows[2].Id], new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/Copy/{id}");
        Assert.Contains("二号窗口", page.Document.QuerySelector(".cp-notice-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("三号窗口", page.Document.QuerySelector(".cp-notice-warning")!.TextContent, StringComparison.Ordinal);
        page.AssertCommandsAtMost(12);
        var copy = await scene.CampaignAsync(Number((await page.Form().SubmitAsync()).Path));
        Assert.Equal([scene.Windows[0].Id], copy.Participations.Select(p => p.UnitId));
    }

    [PortalFact]
    public async Task A_file_shared_with_a_copy_is_not_changed_for_the_other(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var sourceId = await RichAsync(scene);
        var copyId = Number((await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Copy/{sourceId}")).Form().SubmitAsync(("Input.Name", "下一轮活动"))).Path);
        var (mine, other) = await scene.Portal.DataAsync(async db => (
            await db.BasisDocuments.SingleAsync(d => d.CampaignId == copyId && d.EvidenceId != null), await db.BasisDocuments.SingleAsync(d => d.CampaignId == sourceId && d.EvidenceId != null)));
        Assert.Equal(mine.EvidenceId, other.EvidenceId);
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/ReviseDocument/{mine.Id}")).Form().Choose("Input.Files", "新方案.pdf", Samples.Pdf());
        Assert.Equal($"/Campaigns/Documents/{copyId}", (await form.SubmitAsync()).Path);
        var after = await scene.Portal.DataAsync(db => db.BasisDocuments.Where(d => d.Id == mine.Id || d.Id == other.Id).ToDictionaryAsync(d => d.Id, d => d.EvidenceId));
        Assert.Equal(other.EvidenceId, after[other.Id]);
        Assert.NotEqual(other.EvidenceId, after[mine.Id]);
    }

    [PortalFact]
    public async Task Phases_and_tasks_are_planned_once_more_later_and_owed_to_who_carries_on(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var sourceId = await scene.RunningAsync();
        var (gone, between) = (await scene.Portal.UnitAsync("督查室"), await scene.Portal.UnitAsync("督查考评室"));
        await scene.Portal.DataAsync(async db =>
        {
            var (by, now, campaign) = (new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow(), await db.Campaigns.SingleAsync(c => c.Id == sourceId));
            var phase = new Phase(Guid.NewGuid(), campaign, new PhasePlan(1, "查摆问题", null, DateWording.Read("2026年12月", 2026)!, DateWording.Read("2027年2月", 2026), [CampaignFunction.Duties]), by, now);
            db.Add(phase);
            await db.SaveChangesAsync();
            db.Add(new PhaseTask(Guid.NewGuid(), phase, campaign.State, new TaskPlan("报送清单", null, DateWording.Read("2026年12月中旬前", 2026)!, false, DutyEvidence.None, true, [], [], [scene.Organiser.Id, gone.Id]), by, now));
            await db.SaveChangesAsync();
        });
        await CloseAsync(scene, gone, between);
        await CloseAsync(scene, between, scene.Windows[2]);
        var page = await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Copy/{sourceId}")).Form().SubmitAsync(("Input.Name", "下一轮活动"), ("Input.YearsLater", "2"));
        var copyId = Number(page.Path);
        var (copied, task) = await scene.Portal.DataAsync(async db => (await db.Phases.SingleAsync(p => p.CampaignId == copyId), await db.PhaseTasks.SingleAsync(t => t.CampaignId == copyId)));
        Assert.Equal(("查摆问题", "2028年12月", new DateOnly(2029, 2, 28)), (copied.Name, copied.Begin.Wording, copied.End!.Latest));
        Assert.Equal((copied.Id, new DateOnly(2028, 12, 10), 2), (task.PhaseId, task.Due.Earliest, task.RecipientUnitIds.Count));
        Assert.Equal([scene.Organiser.Id, scene.Windows[2].Id], task.RecipientUnitIds);
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Phases.CountAsync(p => p.CampaignId == sourceId)));
    }

    private static Task CloseAsync(CampaignScene scene, Unit unit, Unit successor) => scene.Portal.DataAsync(async db =>
    {
        var gone = await db.Units.Include(u => u.Successions).SingleAsync(u => u.Id == unit.Id);
        gone.Close(scene.Portal.Today.AddDays(-1), [successor.Id], new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    private static async Task SubmitAsync(CampaignScene scene, string path, params (string, string?)[] typed)
    {
        var page = await (await scene.OpenAsync(scene.Admin, path)).Form().SubmitAsync(typed);
        Assert.True(page.Document.QuerySelector(".cp-error-summary") is null, $"{path}: {page.Document.QuerySelector(".cp-error-summary")?.TextContent}");
    }

    private static int Number(string path) => int.Parse(path.Split('/')[^1], CultureInfo.InvariantCulture);

    /// <summary>The seven headings of plan 000, typed in and adopted.</summary>
    private static async Task AdoptSevenStandardsAsync(CampaignScene scene, int id)
    {
        string[] headings = ["政治合格，思想过硬", "服从大局，服务中心", "制度完善，执行有力", "真诚服务，办事高效", "业务精通，勤奋工作", "廉洁奉公，遵章守纪", "团结协作，成绩突出"];
        await SubmitAsync(scene, $"/Rulebooks/Begin/{id}", ("Input.Source", "blank"));
        foreach (var (index, heading) in headings.Index())
        {
            await SubmitAsync(scene, $"/Rulebooks/AddCriterion/{id}", ("Input.Code", $"{index + 1}"), ("Input.Group", "创争标准"), ("Input.Heading", heading), ("Input.Wording", heading),
                ("First.Kind", "Points"), ("First.Points", index < 6 ? "15" : "10"));
        }

        await SubmitAsync(scene, $"/Rulebooks/Channels/{id}", ("Input.Channels[0].Weight", "30"), ("Input.Channels[1].Weight", "70"));
        await SubmitAsync(scene, $"/Rulebooks/Adopt/{id}");
    }

    /// <returns>A running campaign that has everything a campaign can have.</returns>
    private static async Task<int> RichAsync(CampaignScene scene)
    {
        var parent = await scene.DraftAsync();
        var id = await scene.RunningAsync();
        await SubmitAsync(scene, $"/Campaigns/Edit/{id}", ("Input.Theme", "服务基层"), ("Input.Purpose", "提高效能"), ("Input.Level", "局"), ("Input.Begins.Wording", "2026年9月"), ("Input.Ends.Wording", "2029年8月底"),
            ("Input.ParentCampaignId", $"{parent}"), ("Input.OfficeUnitId", $"{scene.Windows[1].Id}"), ("Input.OfficeStanding", nameof(OfficeStanding.OutsideRanking)));
        await SubmitAsync(scene, $"/Campaigns/Approval/{id}", ("Input.ApprovalNumber", "批〔2026〕3号"), ("Input.PlanDocumentNumber", "局发〔2026〕8号"));
        await SubmitAsync(scene, $"/Campaigns/Goals/{id}", ("Input.Text", "创优评差"), ("Input.Target", "进入市二十佳科室"), ("Input.Figure", "1"), ("Input.Measure", "个"));
        var goal = await scene.Portal.DataAsync(db => db.Goals.Where(g => g.CampaignId == id).Select(g => g.Id).SingleAsync());
        await SubmitAsync(scene, $"/Campaigns/RegisterGoal/{goal}", ("Input.Outcome", nameof(Attainment.Attained)), ("Input.Value", "1"), ("Input.Note", "市委通报"));
        var documents = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Documents/{id}")).Form().Choose("Input.Files", "方案.pdf", Samples.Pdf());
        await documents.SubmitAsync(("Input.Title", "实施方案"), ("Input.Number", "茂办发〔2008〕20号"), ("Input.Issuer", "市委办"), ("Input.IssuedOn", "2026-08-01"), ("Input.KeptAt", "档案室"));
        await SubmitAsync(scene, $"/Campaigns/Group/{id}", ("Input.Person", await scene.Portal.DataAsync(db => db.People.Where(p => p.Id == scene.Leader.PersonId).Select(p => p.StaffNumber).SingleAsync())),
            ("Input.Post", "局长"), ("Input.Role", nameof(GroupRole.Head)), ("Input.From", "2026-09-01"), ("Input.To", "2029-08-31"));
        return id;
    }

    private static void Each<T>(IEnumerable<T> sources, IEnumerable<T> copies)
    {
        var (first, second) = (sources.ToList(), copies.ToList());
        Assert.Equal(first.Count, second.Count);
        Assert.NotEmpty(first);
        first.Zip(second).ToList().ForEach(pair => Same(pair.First, pair.Second));
    }

    /// <summary>A property that is new and nobody thought of is compared, and so shows itself here.</summary>
    private static void Same<T>(T source, T copy)
    {
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !NotCopied.ContainsKey($"{typeof(T).Name}.{p.Name}")))
        {
            var (before, after) = (property.GetValue(source), property.GetValue(copy));
            if (before is IEnumerable<object> or CampaignOutline)
            {
                continue; // compared by its own parts
            }

            Assert.True(Equals(before, after), $"{typeof(T).Name}.{property.Name}: {before} became {after}");
        }
    }
}
