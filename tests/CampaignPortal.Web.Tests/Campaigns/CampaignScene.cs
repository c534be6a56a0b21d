using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Campaigns;

/// <summary>An organiser with three windows; campaigns and quarters of theirs in any state, as many as a test wants.</summary>
public sealed class CampaignScene : IAsyncDisposable
{
    private int _standardsId;
    private int _schemeId;

    private CampaignScene(Portal portal) => Portal = portal;

    public Portal Portal { get; }
    public required Unit Organiser { get; init; }
    public required IReadOnlyList<Unit> Windows { get; init; }
    public required Someone Admin { get; init; }
    public required Someone Leader { get; init; }
    public required Someone Head { get; init; }
    public required Someone Staff { get; init; }

    /// <summary>Sets up the campaigns of another organiser.</summary>
    public required Someone OtherAdmin { get; init; }

    public static async Task<CampaignScene> SetAsync(Provider provider) => await SetAsync(await Portal.OpenAsync(provider));

    /// <summary>Stands in a portal beside what is there.</summary>
    public static async Task<CampaignScene> SetAsync(Portal portal)
    {
        var organiser = await portal.UnitAsync("政务服务局");
        List<Unit> windows = [await portal.UnitAsync("一号窗口", organiser), await portal.UnitAsync("二号窗口", organiser), await portal.UnitAsync("三号窗口", organiser)];
        var scene = new CampaignScene(portal)
        {
            Organiser = organiser,
            Windows = windows,
            Admin = await portal.PersonAsync(Role.Administrator, organiser),
            Leader = await portal.PersonAsync(Role.Leader, organiser),
            Head = await portal.PersonAsync(Role.OfficeHead, windows[0]),
            Staff = await portal.PersonAsync(Role.OfficeStaff, windows[0]),
            OtherAdmin = await portal.PersonAsync(Role.Administrator, await portal.UnitAsync("另一个组织单位")),
        };
        await portal.PersonAsync(Role.Supervisor, organiser);
        await scene.StoreRulesAsync();
        return scene;
    }

    /// <returns>A draft with two windows as participants, complete but for what the test changes.</returns>
    public Task<int> DraftAsync(Action<Campaign, Actor, DateTimeOffset>? change = null) =>
        Portal.DataAsync(async db =>
        {
            var (by, now) = (new Actor(Admin.PersonId), Portal.Clock.GetUtcNow());
            var campaign = new Campaign(Organiser.Id, Portal.Code("先进窗口评比"), null, 2026, by, now);
            db.Add(campaign);
            await db.SaveChangesAsync();
            campaign.AddCategory("W", "窗口类", null, by, now);
            campaign.AddCategory("K", "科室类", null, by, now);
            Windows.Take(2).ToList().ForEach(w => campaign.Join(w.Id, "W", isRanked: true, Portal.Today.AddDays(-30), by, now));
            campaign.ChangeSettings(campaign.Settings with { FactsAfterDecision = LateFacts.Carry, DeciderPersonId = Leader.PersonId }, by, now);
            campaign.Describe(campaign.Name, campaign.Theme, new CampaignOutline { OfficeUnitId = Organiser.Id, OfficeStanding = OfficeStanding.NotRated }, [], by, now);
            campaign.AdoptScheme(_schemeId, by, now);
            campaign.AdoptStandards(_standardsId, by, now);
            change?.Invoke(campaign, by, now);
            await db.SaveChangesAsync();
            return campaign.Id;
        });

    public Task<int> RunningAsync() => DraftAsync((campaign, by, now) => campaign.Start(by, now));

    /// <returns>A goal of a new draft.</returns>
    public Task<int> GoalAsync() => AddAsync((campaign, by, now) => new Goal(campaign, new GoalText("创优评差", "进入市二十佳科室", 1, "个"), by, now));

    /// <returns>A basis document of a new draft, without a file.</returns>
    public Task<int> DocumentAsync() => AddAsync((campaign, by, now) => new BasisDocument(campaign, new DocumentTitle(null, "实施方案", "市委办", null, "档案室"), by, now));

    /// <returns>A member of the leading group of a new draft.</returns>
    public Task<int> MemberAsync() => AddAsync((campaign, by, now) => new GroupMember(campaign, new GroupSeat(null, "王某", "局长", GroupRole.Head), Portal.Today, null, by, now));

    /// <returns>The third quarter of a running campaign, planned ten days ago.</returns>
    public async Task<int> PlannedAsync(DateOnly? opensOn = null)
    {
        var campaignId = await RunningAsync();
        return await Portal.DataAsync(async db =>
        {
            var dates = new RoundDates(opensOn ?? Portal.Today.AddDays(-5), new(2026, 9, 20), new(2026, 9, 22), new(2026, 9, 25), 1);
            var round = new Round(campaignId, new Quarter(2026, 3), dates, new Actor(Admin.PersonId), Portal.Clock.GetUtcNow().AddDays(-10));
            db.Add(round);
            await db.SaveChangesAsync();
            return round.Id;
        });
    }

    public async Task<int> OpenAsync()
    {
        var roundId = await PlannedAsync();
        await Portal.WithAsync<RoundOpening, bool>(async opening =>
        {
            await opening.OpenAsync(roundId, null, new Actor(Admin.PersonId), default);
            return true;
        });
        return roundId;
    }

    public async Task<int> ClosedAsync()
    {
        var roundId = await OpenAsync();
        var version = (await RoundAsync(roundId)).Version;
        await Portal.WithAsync<RoundClosing, bool>(async closing =>
        {
            await closing.CloseAsync(roundId, version, new Actor(Admin.PersonId), default);
            return true;
        });
        return roundId;
    }

    /// <summary>As the background work does each minute.</summary>
    public Task<int> OpenDueAsync() => Portal.WithAsync<RoundOpening, int>(opening => opening.OpenDueAsync(default));

    public Task<Round> RoundAsync(int id) => Portal.DataAsync(db =>
        db.Rounds.Include(r => r.Participants).Include(r => r.Extensions).AsSplitQuery().AsNoTracking().SingleAsync(r => r.Id == id));

    public Task<Campaign> CampaignAsync(int id) => Portal.DataAsync(db =>
        db.Campaigns.Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery().AsNoTracking().SingleAsync(c => c.Id == id));

    public async Task<Page> OpenAsync(Someone who, string path) => await (await Portal.SignInAsync(who)).OpenAsync(path);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task<int> AddAsync<T>(Func<Campaign, Actor, DateTimeOffset, T> make)
        where T : Entity
    {
        var campaignId = await DraftAsync();
        return await Portal.DataAsync(async db =>
        {
            var added = make(await db.Campaigns.SingleAsync(c => c.Id == campaignId), new Actor(Admin.PersonId), Portal.Clock.GetUtcNow());
            db.Add(added);
            await db.SaveChangesAsync();
            return added.Id;
        });
    }

    private Task StoreRulesAsync() => Portal.DataAsync(async db =>
    {
        var (by, now) = (new Actor(Admin.PersonId), Portal.Clock.GetUtcNow());
        var scheme = Scheme.Parse(SelfScene.SchemeText(1, ""));
        var version = new SchemeVersion(null, 1, scheme.CanonicalText, scheme.Hash, by, now);
        var standards = new StandardSet(Portal.Code("S"), "标准", by, now);
        standards.AddVersion([new Criterion("1", "作风", "纪律", "遵守工作纪律")], by, now);
        db.AddRange(version, standards);
        await db.SaveChangesAsync();
        (_schemeId, _standardsId) = (version.Id, standards.Latest!.Id);
    });
}
