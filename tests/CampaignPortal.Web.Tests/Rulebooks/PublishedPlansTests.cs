using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>The standards of three published plans are typed into the pages, adopted, and a quarter opens on them.</summary>
public sealed class PublishedPlansTests
{
    private sealed record Line(string Code, string Group, string Heading, string Wording, string Kind, string Points);

    private static readonly Line[] Seven =
    [
        new("1", "创争标准", "政治合格，思想过硬", "立党为公、执政为民，自觉为职工群众办实事。", "Points", "15"),
        new("2", "创争标准", "服从大局，服务中心", "年度目标全面和超额完成。", "Ratio", "15"),
        new("3", "创争标准", "制度完善，执行有力", "科务公开，服务承诺、办事公开、办事时限制度执行良好。", "Points", "15"),
        new("4", "创争标准", "真诚服务，办事高效", "首问负责，一次性告知，特殊群体急事难事及时办。", "Points", "15"),
        new("5", "创争标准", "业务精通，勤奋工作", "每周安排一定时间集中学习政治、业务、法律。", "Points", "15"),
        new("6", "创争标准", "廉洁奉公，遵章守纪", "不谋小集体、个人利益，公道办事、秉公执法。", "Points", "15"),
        new("7", "创争标准", "团结协作，成绩突出", "有新思路、新举措、新突破，实绩显著。", "Points", "10"),
    ];

    /// <summary>In the order of the guiding paragraph, which is not the one of section two.</summary>
    private static readonly Line[] Six =
    [
        new("XX", "六型机关", "学习型", "学以立德、增智、致用。", "Points", "20"),
        new("GX", "六型机关", "高效型", "规范、协调、透明、高效的管理体制。", "Points", "20"),
        new("FW", "六型机关", "服务型", "由管理者向服务者转变。", "Points", "15"),
        new("HX", "六型机关", "和谐型", "杜绝各自为政、推诿内耗。", "Points", "15"),
        new("CX", "六型机关", "创新型", "打破旧框框。", "Points", "15"),
        new("LJ", "六型机关", "廉洁型", "教育、制度、监督、惩处并举。", "Points", "15"),
    ];

    private static readonly Line[] Eight =
    [
        new("1.1", "履职服务", "思想作风正", "文明、热情、快捷、高效服务，塑好窗口形象。", "Points", "10"),
        new("1.2", "履职服务", "业务技能强", "学政治、业务、法律，“新三学”。", "Points", "10"),
        new("1.3", "履职服务", "工作质量高", "在承诺时限内办理，办结率和准确率达100%。", "Ratio", "10"),
        new("1.4", "履职服务", "服务态度优", "公务用语一律普通话，意见不争辩。", "Points", "20"),
        new("1.5", "履职服务", "团结协作好", "窗口形象为重，配合沟通。", "Points", "10"),
        new("2.1", "廉洁自律", "廉政制度", "不谋私利。", "Points", "10"),
        new("2.2", "廉洁自律", "职业道德", "公正公道，不损害基层和群众利益。", "Points", "10"),
        new("2.3", "廉洁自律", "妥善处理投诉", "当场答复，特殊情况追踪处理直至完毕。", "Points", "10"),
    ];

    [PortalFact]
    public async Task Plan_000_seven_standards_of_sections(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await TypeInAsync(scene, Seven);
        var round = await AdoptAndOpenAsync(scene, id);
        Assert.Equal(Seven.Select(l => l.Heading), await HeadingsAsync(scene, round));
        await scene.OpenAsync($"/Standards/Version/{round.StandardSetVersionId}");
    }

    [PortalFact]
    public async Task Plan_001_six_standards_whose_order_is_changed_by_moving_one(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await TypeInAsync(scene, Six);
        await scene.DoAsync($"/Rulebooks/MoveCriterion/{id}/FW", ("Input.Behind", "XX"));
        var round = await AdoptAndOpenAsync(scene, id);
        Assert.Equal(["学习型", "服务型", "高效型", "和谐型", "创新型", "廉洁型"], await HeadingsAsync(scene, round));
        Assert.Equal(["XX", "FW", "GX", "HX", "CX", "LJ"], (await SchemeAsync(scene, round)).Content.TreeItems.Select(i => i.Code));
    }

