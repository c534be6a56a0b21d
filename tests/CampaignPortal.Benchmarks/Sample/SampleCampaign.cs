using System.Diagnostics;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Data.Seed;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Templates;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Benchmarks.Sample;

/// <summary>
/// A year of a large campaign, played through the domain's verbs and the program's operations: three quarters decided,
/// the running one filed and marked, its last score sheet still with its rater.
/// </summary>
internal sealed class SampleCampaign : IDisposable
{
    /// <summary>Who files a sheet.</summary>
    internal sealed record Filer(string Account, int SheetId);

    public const int RaterCount = 3;

    private readonly DemoClock _clock = new();
    private readonly SampleDatabase _database;
    private Actor _administrator = Actor.System;

    private SampleCampaign(SampleDatabase database) => _database = database;

    public string Folder => _database.Folder;
    public int LastResultId { get; private set; }
    public int OpenRoundId { get; private set; }

    /// <summary>The sheet that is full and not handed in.</summary>
    public int OpenSheetId { get; private set; }

    public int FirstWindowId { get; private set; }

    public IReadOnlyList<Filer> Filers { get; private set; } = [];

    public static async Task<SampleCampaign> PlayAsync(int unitCount)
    {
        var start = Stopwatch.GetTimestamp();
        var campaign = new SampleCampaign(await SampleDatabase.MakeAsync());
        await campaign.PlayYearAsync(unitCount);
        Console.WriteLine($"({unitCount} units made in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        return campaign;
    }

    /// <summary>One open quarter in which nobody has filed yet.</summary>
    public static async Task<SampleCampaign> OpenForFilingAsync(int unitCount)
    {
        var campaign = new SampleCampaign(await SampleDatabase.MakeAsync());
        await using var db = campaign._database.Open();
        var today = TimeProvider.System.Today();
        var (clock, quarter) = (campaign._clock, Quarter.Of(today));
        var centre = new SampleCentre(db, clock, quarter.FirstDay.AddDays(-20));
        await centre.SetAsync(unitCount);
        var names = await centre.OpenFilersAsync();
        var (founded, scheme) = await campaign.FoundAsync(db, centre, quarter.FirstDay.AddDays(-15), quarter.Year);
        var open = new SampleQuarter(db, centre, clock, WorkCalendars.Load(), scheme);
        await open.PlanAndOpenAsync(founded.Id, quarter, new RoundDates(quarter.FirstDay, today, today, today, 1));
        campaign.OpenRoundId = open.RoundId;
        campaign.Filers = await db.SelfAssessments.Where(s => s.RoundId == open.RoundId).Select(s => new Filer(names[s.UnitId], s.Id)).ToListAsync();
        return campaign;
    }

    /// <summary>Numbers of every receipt in the database.</summary>
    public async Task<IReadOnlyList<string>> ReceiptsAsync()
    {
        await using var db = _database.Open();
        return await db.SelfAssessments.SelectMany(s => s.Submissions).Select(s => s.Receipt.Number).ToListAsync();
    }

    /// <summary>Now the running quarter can be closed with nothing missing.</summary>
    public async Task HandInLastSheetAsync()
    {
        await using var db = _database.Open();
        await SampleQuarter.HandInAsync(db, OpenSheetId, _clock.GetUtcNow());
    }

    /// <summary>A copy to try the end of the quarter on; nobody may have this one open.</summary>
    public SampleDatabase Copy() => _database.Copy();

    public Task CloseAsync(CampaignDbContext db) => SampleQuarter.CloseAsync(db, OpenRoundId, _administrator, _clock);

    public Task ComputeAsync(CampaignDbContext db) => SampleQuarter.ComputeAsync(db, OpenRoundId, _administrator, _clock);

    /// <summary>Lays out the sheets of one more quarter.</summary>
    public async Task OpenNextAsync(CampaignDbContext db)
    {
        var (campaignId, quarter) = await db.Rounds.Where(r => r.Id == OpenRoundId).Select(r => new ValueTuple<int, Quarter>(r.CampaignId, r.Quarter)).SingleAsync();
        var (next, first) = (quarter.Next, quarter.Next.FirstDay);
        await SampleQuarter.OpenAsync(db, new Round(campaignId, next, new RoundDates(first, first, first, first, 1), _administrator, _clock.GetUtcNow()), _administrator, _clock);
    }

    public void Dispose() => _database.Dispose();

    private async Task PlayYearAsync(int unitCount)
    {
        await using var db = _database.Open();
        var today = TimeProvider.System.Today();
        var running = Quarter.Of(today);
        var first = running.Previous.Previous.Previous;
        var calendar = WorkCalendars.Load();
        var centre = new SampleCentre(db, _clock, first.FirstDay.AddDays(-20));
        await centre.SetAsync(unitCount);
        var (campaign, scheme) = await FoundAsync(db, centre, first.FirstDay.AddDays(-15), running.Year);
        for (var quarter = first; quarter < running; quarter = quarter.Next)
        {
            var finished = new SampleQuarter(db, centre, _clock, calendar, scheme);
            await PlayAsync(finished, campaign.Id, quarter, quarter.LastDay, RaterCount);
            LastResultId = await finished.CloseAndDecideAsync(campaign.Settings);
        }

        var open = new SampleQuarter(db, centre, _clock, calendar, scheme);
        await PlayAsync(open, campaign.Id, running, today.AddDays(30), RaterCount - 1);
        (OpenRoundId, FirstWindowId, _administrator) = (open.RoundId, centre.Windows[0].Id, centre.Administrator);
        OpenSheetId = await db.ScoreSheets.Where(s => s.RoundId == OpenRoundId && s.State == SheetState.Draft).Select(s => s.Id).SingleAsync();
        while (await AuditSealer.SealAsync(db, default) > 0)
        {
            db.ChangeTracker.Clear();
        }
    }

    private static async Task PlayAsync(SampleQuarter played, int campaignId, Quarter quarter, DateOnly dueOn, int handedInCount)
    {
        await played.PlanAndOpenAsync(campaignId, quarter, new RoundDates(quarter.FirstDay, dueOn, dueOn, dueOn, 1));
        await played.ThankAsync();
        await played.FileAsync();
        await played.MarkAsync(handedInCount);
    }

    private async Task<(Campaign Campaign, Scheme Scheme)> FoundAsync(CampaignDbContext db, SampleCentre centre, DateOnly on, int year)
    {
        var now = _clock.GoTo(on, 9);
        var pack = TemplatePacks.Load().Find("service-centre-quarter")!;
        var settings = pack.NewSettings() with
        {
            FactsAfterDecision = LateFacts.Correct, DeciderPersonId = centre.Leader.PersonId, AudienceLevel = AudienceLevel.WholeRankingWithLines,
        };
        var weights = new Dictionary<string, decimal> { ["self"] = 0.2m, ["comprehensive"] = 0.8m };
        var offices = pack.Offices.ToDictionary(o => o.Code, _ => SampleCentre.OfficeCode);
        var id = await new CampaignFounding(db, new RulesAdopting(db, _clock), _clock).FoundAsync(pack, new CampaignPlan(centre.Centre.Id, $"{year}年创建活动", year, weights, offices, settings, new CampaignOutline { OfficeUnitId = centre.Centre.Id, OfficeStanding = OfficeStanding.NotRated }), centre.Administrator, default);
        var scheme = SampleScheme.Of(pack.NewScheme(weights, offices));
        var version = new SchemeVersion(id, 2, scheme.CanonicalText, scheme.Hash, centre.Administrator, now);
        db.SchemeVersions.Add(version);
        await db.SaveChangesAsync();
        var campaign = await db.Campaigns.Include(c => c.Categories).Include(c => c.Participations).SingleAsync(c => c.Id == id);
        campaign.AdoptScheme(version.Id, centre.Administrator, now);
        foreach (var window in centre.Windows)
        {
            campaign.Join(window.Id, "WINDOW", isRanked: true, on, centre.Administrator, now);
        }

        campaign.Start(centre.Administrator, now);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return (campaign, scheme);
    }
}
