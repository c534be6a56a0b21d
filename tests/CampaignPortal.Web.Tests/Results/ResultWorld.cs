using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Mark = CampaignPortal.Domain.Scoring.Mark;
using Occurrence = CampaignPortal.Domain.Scoring.Occurrence;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>A closed round of three windows and one office, computed by the administrator; the leader is the one who decides.</summary>
internal sealed class ResultWorld : IAsyncDisposable
{
    /// <summary>The total of the first window, and the figure of one part of it; they stand nowhere else.</summary>
    public const string FirstTotal = "92.11";
    public const string FirstPart = "90.14";

    private const string SchemeText = """
        {"scheme":1,"code":"t","name":{"zh":"试行办法","en":"Trial"},"scale":{"base":100,"max":null,"min":null},
         "channels":[
          {"code":"self","name":{"zh":"自评"},"weight":0.2,"reduce":{"by":"singleRater","over":"sheet"},"missing":{"rater":"exclude","minValid":1,"empty":"zero"}},
          {"code":"visit","name":{"zh":"督查考评","en":"Visits"},"weight":0.8,"reduce":{"by":"mean","over":"item"},"missing":{"rater":"exclude","minValid":1,"empty":"zero"}}],
         "items":[
          {"code":"i1","name":{"zh":"服务质量","en":"Quality"},"type":"points","points":60,"judgedIn":["self","visit"],"noData":"zero","basis":"《考评办法》第十二条"},
          {"code":"i2","name":{"zh":"工作纪律"},"type":"deduct","points":40,"judgedIn":["self"],"countedIn":["visit"],"floor":"zero","noData":"zero",
           "rules":[{"code":"late","cause":{"zh":"迟到早退"},"value":2,"per":"time"}]}],
         "ranking":{"ties":[{"by":"channel","channel":"visit"}]}}
        """;

    /// <summary>Half of each category good from 80 points, and one of them a model.</summary>
    public const string Grades = """
        ,"grades":{"bands":[{"code":"good","name":{"zh":"好","en":"Good"},"from":80,"quota":{"share":0.5,"round":"halfUp"}},{"code":"fair","name":{"zh":"较好"},"from":60},{"code":"poor","name":{"zh":"一般"}}]},
        "awards":[{"code":"model","name":{"zh":"先进单位"},"quota":{"seats":1},"needs":{"grades":["good"]}}]}
        """;

    private ResultWorld(Portal portal) => Portal = portal;

