using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Gates;

/// <summary>A campaign of two windows whose scheme has a veto that somebody pronounces, in force one quarter more, and a talk with who is last twice in a row.</summary>
public sealed class GateScene : IAsyncDisposable
{
    public const string Veto = "有人受到党纪政务处分";
    public const string Talk = "约谈主要负责人";
    public const string Basis = "《考评办法》第九条第二项";
    public const string Authority = "市纪委监委";
    public const string Decision = "市纪发〔2026〕3 号处分决定";

    private GateScene(RulebookScene rules, Someone rater) => (Rules, Rater) = (rules, rater);

    public RulebookScene Rules { get; }
    public CampaignScene Base => Rules.Base;
    public Portal Portal => Base.Portal;
    public int FirstUnit => Base.Windows[0].Id;
    public int SecondUnit => Base.Windows[1].Id;
    private Someone Rater { get; }

    public static async Task<GateScene> SetAsync(Provider provider) => await OfAsync(await RulebookScene.SetAsync(provider));

    /// <summary>Stands in a portal beside what is there.</summary>
    public static async Task<GateScene> SetAsync(Portal portal) => await OfAsync(await RulebookScene.SetAsync(portal));

    /// <returns>An open quarter of a new campaign; the first window is given 45 points for each item, the second one 40.</returns>
    public Task<Round> OpenAsync() => OpenAsync(Standing);

    /// <summary>The same under other rules.</summary>
    public Task<Round> OpenAsync(StandingRules standing) => OpenAsync(s => s with { Standing = standing });

    /// <inheritdoc cref="OpenAsync(StandingRules)"/>
    public async Task<Round> OpenAsync(Func<SchemeContent, SchemeContent> rules)
    {
        var id = await Rules.BareAsync();
        var book = RulebookScene.Small();
        await Rules.WriteAsync(id, book with { Scheme = rules(book.Scheme) });
        await Rules.AdoptAsync(id);
        await Portal.DataAsync(async db =>
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == id);
            campaign.ChangeSettings(campaign.Settings with { AudienceLevel = AudienceLevel.WholeRanking }, new Actor(Base.Admin.PersonId), Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await (await Rules.OpenAsync($"/Campaigns/Start/{id}")).Form().SubmitAsync();
        return await MarkedAsync(await PublishedPlansTests.OpenRoundAsync(Rules, id, new Quarter(2026, 3)));
    }

    /// <returns>The quarter after, open and with the same marks.</returns>
    public async Task<Round> NextAsync(Round round) => await MarkedAsync(await Base.RoundAsync(await NextQuarter.OpenAsync(Portal, round.Id, Base.Admin)));

    /// <summary>The administrator records the veto for the first window.</summary>
    public async Task<Page> PronounceAsync(Round round) => await (await Rules.OpenAsync($"/Rounds/Pronounce/{round.Id}")).Form().SubmitAsync(Typed());

    public (string Name, string? Value)[] Typed() =>
        [("Input.Gate", "veto"), ("Input.UnitId", $"{FirstUnit}"), ("Input.Basis", Basis), ("Input.Authority", Authority), ("Input.Decision", Decision)];

    /// <summary>The leader confirms what was recorded last.</summary>
    public async Task<Page> ConfirmAsync(Round round) =>
        await (await Base.OpenAsync(Base.Leader, $"/Rounds/ConfirmPronouncement/{(await LatestAsync(round))!.Id}")).Form().SubmitAsync();

    public async Task<Pronouncement?> LatestAsync(Round round) =>
        (await Portal.DataAsync(db => db.Pronouncements.Where(p => p.RoundId == round.Id).AsNoTracking().ToListAsync())).MaxBy(p => p.Number);

    /// <returns>The preview.</returns>
    public async Task<RoundResult> ComputeAsync(Round round)
    {
        await (await Rules.OpenAsync($"/Rounds/Close/{round.Id}")).Form().SubmitAsync();
        var computed = await (await Rules.OpenAsync($"/Results/Compute/{round.Id}")).Form().SubmitAsync();
        Assert.True(computed.Path.StartsWith("/Results/Ranking/", StringComparison.Ordinal), computed.Text);
        return await ResultAsync(round);
    }

    public Task<RoundResult> ResultAsync(Round round) => Portal.DataAsync(db => db.RoundResults.Include(r => r.Bundle)
        .Include(r => r.Standings).ThenInclude(s => s.Gates).Include(r => r.Standings).ThenInclude(s => s.Consequences)
        .AsSplitQuery().AsNoTracking().SingleAsync(r => r.RoundId == round.Id));

    public async Task<Page> DecideAsync(RoundResult result) => await (await Base.OpenAsync(Base.Leader, $"/Results/Decide/{result.Id}")).Form().SubmitAsync();

    public ValueTask DisposeAsync() => Rules.DisposeAsync();

    private static StandingRules Standing => new(
        [
            new Gate(
                "veto", new(Veto), "《考评办法》第九条", [new Condition(ConditionKind.Recorded, null, null, null, null, null)],
                [new GateEffect(EffectKind.NotRanked, null, [], null, 0), new GateEffect(EffectKind.NoAward, null, [], null, 0)], [GateScope.Unit, GateScope.Leaders], 1),
        ],
        [],
        [],
        [new ConsequenceRule("talk", new(Talk), [new Condition(ConditionKind.History, null, null, null, null, new PastEvent(PastEventKind.Bottom, null, 1, 2, true))])]);

    private static async Task<GateScene> OfAsync(RulebookScene rules) => new(rules, await rules.Portal.PersonAsync(Role.Supervisor, rules.Base.Organiser));

    private Task<Round> MarkedAsync(Round round) => Portal.DataAsync(async db =>
    {
        var (by, now) = (new Actor(Rater.PersonId), Portal.Clock.GetUtcNow());
        var sheet = await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).AsSplitQuery().SingleAsync(s => s.RoundId == round.Id && s.RaterPersonId == Rater.PersonId);
        sheet.Marks.ToList().ForEach(m => sheet.Fill(m.UnitId, m.ItemCode, new SheetEntry { Points = m.UnitId == FirstUnit ? 45 : 40 }, null, by, now));
        sheet.Submit(Guid.NewGuid(), round, by, now);
        await db.SaveChangesAsync();
        return round;
    });
}
