using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;
using Participant = CampaignPortal.Domain.Assessments.Participant;

namespace CampaignPortal.Web.Tests.Occurrences;

/// <summary>A running campaign with an open quarter: an office that records, two windows that answer, an employer outside.</summary>
internal sealed class OccurrenceScene : IAsyncDisposable
{
    /// <summary>Fixed at 1 point.</summary>
    public const string FixedRule = "1.4|dialect";

    /// <summary>2 to 5 points.</summary>
    public const string RangedRule = "1.4|quarrel";

    /// <summary>Of no office: the supervisors' own.</summary>
    public const string SupervisorRule = "penalty|circular";

    private OccurrenceScene(Portal portal) => Portal = portal;

    public Portal Portal { get; }
    public Unit Office { get; private set; } = null!;
    public Unit Here { get; private set; } = null!;
    public Unit There { get; private set; } = null!;
    public Unit Employer { get; private set; } = null!;
    public Someone Admin { get; private set; } = null!;
    public Someone Leader { get; private set; } = null!;
    public Someone Finder { get; private set; } = null!;
    public Someone Head { get; private set; } = null!;
    public Someone Stranger { get; private set; } = null!;
    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }

    public static async Task<OccurrenceScene> SetAsync(Provider provider, PortalSetup? setup = null) => await SetAsync(await Portal.OpenAsync(provider, setup));

    /// <summary>Stands in a portal beside what is there.</summary>
    public static Task<OccurrenceScene> SetAsync(Portal portal) => SetAsync(portal, null);

    /// <param name="scheme">With SUPERVISION where the office stands; null for that of the windows.</param>
    public static async Task<OccurrenceScene> SetAsync(Portal portal, string? scheme)
    {
        var scene = new OccurrenceScene(portal);
        (scene.Office, scene.Here, scene.There) = (await portal.UnitAsync("督查科"), await portal.UnitAsync("公安窗口"), await portal.UnitAsync("税务窗口"));
        scene.Employer = await portal.UnitAsync("市公安局", parent: null, UnitKind.Bureau);
        scene.Admin = await portal.PersonAsync(Role.Administrator, await portal.TopAsync());
        scene.Leader = await portal.PersonAsync(Role.Leader, await portal.TopAsync());
        scene.Finder = await portal.PersonAsync(Role.OfficeHead, scene.Office);
        scene.Head = await portal.PersonAsync(Role.OfficeHead, scene.Here);
        scene.Stranger = await portal.PersonAsync(Role.OfficeStaff, scene.There);
        await scene.OpenQuarterAsync(scheme?.Replace("SUPERVISION", scene.Office.Code, StringComparison.Ordinal));
        return scene;
    }

    public async Task<Page> CheckAsync(Someone who, params (string Name, string? Value)[] typed)
    {
        var form = (await (await Portal.SignInAsync(who)).OpenAsync("/Occurrences/New")).Form();
        (string Name, string? Value)[] usual =
        [
            ("Input.Rule", FixedRule), ("Input.UnitId", $"{Here.Id}"), ("Input.OccurredOn", "2026-09-10"), ("Input.Cause", "窗口空岗二十分钟"), ("Input.Step", "Check"),
        ];
        return await form.SubmitAsync([.. usual.Where(u => !typed.Any(t => t.Name == u.Name)), .. typed]);
    }

    /// <summary>What is typed on the check page, with its button.</summary>
    public static (string Name, string? Value)[] Save { get; } = [("Input.Step", "Save"), ("Input.OriginalKeptAt", "督查科档案柜")];

    /// <returns>The id of what was recorded against the window here.</returns>
    public async Task<int> RecordAsync(params (string Name, string? Value)[] typed)
    {
        var check = await CheckAsync(Finder, typed);
        var saved = await check.Form().SubmitAsync(OccurrenceScene.Save);
        Assert.StartsWith("/Occurrences/Details/", saved.Path, StringComparison.Ordinal);
        return int.Parse(saved.Path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sends the form of a page with files, as a browser does.</summary>
    public static Task<HttpResponseMessage> SendAsync(Page page, (string Name, byte[] Content)[] files, params (string Name, string Value)[] typed) =>
        SendAsync(page, "Input.Files", files, typed);

    /// <param name="field">Name of the field for files.</param>
    public static async Task<HttpResponseMessage> SendAsync(Page page, string field, (string Name, byte[] Content)[] files, params (string Name, string Value)[] typed)
    {
        var form = page.Form();
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields().Where(f => !typed.Any(t => t.Name == f.Name)).Concat(typed))
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{field}\"", FileName = $"\"{name}\"" };
            content.Add(part);
        }

        return await page.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = content });
    }

    public Task<Occurrence> OccurrenceAsync(int id) =>
        Portal.DataAsync(db => db.Occurrences.Include(o => o.Subjects).Include(o => o.Statements).AsSplitQuery().SingleAsync(o => o.Id == id));

    public Task<int> CountAsync() => Portal.DataAsync(db => db.Occurrences.CountAsync(o => o.CampaignId == CampaignId));

    /// <summary>The one that was recorded.</summary>
    public Task<Occurrence> SingleAsync() =>
        Portal.DataAsync(db => db.Occurrences.Include(o => o.Subjects).SingleAsync(o => o.CampaignId == CampaignId));

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private Task OpenQuarterAsync(string? text) =>
        Portal.DataAsync(async db =>
        {
            var (now, admin, top) = (Portal.Clock.GetUtcNow(), new Actor(Admin.PersonId), await Portal.TopAsync());
            var scheme = Scheme.Parse(text ?? SchemeText());
            var version = new SchemeVersion(null, 1, scheme.CanonicalText, scheme.Hash, admin, now);
            var standards = new StandardSet(Portal.Code("S"), "标准", admin, now);
            db.AddRange(version, standards);
            await db.SaveChangesAsync();
            var standard = standards.AddVersion([new Criterion("1.4", "服务", "服务态度", "文明服务，不与群众争执。")], admin, now);
            var campaign = new Campaign(top.Id, Portal.Code("优质服务窗口"), null, 2026, admin, now);
            db.Add(campaign);
            await db.SaveChangesAsync();
            campaign.AddCategory("W", "窗口", null, admin, now);
            Unit[] units = [Here, There, Office];
            foreach (var unit in units)
            {
                campaign.Join(unit.Id, "W", true, new DateOnly(2026, 1, 1), admin, now);
            }

            campaign.AdoptScheme(version.Id, admin, now);
            campaign.AdoptStandards(standard.Id, admin, now);
            campaign.ChangeSettings(new CampaignSettings { FactsAfterDecision = LateFacts.Carry, DeciderPersonId = Leader.PersonId }, admin, now);
            campaign.Describe(campaign.Name, campaign.Theme, new CampaignOutline { OfficeUnitId = campaign.OrganiserUnitId, OfficeStanding = OfficeStanding.Rated }, [], admin, now);
            campaign.Start(admin, now);
            var round = new Round(campaign.Id, new Quarter(2026, 3), new RoundDates(new(2026, 9, 1), new(2026, 9, 20), new(2026, 9, 22), new(2026, 9, 25), 1), admin, now);
            db.Add(round);
            await db.SaveChangesAsync();
            round.Open(admin, version.Id, standard.Id, campaign.Settings.Decider, [.. units.Select((u, i) => new Participant(u.Id, u.NormalisedCode, u.Name, top.NormalisedCode, top.Name, "W", "窗口", true, i + 1))], now);
            await db.SaveChangesAsync();
            (CampaignId, RoundId) = (campaign.Id, round.Id);
        });

    private string SchemeText()
    {
        var path = Checkout.At("tests", "CampaignPortal.Domain.Tests", "Scoring", "Schemes", "windows-quarter.json");
        var scheme = JsonNode.Parse(File.ReadAllText(path).Replace("SUPERVISION", Office.Code, StringComparison.Ordinal).Replace("\"OFFICE\"", $"\"{Office.Code}\"", StringComparison.Ordinal))!;
        scheme["block"]!["items"]!.AsArray().Single(i => (string?)i!["code"] == "penalty")!.AsObject().Remove("responsibleOffice");
        return scheme.ToJsonString();
    }
}
