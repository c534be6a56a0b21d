using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>
/// The demonstration: a centre with 24 windows of eight bureaus and four offices, three finished quarters and a running
/// one. Everything is done through the domain's verbs, and the same first day gives the same content.
/// </summary>
internal sealed class Demonstration(CampaignDbContext db, UserManager<Account> accounts, TemplatePacks packs, WorkCalendar calendar, TimeProvider clock)
{
    private const string TemplateCode = "service-centre-quarter";
    private readonly DemoClock _demoClock = new();

    /// <summary>Fills an empty database; leaves one with people in it alone.</summary>
    public async Task PlayAsync(CancellationToken ct)
    {
        if (await db.People.AnyAsync(ct))
        {
            return;
        }

        var today = clock.Today();
        var running = Quarter.Of(today);
        var first = running.Previous.Previous.Previous;
        var stage = new DemoStage(db, accounts, _demoClock);
        await stage.SetAsync(first.FirstDay.AddDays(-20), ct);
        var campaign = await FoundAsync(stage, first.FirstDay.AddDays(-15), running.Year, ct);
        var scheme = await new Schemes(db).OfVersionAsync(campaign.SchemeVersionId!.Value, ct);
        var phases = new DemoPhases(db, stage, _demoClock, calendar);
        await phases.PlanAsync(campaign, first, running, ct);
        var finished = new DemoFinishedQuarter(stage, calendar);
        for (var quarter = first; quarter < running; quarter = quarter.Next)
        {
            await finished.PlayAsync(new DemoRound(db, stage, _demoClock, calendar, scheme), campaign, quarter, ct);
        }

        var round = new DemoRound(db, stage, _demoClock, calendar, scheme);
        await new DemoRunningQuarter(db, stage, _demoClock, calendar).PlayAsync(round, campaign, running, today, ct);
        await phases.MendAsync(campaign, today, ct);
        await phases.DraftAsync(campaign, packs.Find(TemplateCode)!.NewRulebook(scheme.Content), today.AddDays(-1), ct);
    }

    private async Task<Campaign> FoundAsync(DemoStage stage, DateOnly on, int year, CancellationToken ct)
    {
        _demoClock.GoTo(on, 9);
        var administrator = new Actor(stage.Players["chenjing"].Id);
        var pack = packs.Find(TemplateCode)!;
        var settings = pack.NewSettings() with
        {
            FactsAfterDecision = LateFacts.Correct,
            Lateness = Lateness.AcceptUntil,
            LateWorkingDays = 5,
            DeciderPersonId = stage.Players["zhangweimin"].Id,
            AudienceLevel = AudienceLevel.OwnCategory,
            AreResponsibleMarksNamed = true,
            ReviewsSheets = true,
        };
        var plan = new CampaignPlan(
            stage.Units[DemoCast.CentreCode].Id, $"{year}年“优质服务窗口”创建活动", year,
            new Dictionary<string, decimal> { ["self"] = 0.2m, ["comprehensive"] = 0.8m },
            new Dictionary<string, string>
            {
                ["office:campaign"] = "K01", ["office:personnel"] = "K02", ["office:inspection"] = "K03", ["office:business"] = "K04",
            },
            settings,
            new CampaignOutline { OfficeUnitId = stage.Units["K01"].Id, OfficeStanding = OfficeStanding.Rated, Begins = ImpreciseDate.On(new(year, 1, 1)), Ends = ImpreciseDate.On(new(year, 12, 31)) });
        var id = await new CampaignFounding(db, new RulesAdopting(db, _demoClock), _demoClock).FoundAsync(pack, plan, administrator, ct);
        var campaign = await db.Campaigns.Include(c => c.Categories).Include(c => c.Participations).SingleAsync(c => c.Id == id, ct);
        await GradeAsync(campaign, administrator, ct);
        foreach (var unit in stage.Units.Values.Where(u => u.Code[0] is 'W' or 'K'))
        {
            campaign.Join(unit.Id, unit.Code[0] == 'W' ? "WINDOW" : "SECTION", isRanked: true, on, administrator, _demoClock.GetUtcNow());
        }

        campaign.Start(administrator, _demoClock.Later(20));
        Plan(campaign, stage, administrator);
        await db.SaveChangesAsync(ct);
        return campaign;
    }

    /// <summary>The template says nothing of grades; the plan does.</summary>
    private async Task GradeAsync(Campaign campaign, Actor administrator, CancellationToken ct)
    {
        var plain = (await new Schemes(db).OfVersionAsync(campaign.SchemeVersionId!.Value, ct)).Content;
        var scheme = Scheme.Parse(SchemeWriter.Write(plain with { Standing = DemoStanding.Rules }));
        var version = new SchemeVersion(campaign.Id, 2, scheme.CanonicalText, scheme.Hash, administrator, _demoClock.GetUtcNow());
        db.SchemeVersions.Add(version);
        await db.SaveChangesAsync(ct);
        campaign.AdoptScheme(version.Id, administrator, _demoClock.GetUtcNow());
    }

    /// <summary>What the plan says beside its rules.</summary>
    private void Plan(Campaign campaign, DemoStage stage, Actor administrator)
    {
        var now = _demoClock.GetUtcNow();
        var leader = stage.Players["zhangweimin"];
        db.AddRange(
            new Goal(campaign, new GoalText("办件质量", "办结率和准确率达到100%", 100, "%"), administrator, now),
            new Goal(campaign, new GoalText("创优评差", "进入市级先进窗口，没有最差窗口", null, null), administrator, now),
            new BasisDocument(campaign, new DocumentTitle(null, "创建文明机关工作计划", "中心党工委", new DateOnly(campaign.Year, 1, 10), "中心办公室"), administrator, now),
            new GroupMember(campaign, new GroupSeat(leader.Id, leader.Name, "中心主任", GroupRole.Head), null, null, administrator, now),
            new GroupMember(campaign, new GroupSeat(stage.Players["chenjing"].Id, stage.Players["chenjing"].Name, "作风办", GroupRole.Liaison), null, null, administrator, now));
    }
}