    [PortalFact]
    public async Task Plan_004_eight_standards_with_two_rates_and_deductions_for_the_tone_of_voice(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await TypeInAsync(scene, Eight);
        var office = scene.Base.Organiser.NormalisedCode;
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1.3", ("Input.Name", "按期办结率"), ("Input.Points", "5"), ("Input.Office", office), ("Input.Curve", "StepLoss"), ("Input.LossPerPoint", "1"));
        await scene.DoAsync($"/Rulebooks/AddItem/{id}?criterion=1.3&kind=Ratio", ("Input.Name", "办件准确率"), ("Input.Points", "15"), ("Input.Office", office));
        await scene.DoAsync($"/Rulebooks/RemoveItem/{id}/1.4");
        await scene.DoAsync($"/Rulebooks/AddItem/{id}?criterion=1.4&kind=Deduct", ("Input.Name", "服务态度"), ("Input.Points", "10"), ("Input.Office", office),
            ("Input.Causes[0].Words", "不用普通话"), ("Input.Causes[0].From", "0.5"), ("Input.Causes[1].Words", "与群众争吵"), ("Input.Causes[1].From", "2"), ("Input.Causes[1].To", "5"));
        var details = await scene.OpenAsync($"/Rulebooks/Details/{id}");
        Assert.Contains("本组 60 分", details.Text, StringComparison.Ordinal);
        Assert.Contains("本组 30 分", details.Text, StringComparison.Ordinal);
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1.1", ("Input.Points", "20"));
        var round = await AdoptAndOpenAsync(scene, id);
        Assert.Equal(Eight.Select(l => l.Heading), await HeadingsAsync(scene, round));
        var scheme = await SchemeAsync(scene, round);
        Assert.Equal((100m, 2, 2), (scheme.Content.TreeItems.Sum(i => i.Points), scheme.Content.TreeItems.OfType<RatioItem>().Count(), scheme.Content.Items.Count));
        Assert.Single(await scene.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.RoundId == round.Id && s.RaterUnitId == scene.Base.Organiser.Id).ToListAsync()));
    }

    /// <summary>Begins with nothing, types in the standards with their points, and the weights.</summary>
    private static async Task<int> TypeInAsync(RulebookScene scene, IEnumerable<Line> lines)
    {
        var id = await scene.BareAsync();
        await scene.DoAsync($"/Rulebooks/Begin/{id}", ("Input.Source", "blank"));
        foreach (var line in lines)
        {
            await scene.DoAsync($"/Rulebooks/AddCriterion/{id}", ("Input.Code", line.Code), ("Input.Group", line.Group), ("Input.Heading", line.Heading), ("Input.Wording", line.Wording),
                ("First.Kind", line.Kind), ("First.Points", line.Points));
        }

        await scene.DoAsync($"/Rulebooks/Channels/{id}", ("Input.Channels[0].Weight", "30"), ("Input.Channels[1].Weight", "70"));
        return id;
    }

    private static async Task<Round> AdoptAndOpenAsync(RulebookScene scene, int campaignId)
    {
        var adopt = await scene.OpenAsync($"/Rulebooks/Adopt/{campaignId}");
        Assert.True(adopt.Document.QuerySelector("main form[method=post]") is not null, adopt.Text);
        Assert.StartsWith("/Rulebooks/Details/", (await adopt.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.Equal($"/Campaigns/Details/{campaignId}", (await (await scene.OpenAsync($"/Campaigns/Start/{campaignId}")).Form().SubmitAsync()).Path);
        return await OpenRoundAsync(scene, campaignId, new Quarter(2026, 3));
    }

    internal static async Task<Round> OpenRoundAsync(RulebookScene scene, int campaignId, Quarter quarter)
    {
        var by = new Actor(scene.Base.Admin.PersonId);
        var id = await scene.Portal.DataAsync(async db =>
        {
            var today = scene.Portal.Today;
            var round = new Round(campaignId, quarter, new RoundDates(today, today.AddDays(5), today.AddDays(7), today.AddDays(10), 1), by, scene.Portal.Clock.GetUtcNow());
            db.Add(round);
            await db.SaveChangesAsync();
            return round.Id;
        });
        await scene.Portal.WithAsync<RoundOpening, bool>(async opening =>
        {
            await opening.OpenAsync(id, null, by, default);
            return true;
        });
        return await scene.Base.RoundAsync(id);
    }

    private static Task<List<string>> HeadingsAsync(RulebookScene scene, Round round) => scene.Portal.DataAsync(db =>
        db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == round.StandardSetVersionId && v.FrozenAt != null).SelectMany(v => v.Criteria).OrderBy(c => c.Order).Select(c => c.Heading).ToListAsync());

    private static async Task<Scheme> SchemeAsync(RulebookScene scene, Round round) =>
        Scheme.Parse(await scene.Portal.DataAsync(db => db.SchemeVersions.Where(v => v.Id == round.SchemeVersionId).Select(v => v.CanonicalText).SingleAsync()));
}
