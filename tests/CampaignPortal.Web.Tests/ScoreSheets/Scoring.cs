using System.Net.Http.Headers;
using System.Text.Json;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Mark = CampaignPortal.Domain.Assessments.Mark;

namespace CampaignPortal.Web.Tests.ScoreSheets;

/// <summary>
/// An open round in which one office marks its items for every window, another office marks one item, and a supervisor the
/// rest. The first office takes part itself.
/// </summary>
public sealed class Scoring : IAsyncDisposable
{
    private Scoring(Portal portal) => Portal = portal;

    public Portal Portal { get; }
    public required Unit Office { get; init; }
    public required Unit OtherOffice { get; init; }
    public required IReadOnlyList<Unit> Windows { get; init; }
    public required Someone Rater { get; init; }
    public required Someone Colleague { get; init; }
    public required Someone OtherRater { get; init; }
    public required Someone Supervisor { get; init; }
    public required Someone Admin { get; init; }
    public required Someone Leader { get; init; }
    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }

    /// <summary>The sheet of the first office.</summary>
    public int SheetId { get; private set; }

    public int OtherSheetId { get; private set; }
    public int SupervisorSheetId { get; private set; }

    /// <summary>Instant from which on nothing may be submitted any more.</summary>
    public static DateTimeOffset Deadline { get; } = OfficeTime.EndOf(new DateOnly(2026, 9, 25));

    /// <param name="pointItems">Items of ten points on the first office's sheet; a level, a yes-or-no and a ratio follow.</param>
    public static async Task<Scoring> SetAsync(Provider provider, int windows = 2, int pointItems = 1, bool supervisorWorksInFirst = false, bool supervisorFilesForFirst = false) =>
        await SetAsync(await Portal.OpenAsync(provider), windows, pointItems, supervisorWorksInFirst, supervisorFilesForFirst);

    /// <summary>Stands in a portal beside what is there.</summary>
    public static async Task<Scoring> SetAsync(Portal portal, int windows = 2, int pointItems = 1, bool supervisorWorksInFirst = false, bool supervisorFilesForFirst = false)
    {
        var top = await portal.TopAsync();
        var (office, other) = (await portal.UnitAsync("人事科", top, UnitKind.Section), await portal.UnitAsync("督查科", top, UnitKind.Section));
        List<Unit> units = [];
        for (var i = 1; i <= windows; i++)
        {
            units.Add(await portal.UnitAsync($"{i}号窗口"));
        }

        var scoring = new Scoring(portal)
        {
            Office = office, OtherOffice = other, Windows = units,
            Rater = await portal.PersonAsync(Role.OfficeHead, office),
            Colleague = await portal.PersonAsync(Role.OfficeStaff, office),
            OtherRater = await portal.PersonAsync(Role.OfficeStaff, other),
            Supervisor = await portal.PersonAsync(supervisorWorksInFirst ? units[0] : top),
            Admin = await portal.PersonAsync(Role.Administrator, top),
            Leader = await portal.PersonAsync(Role.Leader, top),
        };
        await portal.AssignAsync(scoring.Supervisor, Role.Supervisor, top);
        if (supervisorFilesForFirst)
        {
            await portal.AssignAsync(scoring.Supervisor, Role.OfficeStaff, units[0]);
        }

        await scoring.OpenRoundAsync(Scheme.Parse(SchemeText(office.Code, other.Code, pointItems)));
        return scoring;
    }

    /// <summary>Name of a cell of the first office's sheet.</summary>
    public string Cell(int window, int item) => $"{Windows[window].Id}_{item}";

    public static string Field(string cell, string field = "Points") => $"Marks[{cell}].{field}";

    public Task<IReadOnlyList<Mark>> MarksAsync(int? sheetId = null) =>
        Portal.DataAsync<IReadOnlyList<Mark>>(async db =>
            await db.ScoreSheets.Where(s => s.Id == (sheetId ?? SheetId)).SelectMany(s => s.Marks).AsNoTracking().OrderBy(m => m.UnitId).ThenBy(m => m.Id).ToListAsync());

    public async Task<Mark> MarkAsync(int window, string item) => (await MarksAsync()).Single(m => m.UnitId == Windows[window].Id && m.ItemCode == item);

    public Task<ScoreSheet> SheetAsync() =>
        Portal.DataAsync(db => db.ScoreSheets.Include(s => s.Submissions).Include(s => s.Returns).AsNoTracking().SingleAsync(s => s.Id == SheetId));

    public Task<int> AuditCountAsync() => Portal.DataAsync(db => db.AuditEntries.CountAsync());

    /// <summary>Puts a value into every cell of the first office's sheet, without a browser.</summary>
    public Task FillAsync(decimal points = 8) =>
        Portal.DataAsync(async db =>
        {
            var sheet = await db.ScoreSheets.Include(s => s.Marks).SingleAsync(s => s.Id == SheetId);
            foreach (var mark in sheet.Marks)
            {
                sheet.Fill(mark.UnitId, mark.ItemCode, EntryOf(mark.ItemCode, points), null, new Actor(Rater.PersonId), Portal.Clock.GetUtcNow());
            }

            await db.SaveChangesAsync();
        });

    /// <summary>One cell as the page's script sends it.</summary>
    public async Task<(int Status, JsonElement Answer)> AutosaveAsync(Visitor visitor, string cell, params IEnumerable<(string Name, string Value)> fields)
    {
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{SheetId}");
        var token = grid.Form("form[data-autosave-url]").Fields().Single(f => f.Name == Visitor.TokenField);
        (string Name, string Value)[] all = [.. fields.Select(f => (Field(cell, f.Name), f.Value)), ("code", cell), token];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/ScoreSheets/Save/{SheetId}")
        {
            Content = new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add("X-Requested-With", "fetch");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await visitor.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : default);
    }

    /// <summary>Submits the supervisor's sheet and collects the facts.</summary>
    /// <returns>Code of the first window, and the facts.</returns>
    public async Task<(string First, Facts Facts)> SupervisorFactsAsync()
    {
        var round = await Portal.DataAsync(async db =>
        {
            var round = await db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == RoundId);
            var sheet = await db.ScoreSheets.Include(s => s.Marks).SingleAsync(s => s.Id == SupervisorSheetId);
            sheet.Marks.ToList().ForEach(m => sheet.Fill(m.UnitId, m.ItemCode, EntryOf(m.ItemCode, 8), null, new Actor(Supervisor.PersonId), Portal.Clock.GetUtcNow()));
            sheet.Submit(Guid.NewGuid(), round, new Actor(Supervisor.PersonId), Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            return round;
        });
        var scheme = await Portal.WithAsync<Schemes, Scheme>(schemes => schemes.OfRoundAsync(RoundId, default));
        var facts = await Portal.WithAsync<RoundFacts, Facts>(collection => collection.CollectAsync(round, scheme, default));
        return (round.ParticipantOf(Windows[0].Id)!.UnitCode, facts);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private static SheetEntry EntryOf(string item, decimal points) => item switch
    {
        "L" => new SheetEntry { LevelCode = "good" },
        "Y" => new SheetEntry { IsMet = true },
        "R" => new SheetEntry { Numerator = 96, Denominator = 100 },
        _ => new SheetEntry { Points = points },
    };

    private async Task OpenRoundAsync(Scheme scheme)
    {
        var by = new Actor(Admin.PersonId);
        var day = Portal.Today.AddDays(-30);
        (CampaignId, RoundId) = await Portal.DataAsync(async db =>
        {
            var version = new SchemeVersion(null, 1, scheme.CanonicalText, scheme.Hash, by, Portal.Clock.GetUtcNow());
            var standards = new StandardSet(Portal.Code("S"), "标准", by, Portal.Clock.GetUtcNow());
            standards.AddVersion([new Criterion("1", "作风", "纪律", "遵守纪律")], by, Portal.Clock.GetUtcNow());
            var campaign = new Campaign((await Portal.TopAsync()).Id, Portal.Code("先进窗口评比"), null, 2026, by, Portal.Clock.GetUtcNow());
            db.AddRange(version, standards, campaign);
            await db.SaveChangesAsync();
            campaign.AddCategory("W", "窗口类", null, by, Portal.Clock.GetUtcNow());
            foreach (var unit in Windows.Append(Office))
            {
                campaign.Join(unit.Id, "W", isRanked: true, day, by, Portal.Clock.GetUtcNow());
            }

            campaign.ChangeSettings(campaign.Settings with { FactsAfterDecision = LateFacts.Carry, DeciderPersonId = Leader.PersonId }, by, Portal.Clock.GetUtcNow());
            campaign.AdoptScheme(version.Id, by, Portal.Clock.GetUtcNow());
            campaign.AdoptStandards(standards.Latest!.Id, by, Portal.Clock.GetUtcNow());
            campaign.Describe(campaign.Name, campaign.Theme, new CampaignOutline { OfficeUnitId = campaign.OrganiserUnitId, OfficeStanding = OfficeStanding.Rated }, [], by, Portal.Clock.GetUtcNow());
            campaign.Start(by, Portal.Clock.GetUtcNow());
            var dates = new RoundDates(day, new(2026, 9, 20), new(2026, 9, 22), new(2026, 9, 25), 1);
            var round = new Round(campaign.Id, new Quarter(2026, 3), dates, by, Portal.Clock.GetUtcNow());
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
        var sheets = await Portal.DataAsync(db => db.ScoreSheets.AsNoTracking().Where(s => s.RoundId == RoundId).ToListAsync());
        SheetId = sheets.Single(s => s.RaterUnitId == Office.Id).Id;
        OtherSheetId = sheets.Single(s => s.RaterUnitId == OtherOffice.Id).Id;
        SupervisorSheetId = sheets.Single(s => s.RaterPersonId == Supervisor.PersonId).Id;
    }

    private static string SchemeText(string office, string other, int pointItems)
    {
        var points = string.Concat(Enumerable.Range(1, pointItems).Select(i => $$$"""
            {"code":"P{{{i}}}","name":{"zh":"工作纪律{{{i}}}"},"type":"points","points":10,"step":0.25,"judgedIn":["self","comprehensive"],"noData":"block","notApplicable":"rescale","responsibleOffice":"{{{office}}}"},
            """));
        return $$$"""
            {
              "scheme":1,"code":"t","name":{"zh":"试评"},"scale":{"base":100,"max":null,"min":null},
              "channels":[
                {"code":"self","name":{"zh":"自评"},"weight":0.4,"scaleToBase":true,"reduce":{"by":"singleRater","over":"sheet"},"missing":{"rater":"exclude","minValid":1,"empty":"zero"}},
                {"code":"comprehensive","name":{"zh":"综合考评"},"weight":0.6,"scaleToBase":true,"reduce":{"by":"mean","over":"item"},"missing":{"rater":"exclude","minValid":1,"empty":"block"}}],
              "items":[
                {{{points}}}
                {"code":"L","name":{"zh":"服务态度"},"type":"level","points":10,"judgedIn":["comprehensive"],"noData":"block","responsibleOffice":"{{{office}}}",
                 "levels":[{"code":"good","name":{"zh":"好"},"points":10},{"code":"fair","name":{"zh":"一般"},"points":6},{"code":"poor","name":{"zh":"较差"},"values":[4,2.5]}]},
                {"code":"Y","name":{"zh":"无投诉"},"type":"yesNo","points":5,"pointsYes":5,"pointsNo":0,"judgedIn":["comprehensive"],"noData":"block","responsibleOffice":"{{{office}}}"},
                {"code":"R","name":{"zh":"办结率"},"type":"ratio","points":10,"countedIn":["comprehensive"],"noData":"block","notApplicable":"rescale","responsibleOffice":"{{{office}}}",
                 "curve":{"kind":"stepLoss","target":1,"lossPerPoint":1,"perStarted":true}},
                {"code":"O","name":{"zh":"督查情况"},"type":"points","points":10,"judgedIn":["comprehensive"],"noData":"block","responsibleOffice":"{{{other}}}"},
                {"code":"V","name":{"zh":"现场察访"},"type":"points","points":10,"judgedIn":["comprehensive"],"noData":"block"}],
              "rounding":{"total":{"decimals":2,"mode":"halfUp"}}
            }
            """;
    }
}
