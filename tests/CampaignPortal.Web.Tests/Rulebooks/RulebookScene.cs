using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Campaigns without any rules, whose administrator types them in.</summary>
public sealed class RulebookScene : IAsyncDisposable
{
    private Visitor? _author;

    private RulebookScene(CampaignScene campaigns) => Base = campaigns;

    public CampaignScene Base { get; }
    public Portal Portal => Base.Portal;

    public static async Task<RulebookScene> SetAsync(Provider provider) => new(await CampaignScene.SetAsync(provider));

    /// <summary>Stands in a portal beside what is there.</summary>
    public static async Task<RulebookScene> SetAsync(Portal portal) => new(await CampaignScene.SetAsync(portal));

    /// <returns>A draft campaign with two windows as participants, complete but for its rules.</returns>
    public Task<int> BareAsync() => Portal.DataAsync(async db =>
    {
        var (by, now) = (new Actor(Base.Admin.PersonId), Portal.Clock.GetUtcNow());
        var campaign = new Campaign(Base.Organiser.Id, Portal.Code("创建活动"), null, 2026, by, now);
        db.Add(campaign);
        await db.SaveChangesAsync();
        campaign.AddCategory("W", "窗口类", null, by, now);
        Base.Windows.Take(2).ToList().ForEach(w => campaign.Join(w.Id, "W", isRanked: true, Portal.Today.AddDays(-30), by, now));
        campaign.Describe(campaign.Name, campaign.Theme, new CampaignOutline { OfficeUnitId = Base.Organiser.Id, OfficeStanding = OfficeStanding.NotRated }, [], by, now);
        campaign.ChangeSettings(campaign.Settings with { FactsAfterDecision = LateFacts.Carry, DeciderPersonId = Base.Leader.PersonId }, by, now);
        await db.SaveChangesAsync();
        return campaign.Id;
    });

    /// <returns>A bare campaign whose draft has two criteria with an item each and nothing left to settle.</returns>
    public async Task<int> WrittenAsync()
    {
        var id = await BareAsync();
        await WriteAsync(id, Small());
        return id;
    }

    public Task WriteAsync(int campaignId, Rulebook book) => Portal.DataAsync(async db =>
    {
        db.Add(new RulebookDraft(campaignId, book, "活动", new Actor(Base.Admin.PersonId), Portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    /// <summary>Two criteria in two groups, 50 points each, judged by units themselves and by supervisors.</summary>
    public static Rulebook Small() => Rulebook.Blank("标准", new("计分办法"), new("自评"), new("综合考评"))
        .With(new("1", "服务", "态度", "热情")).With(Item("1"), isInBlock: false)
        .With(new("2", "廉洁", "规定", "遵守")).With(Item("2"), isInBlock: false)
        .Weighted(new Dictionary<string, ChannelWeight> { ["self"] = new(0.4m, false), ["comprehensive"] = new(0.6m, false) }, new(100, null, 0), null);

    public static Rulebook Reworded(string text)
    {
        var book = Small();
        return book.Reworded(book.FindCriterion("1")! with { Text = text });
    }

    public async Task AdoptAsync(int campaignId)
    {
        var versions = await Portal.DataAsync(async db => (
            Draft: await db.RulebookDrafts.Where(d => d.CampaignId == campaignId).Select(d => d.Version).SingleAsync(),
            Campaign: await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.Version).SingleAsync()));
        await Portal.WithAsync<RulebookAdopting, bool>(async adopting =>
        {
            await adopting.AdoptAsync(campaignId, versions.Draft, versions.Campaign, new Actor(Base.Admin.PersonId), default);
            return true;
        });
    }

    public Task<RulebookDraft?> DraftAsync(int campaignId) => Portal.DataAsync(db => db.RulebookDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.CampaignId == campaignId));

    public async Task<Rulebook> BookAsync(int campaignId) => (await DraftAsync(campaignId))!.Read();

    /// <summary>The administrator's browser.</summary>
    public async Task<Visitor> AuthorAsync() => _author ??= await Portal.SignInAsync(Base.Admin);

    public async Task<Page> OpenAsync(string path) => await (await AuthorAsync()).OpenAsync(path);

    /// <summary>Fills in the form of a page; it must lead back to the sheet.</summary>
    public async Task DoAsync(string path, params (string Name, string? Value)[] typed)
    {
        var page = await (await OpenAsync(path)).Form().SubmitAsync(typed);
        Assert.True(page.Path.StartsWith("/Rulebooks/Details/", StringComparison.Ordinal), $"{path}: {page.Text}");
    }

    public ValueTask DisposeAsync() => Base.DisposeAsync();

    private static Domain.Scoring.PointsItem Item(string code) => new(new(
        code, new($"项目{code}"), 50, code, null, null, ["self", "comprehensive"], [], Domain.Scoring.NotApplicablePolicy.Rescale, Domain.Scoring.NoDataPolicy.Block, Domain.Scoring.UnknownPolicy.Refused));
}
