using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Data.Seed;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;
using SourceKind = CampaignPortal.Domain.Assessments.SourceKind;

namespace CampaignPortal.Benchmarks.Sample;

/// <summary>One quarter of the sample: every window files, every supervisor marks every window, one window in ten is thanked.</summary>
internal sealed class SampleQuarter(CampaignDbContext db, SampleCentre centre, DemoClock clock, WorkCalendar calendar, Scheme scheme)
{
    private const int UnitsPerBatch = 200;
    private const int UnitsPerPage = 50;
    private Round _round = null!;

    public int RoundId => _round.Id;

    public async Task PlanAndOpenAsync(int campaignId, Quarter quarter, RoundDates dates)
    {
        clock.GoTo(dates.OpensOn, 8);
        var id = await OpenAsync(db, new Round(campaignId, quarter, dates, centre.Administrator, clock.GetUtcNow()), centre.Administrator, clock);
        db.ChangeTracker.Clear();
        _round = await db.Rounds.Include(r => r.Participants).Include(r => r.Extensions).AsNoTracking().SingleAsync(r => r.Id == id);
    }

    public async Task ThankAsync()
    {
        var now = clock.GoTo(_round.Dates.OpensOn.AddDays(2), 10);
        var rule = scheme.FindItem("J2")!.Rules.Single(r => r.Code == "thanks");
        foreach (var (index, window) in centre.Windows.Where((_, i) => i % 10 == 0).Index())
        {
            var filing = new OccurrenceFiling(
                new ValueRange(rule.From, rule.To), [new OccurrenceSubject(window.Id)], calendar.AddWorkingDays(_round.Dates.OpensOn, 5), calendar.Version, null);
            var facts = new OccurrenceFacts
            {
                Kind = OccurrenceKind.Bonus, ItemCode = "J2", RuleCode = rule.Code, Cause = "群众送来感谢信。", OccurredOn = _round.Dates.OpensOn,
                Points = rule.From, Count = 1, SourceKind = SourceKind.SelfReport, OriginalKeptAt = "文件柜",
            };
            var thanks = new Occurrence(_round, $"{_round.QuarterCode}-{index:0000}", facts, filing, centre.Leader, now);
            thanks.Acknowledge(window.Id, centre.Heads[window.Id], now);
            thanks.Decide(OccurrenceDecision.Uphold(), new ValueRange(rule.From, rule.To), centre.Administrator, new HashSet<int>(), now);
            db.Occurrences.Add(thanks);
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    public async Task FileAsync()
    {
        var now = clock.GoTo(_round.Dates.OpensOn.AddDays(3), 9);
        foreach (var windows in centre.Windows.Select(w => w.Id).Chunk(UnitsPerBatch))
        {
            var sheets = await db.SelfAssessments.Include(s => s.Answers).Include(s => s.Submissions).Include(s => s.ReturnReasons)
                .Where(s => s.RoundId == _round.Id && windows.Contains(s.UnitId)).ToListAsync();
            foreach (var sheet in sheets)
            {
                sheet.Submit(Guid.NewGuid(), _round, [], centre.Staff[sheet.UnitId], now);
                sheet.Confirm(_round, centre.Heads[sheet.UnitId], now);
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Fills all sheets page by page, as the grid saves them, and hands in the first so many.</summary>
    public async Task MarkAsync(int handedInCount)
    {
        clock.GoTo(_round.Dates.OpensOn.AddDays(4), 16);
        var places = _round.Participants.ToDictionary(p => p.UnitId, p => p.Order);
        var sheets = await db.ScoreSheets.Where(s => s.RoundId == _round.Id).OrderBy(s => s.RaterPersonId).Select(s => s.Id).ToListAsync();
        foreach (var (rater, sheetId) in sheets.Index())
        {
            foreach (var windows in centre.Windows.Select(w => w.Id).Chunk(UnitsPerPage))
            {
                await FillAsync(sheetId, windows, unitId => places[unitId] + rater);
            }
        }

        foreach (var sheetId in sheets.Take(handedInCount))
        {
            await HandInAsync(db, sheetId, clock.GetUtcNow());
        }
    }

    public static async Task HandInAsync(CampaignDbContext db, int sheetId, DateTimeOffset now)
    {
        var sheet = await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).SingleAsync(s => s.Id == sheetId);
        var round = await db.Rounds.SingleAsync(r => r.Id == sheet.RoundId);
        sheet.Submit(Guid.NewGuid(), round, new Actor(sheet.RaterPersonId!.Value), now);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    public static async Task CloseAsync(CampaignDbContext db, int roundId, Actor administrator, TimeProvider clock)
    {
        var version = await db.Rounds.Where(r => r.Id == roundId).Select(r => r.Version).SingleAsync();
        await Closing(db, clock).CloseAsync(roundId, version, administrator, default);
    }

    public static async Task ComputeAsync(CampaignDbContext db, int roundId, Actor administrator, TimeProvider clock)
    {
        var version = await db.Rounds.Where(r => r.Id == roundId).Select(r => r.Version).SingleAsync();
        await new RoundComputing(db, new Schemes(db), new RoundFacts(db, new SheetCarrying(db)), Closing(db, clock), new Recipients(db, clock), clock)
            .ComputeAsync(roundId, version, administrator, default);
    }

    private static RoundClosing Closing(CampaignDbContext db, TimeProvider clock)
    {
        var schemes = new Schemes(db);
        var figures = new RoundFigures(db, schemes, clock);
        return new RoundClosing(db, figures, new RoundGates(db, schemes, figures, new Recipients(db, clock), clock), clock);
    }

    public static async Task<int> OpenAsync(CampaignDbContext db, Round round, Actor administrator, TimeProvider clock)
    {
        db.Rounds.Add(round);
        await db.SaveChangesAsync();
        await new RoundOpening(db, new Schemes(db), new Recipients(db, clock), clock, NullLogger<RoundOpening>.Instance).OpenAsync(round.Id, null, administrator, default);
        return round.Id;
    }

    /// <returns>Id of the result.</returns>
    public async Task<int> CloseAndDecideAsync(CampaignSettings settings)
    {
        await CloseAsync(db, _round.Id, centre.Administrator, clock);
        await ComputeAsync(db, _round.Id, centre.Administrator, clock);
        db.ChangeTracker.Clear();
        var result = await db.RoundResults.Include(r => r.Standings).Include(r => r.Statements).SingleAsync(r => r.RoundId == _round.Id);
        var round = await db.Rounds.SingleAsync(r => r.Id == _round.Id);
        result.Decide(ResultDecision.ByPerson(centre.Leader.PersonId), round, settings, centre.Leader, clock.Later(60));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return result.Id;
    }

    private async Task FillAsync(int sheetId, int[] unitIds, Func<int, int> figureOf)
    {
        var sheet = await db.ScoreSheets.Include(s => s.Marks.Where(m => unitIds.Contains(m.UnitId))).SingleAsync(s => s.Id == sheetId);
        foreach (var mark in sheet.Marks)
        {
            var item = scheme.FindItem(mark.ItemCode)!;
            sheet.Fill(mark.UnitId, mark.ItemCode, DemoMarks.EntryOf(item, figureOf(mark.UnitId), _round.Quarter, isSection: false), null, centre.Administrator, clock.GetUtcNow());
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