    public Portal Portal { get; }
    public required Unit Organiser { get; init; }
    public required IReadOnlyList<Unit> Units { get; init; }
    public required Someone Admin { get; init; }
    public required Someone OtherAdmin { get; init; }
    public required Someone Leader { get; init; }
    public required Someone Staff { get; init; }
    public required Someone Rival { get; init; }
    public required Someone OtherCategory { get; init; }
    public required Someone Supervisor { get; init; }
    public required Someone Stranger { get; init; }
    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }
    public int ResultId { get; private set; }
    public Unit First => Units[0];

    public static async Task<ResultWorld> SetAsync(
        Provider provider, AudienceLevel level = AudienceLevel.OwnTotalAndRank, Func<CampaignSettings, CampaignSettings>? settings = null,
        string firstName = "户籍窗口", int more = 0, string? standing = null) =>
        await SetAsync(await Portal.OpenAsync(provider), level, settings, firstName, more, standing);

    /// <summary>Stands in a portal beside what is there.</summary>
    public static async Task<ResultWorld> SetAsync(
        Portal portal, AudienceLevel level = AudienceLevel.OwnTotalAndRank, Func<CampaignSettings, CampaignSettings>? settings = null,
        string firstName = "户籍窗口", int more = 0, string? standing = null)
    {
        var top = await portal.TopAsync();
        List<Unit> units = [await portal.UnitAsync(firstName), await portal.UnitAsync("车驾管窗口"), await portal.UnitAsync("督查科")];
        for (var i = 0; i < more; i++)
        {
            units.Add(await portal.UnitAsync($"窗口{i}"));
        }

        var world = new ResultWorld(portal)
        {
            Organiser = top,
            Units = units,
            Admin = await portal.PersonAsync(Role.Administrator, top),
            OtherAdmin = await portal.PersonAsync(Role.Administrator, top),
            Leader = await portal.PersonAsync(Role.Leader, top),
            Staff = await portal.PersonAsync(Role.OfficeStaff, units[0]),
            Rival = await portal.PersonAsync(Role.OfficeHead, units[1]),
            OtherCategory = await portal.PersonAsync(Role.OfficeStaff, units[2]),
            Supervisor = await portal.PersonAsync(Role.Supervisor, top),
            Stranger = await portal.PersonAsync(Role.OfficeStaff, await portal.UnitAsync("局外单位")),
        };
        await world.MakeAsync((settings ?? (s => s))(new CampaignSettings
        {
            AudienceLevel = level, DeciderPersonId = world.Leader.PersonId, FactsAfterDecision = LateFacts.Correct,
        }), standing);
        return world;
    }

    public Task<Visitor> AsAsync(Someone who) => Portal.SignInAsync(who);

    public string At(string verb) => $"/Results/{verb}/{ResultId}";

    public string UnitPage(Unit? unit = null) => $"/Results/Unit/{ResultId}/{(unit ?? First).Id}";

    public Task<RoundResult> ResultAsync(int number = 1) => Portal.DataAsync(db =>
        db.RoundResults.Include(r => r.Bundle).Include(r => r.Standings).Include(r => r.Statements).AsSplitQuery().AsNoTracking().SingleAsync(r => r.RoundId == RoundId && r.Number == number));

    /// <summary>The leader decides, in the browser.</summary>
    public async Task<Page> DecideAsync(Someone? who = null, int? resultId = null) =>
        await (await (await AsAsync(who ?? Leader)).OpenAsync($"/Results/Decide/{resultId ?? ResultId}")).Form().SubmitAsync();

    /// <summary>The staff of the first window states its case on the first item.</summary>
    public async Task<Page> StateCaseAsync(string text = "一次检查的记录有误") =>
        await (await (await AsAsync(Staff)).OpenAsync($"/Results/StateCase/{ResultId}/{First.Id}")).Form().SubmitAsync(("Input.ItemCode", "i1"), ("Input.Text", text));

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task MakeAsync(CampaignSettings settings, string? standing) => await Portal.DataAsync(async db =>
    {
        var (now, admin) = (Portal.Clock.GetUtcNow(), new Actor(Admin.PersonId));
        var scheme = Scheme.Parse(standing is null ? SchemeText : SchemeText.TrimEnd()[..^1] + standing);
        var standards = new StandardSet(Portal.Code("S"), "评比标准", admin, now);
        standards.AddVersion([new Criterion("1", "服务", "服务质量", "态度和蔼")], admin, now);
        var campaign = new Campaign(Organiser.Id, Portal.Code("优质服务窗口创建活动"), null, 2026, admin, now);
        campaign.ChangeSettings(settings, admin, now);
        campaign.AddCategory("W", "窗口", null, admin, now);
        campaign.AddCategory("K", "科室", null, admin, now);
        db.AddRange(standards, campaign);
        await db.SaveChangesAsync();
        var version = new SchemeVersion(campaign.Id, 1, scheme.CanonicalText, scheme.Hash, admin, now);
        db.Add(version);
        await db.SaveChangesAsync();
        var round = new Round(campaign.Id, Quarter.Of(Portal.Today), new RoundDates(Portal.Today, Portal.Today, Portal.Today, Portal.Today, 1), admin, now);
        round.Open(admin, version.Id, standards.Latest!.Id, settings.Decider, [.. Units.Select((u, i) => new Participant(u.Id, u.Code, u.Name, "C", "市政务服务中心", i == 2 ? "K" : "W", i == 2 ? "科室" : "窗口", true, i))], now);
        round.Close([], admin, now);
        round.MarkComputed(admin, now);
        db.Add(round);
        await db.SaveChangesAsync();
        var sheets = new[] { Supervisor, Stranger }.Select(p => new ScoreSheet(round.Id, campaign.Id, "visit", RaterKind.Supervisor, p.PersonId, ["i1"], [.. Units.Select(u => u.Id)], [], admin, now)).ToList();
        db.AddRange(sheets);
        await db.SaveChangesAsync();
        var result = new RoundResult(round.Id, campaign.Id, Calculate(version.Id, scheme, [.. sheets.Select(s => s.Pseudonym)]), admin, now);
        db.Add(result);
        await db.SaveChangesAsync();
        (CampaignId, RoundId, ResultId) = (campaign.Id, round.Id, result.Id);
    });

    private Calculation Calculate(int schemeVersionId, Scheme scheme, string[] raters)
    {
        List<Sheet> sheets = [];
        List<Mark> marks = [];
        foreach (var (i, code) in Units.Index().Select(u => (u.Index, u.Item.Code)))
        {
            sheets.Add(new Sheet("self", code, code, SheetArrival.Submitted));
            // Less from the unit itself and more from the visits than the one before: the same total.
            marks.Add(new Mark("self", code, code, "i1", MarkValue.Of(i == 4 ? 58 : 60)));
            marks.Add(new Mark("self", code, code, "i2", MarkValue.Of(40)));
            decimal[] points = i == 0 ? [51.37m, 52.91m] : [40 + (i % 20), 41.11m];
            foreach (var (rater, given) in raters.Zip(points))
            {
                sheets.Add(new Sheet("visit", rater, code, SheetArrival.Submitted));
                marks.Add(new Mark("visit", rater, code, "i1", MarkValue.Of(given)));
            }
        }

        var facts = Facts.Empty with
        {
            Subjects = [.. Units.Select((u, i) => new Subject(u.Code, i == 2 ? "K" : "W"))],
            Sheets = sheets,
            Marks = marks,
            Occurrences = [new Occurrence("2026-0001", "i2", "late", [new SubjectLink(First.Code)], 2, 1, null, new DateOnly(2026, 8, 3), "supervisor")],
        };
        var result = Evaluation.Evaluate(scheme, facts);
        var (bundle, excerpts) = (Bundle.Create(scheme, facts, result), BundleExcerpt.AllOf(facts, result));
        return new Calculation(schemeVersionId, bundle.CanonicalText, bundle.Hash, [.. Units.Select((u, i) => StandingOf(u, i == 2 ? "K" : "W", result.Of(u.Code), excerpts[u.Code]))])
        {
            Seats = [.. from q in result.Quotas from category in q.Categories select new ResultSeats(category, q)],
        };
    }

    private static Standing StandingOf(Unit unit, string category, SubjectResult result, string excerpt)
    {
        Standing standing = new(unit.Id, unit.Name, category, result.Total, result.Rank, excerpt);
        return result.Standing is { } outcome ? standing.Graded(outcome) : standing;
    }
}
