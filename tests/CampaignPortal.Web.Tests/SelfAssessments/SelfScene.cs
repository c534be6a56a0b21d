using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;

namespace CampaignPortal.Web.Tests.SelfAssessments;

/// <summary>An open round with the self-assessments of two windows; everybody but the stranger has to do with the first.</summary>
public sealed class SelfScene : IAsyncDisposable
{
    private readonly List<(Someone Staff, int UnitId)> _more = [];

    private SelfScene(Portal portal, Unit here, Unit there) => (Portal, Here, There) = (portal, here, there);

    public Portal Portal { get; }
    public Unit Here { get; }
    public Unit There { get; }
    public required Someone Staff { get; init; }
    public required Someone Colleague { get; init; }
    public required Someone Head { get; init; }
    public required Someone Stranger { get; init; }
    public required Someone Leader { get; init; }
    public required Someone Admin { get; init; }
    public required Someone Supervisor { get; init; }
    /// <summary>Further windows' staff and their sheets.</summary>
    public IReadOnlyList<(Someone Staff, int SheetId)> More { get; private set; } = [];

    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }
    public int SheetId { get; private set; }
    public int ForeignSheetId { get; private set; }

    /// <summary>Instant from which on a first submission is too late.</summary>
    public static DateTimeOffset Deadline { get; } = OfficeTime.EndOf(new DateOnly(2026, 9, 20));

    /// <param name="pointItems">P1, P2… of ten points; D (deductions), L (a level) and Y (yes or no) follow.</param>
    /// <param name="further">More items, as JSON, each with a comma behind; OFFICE stands for the responsible office.</param>
    /// <param name="moreWindows">Each with one of its staff, in <see cref="More"/>.</param>
    /// <param name="isEvidenceRequired">By the criterion of P1, P2….</param>
    public static async Task<SelfScene> SetAsync(Provider provider, int pointItems = 2, SelfMode mode = SelfMode.ExceptionOnly, DateOnly? lateUntilOn = null,
        string further = "", bool isEvidenceRequired = false, PortalSetup? setup = null, int moreWindows = 0) =>
        await SetAsync(await Portal.OpenAsync(provider, setup), pointItems, mode, lateUntilOn, further, isEvidenceRequired, moreWindows);

    /// <summary>Stands in a portal beside what is there.</summary>
    public static async Task<SelfScene> SetAsync(
        Portal portal, int pointItems = 2, SelfMode mode = SelfMode.ExceptionOnly, DateOnly? lateUntilOn = null, string further = "", bool isEvidenceRequired = false, int moreWindows = 0)
    {
        var top = await portal.TopAsync();
        var (here, there) = (await portal.UnitAsync("公安窗口"), await portal.UnitAsync("税务窗口"));
        var scene = new SelfScene(portal, here, there)
        {
            Staff = await portal.PersonAsync(Role.OfficeStaff, here),
            Colleague = await portal.PersonAsync(Role.OfficeStaff, here),
            Head = await portal.PersonAsync(Role.OfficeHead, here),
            Stranger = await portal.PersonAsync(Role.OfficeHead, there),
            Leader = await portal.PersonAsync(Role.Leader, top),
            Admin = await portal.PersonAsync(Role.Administrator, top),
            Supervisor = await portal.PersonAsync(Role.Supervisor, here),
        };
        for (var n = 0; n < moreWindows; n++)
        {
            var unit = await portal.UnitAsync($"窗口{n}");
            scene._more.Add((await portal.PersonAsync(Role.OfficeStaff, unit), unit.Id));
        }

        await scene.OpenRoundAsync(Scheme.Parse(SchemeText(pointItems, further.Replace("OFFICE", top.Code, StringComparison.Ordinal))), mode, lateUntilOn, isEvidenceRequired);
        return scene;
    }

    public Task<SelfAssessment> SheetAsync() => Portal.DataAsync(db => db.SelfAssessments
        .Include(s => s.Answers).Include(s => s.Submissions).Include(s => s.ReturnReasons).AsSplitQuery().AsNoTracking().SingleAsync(s => s.Id == SheetId));

    public async Task<SelfAnswer> AnswerAsync(string code) => (await SheetAsync()).Answers.Single(a => a.ItemCode == code);

    public Task<int> AuditCountAsync() => Portal.DataAsync(db => db.AuditEntries.CountAsync());

    public Task<IReadOnlyList<string>> MessagesAsync(Someone to) => Portal.DataAsync<IReadOnlyList<string>>(async db =>
        await db.Messages.Where(m => m.RecipientId == to.PersonId && m.Kind != "RoundOpened").Select(m => m.Kind + " " + m.Link).ToListAsync());

    public async Task<Page> FillAsync(Someone who, string code, params (string Name, string? Value)[] typed) =>
        await (await (await Portal.SignInAsync(who)).OpenAsync($"/SelfAssessments/Item/{SheetId}/{code}")).Form().SubmitAsync(typed);

    /// <summary>The check page's form, as it stands on the page.</summary>
    public async Task<Form> CheckAsync(Someone who) => (await (await Portal.SignInAsync(who)).OpenAsync($"/SelfAssessments/Check/{SheetId}")).Form();

    public async Task SubmitAsync(Someone who)
    {
        var page = await (await CheckAsync(who)).SubmitAsync();
        Assert.Equal($"/SelfAssessments/Receipt/{SheetId}", page.Path);
    }

    public async Task<Page> SendBackAsync(Someone who, string item, string reason)
    {
        var form = (await (await Portal.SignInAsync(who)).OpenAsync($"/SelfAssessments/SendBack/{SheetId}")).Form();
        var place = form.Fields().Single(f => f.Name.EndsWith(".Code", StringComparison.Ordinal) && f.Value == item).Name;
        return await form.SubmitAsync((place.Replace(".Code", ".Reason", StringComparison.Ordinal), reason));
    }

    /// <summary>One answer as the page's script sends it.</summary>
    public async Task<(int Status, JsonElement Answer)> AutosaveAsync(Visitor visitor, string code, long version, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = (await visitor.OpenAsync("/MyAccount")).Parsed?.QuerySelector($"input[name={Visitor.TokenField}]")?.GetAttribute("value") ?? "";
        (string Name, string Value)[] all =
        [
            .. fields.Select(f => ($"Input.{f.Name}", f.Value)),
            ("Input.Version", version.ToString(CultureInfo.InvariantCulture)), ("code", code), (Visitor.TokenField, token),
        ];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/SelfAssessments/Save/{SheetId}")
        {
            Content = new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Add("X-Requested-With", "fetch");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await visitor.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : default);
    }

    /// <summary>The responsible office submits counts for the first window.</summary>
    public Task CountAsync(string item, decimal numerator, decimal denominator) =>
        Portal.DataAsync(async db =>
        {
            var round = await db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == RoundId);
            var sheet = await db.ScoreSheets.Include(s => s.Marks).SingleAsync(s => s.RoundId == RoundId && s.RaterUnitId != null);
            sheet.Marks.ToList().ForEach(m => sheet.Fill(m.UnitId, item, new SheetEntry { Numerator = numerator, Denominator = denominator }, null, new Actor(Leader.PersonId), Portal.Clock.GetUtcNow()));
            sheet.Submit(Guid.NewGuid(), round, new Actor(Leader.PersonId), Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

    /// <summary>A deduction that is decided against the first window.</summary>
    public Task DeductAsync(decimal points, string item = "D") =>
        Portal.DataAsync(async db =>
        {
            var round = await db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == RoundId);
            var facts = new OccurrenceFacts
            {
                Kind = OccurrenceKind.Deduction, ItemCode = item, RuleCode = "late", Cause = "迟到", OccurredOn = Portal.Today.AddDays(-10), Points = points, SourceKind = Domain.Assessments.SourceKind.Inspection,
            };
            var filing = new OccurrenceFiling(new ValueRange(0, 10), [new OccurrenceSubject(Here.Id)], Portal.Today.AddDays(-1), 1);
            var (finder, decider, now) = (new Actor(Supervisor.PersonId), new Actor(Admin.PersonId), Portal.Clock.GetUtcNow());
            var occurrence = new Occurrence(round, "2026-0001", facts, filing, finder, now);
            occurrence.Acknowledge(Here.Id, new Actor(Staff.PersonId), now);
            occurrence.Decide(OccurrenceDecision.Uphold("属实"), new ValueRange(0, 10), decider, new HashSet<int>(), now);
            db.Add(occurrence);
            await db.SaveChangesAsync();
        });

    public Task ExtendAsync(DateOnly untilOn) =>
        Portal.DataAsync(async db =>
        {
            var round = await db.Rounds.Include(r => r.Participants).Include(r => r.Extensions).AsSplitQuery().SingleAsync(r => r.Id == RoundId);
            round.Extend(Here.Id, untilOn, untilOn.AddDays(2), "停电", new Actor(Admin.PersonId), Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task OpenRoundAsync(Scheme scheme, SelfMode mode, DateOnly? lateUntilOn, bool isEvidenceRequired)
    {
        var (by, day) = (new Actor(Admin.PersonId), Portal.Today.AddDays(-30));
        (CampaignId, RoundId) = await Portal.DataAsync(async db =>
        {
            var now = Portal.Clock.GetUtcNow();
            var version = new SchemeVersion(null, 1, scheme.CanonicalText, scheme.Hash, by, now);
            var standards = new StandardSet(Portal.Code("S"), "标准", by, now);
            standards.AddVersion([new Criterion("1", "作风", "纪律", "遵守工作纪律", requiresEvidence: isEvidenceRequired)], by, now);
            var campaign = new Campaign((await Portal.TopAsync()).Id, Portal.Code("先进窗口评比"), null, 2026, by, now);
            db.AddRange(version, standards, campaign);
            await db.SaveChangesAsync();
            campaign.AddCategory("W", "窗口类", null, by, now);
            campaign.Join(Here.Id, "W", isRanked: true, day, by, now);
            campaign.Join(There.Id, "W", isRanked: true, day, by, now);
            _more.ForEach(m => campaign.Join(m.UnitId, "W", isRanked: true, day, by, now));
            campaign.ChangeSettings(campaign.Settings with { SelfMode = mode, FactsAfterDecision = LateFacts.Carry, DeciderPersonId = Leader.PersonId }, by, now);
            campaign.AdoptScheme(version.Id, by, now);
            campaign.AdoptStandards(standards.Latest!.Id, by, now);
            campaign.Describe(campaign.Name, campaign.Theme, new CampaignOutline { OfficeUnitId = campaign.OrganiserUnitId, OfficeStanding = OfficeStanding.Rated }, [], by, now);
            campaign.Start(by, now);
            var round = new Round(campaign.Id, new Quarter(2026, 3), new RoundDates(day, new(2026, 9, 20), new(2026, 9, 22), new(2026, 9, 25), 1, lateUntilOn), by, now);
            db.Add(round);
            await db.SaveChangesAsync();
            return (campaign.Id, round.Id);
        });
        await Portal.WithAsync<RoundOpening, bool>(async opening =>
        {
            await opening.OpenAsync(RoundId, null, by, default);
            return true;
        });
        await FindSheetsAsync();
    }

    /// <summary>Opens the quarter after it; the sheets are those of that quarter from now on.</summary>
    public async Task NextQuarterAsync()
    {
        RoundId = await NextQuarter.OpenAsync(Portal, RoundId, Admin);
        await FindSheetsAsync();
    }

    private async Task FindSheetsAsync()
    {
        var sheets = await Portal.DataAsync(db => db.SelfAssessments.Where(s => s.RoundId == RoundId).ToDictionaryAsync(s => s.UnitId, s => s.Id));
        (SheetId, ForeignSheetId) = (sheets[Here.Id], sheets[There.Id]);
        More = [.. _more.Select(m => (m.Staff, sheets[m.UnitId]))];
    }

    internal static string SchemeText(int pointItems, string further)
    {
        var points = string.Concat(Enumerable.Range(1, pointItems).Select(i => $$$"""
            {"code":"P{{{i}}}","criterion":"1","name":{"zh":"工作纪律{{{i}}}"},"type":"points","points":10,"judgedIn":["self","comprehensive"],"noData":"block","notApplicable":"rescale"},
            """));
        return $$$"""
            {
              "scheme":1,"code":"t","name":{"zh":"试评"},"scale":{"base":100,"max":null,"min":null},
              "channels":[
                {"code":"self","name":{"zh":"自评"},"weight":0.4,"scaleToBase":true,"reduce":{"by":"singleRater","over":"sheet"},"missing":{"rater":"exclude","minValid":1,"empty":"zero"}},
                {"code":"comprehensive","name":{"zh":"综合考评"},"weight":0.6,"scaleToBase":true,"reduce":{"by":"mean","over":"item"},"missing":{"rater":"exclude","minValid":1,"empty":"block"}}],
              "items":[
                {{{points}}}{{{further}}}
                {"code":"D","name":{"zh":"考勤"},"type":"deduct","points":10,"judgedIn":["self"],"countedIn":["comprehensive"],"noData":"block","floor":"zero","notApplicable":"rescale",
                 "rules":[{"code":"late","cause":{"zh":"迟到"},"from":0,"to":10,"per":"time"}]},
                {"code":"L","name":{"zh":"服务态度"},"type":"level","points":10,"judgedIn":["self","comprehensive"],"noData":"block",
                 "levels":[{"code":"good","name":{"zh":"好"},"points":10},{"code":"fair","name":{"zh":"一般"},"points":6}]},
                {"code":"Y","name":{"zh":"无投诉"},"type":"yesNo","points":5,"pointsYes":5,"pointsNo":0,"judgedIn":["self","comprehensive"],"noData":"block"}],
              "rounding":{"total":{"decimals":2,"mode":"halfUp"}}
            }
            """;
    }
}
