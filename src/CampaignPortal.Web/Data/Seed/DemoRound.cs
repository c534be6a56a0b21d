using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;
using SourceKind = CampaignPortal.Domain.Assessments.SourceKind;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>Plays the acts of one quarter through the domain's own verbs.</summary>
internal sealed class DemoRound(CampaignDbContext db, DemoStage stage, DemoClock clock, WorkCalendar calendar, Scheme scheme)
{
    private int _number;

    public Round Round { get; private set; } = null!;

    public async Task PlanAndOpenAsync(int campaignId, Quarter quarter, RoundDates dates, CancellationToken ct)
    {
        var administrator = By("chenjing");
        clock.GoTo(dates.OpensOn, 8);
        var round = new Round(campaignId, quarter, dates, administrator, clock.GetUtcNow());
        db.Rounds.Add(round);
        await db.SaveChangesAsync(ct);
        await new RoundOpening(db, new Schemes(db), new Recipients(db, clock), clock, NullLogger<RoundOpening>.Instance).OpenAsync(round.Id, null, administrator, ct);
        _number = await db.Occurrences.CountAsync(o => o.CampaignId == campaignId, ct);
        await ReloadAsync(round.Id, ct);
    }

    public Actor By(string account) => new(stage.Players[account].Id);

    /// <summary>Records a deduction or bonus as the responsible office or the supervisor found it.</summary>
    public async Task<Occurrence> RecordAsync(DemoFact fact, DateOnly on, Actor finder, string? officeCode, CancellationToken ct, bool isAfterDecision = false)
    {
        clock.GoTo(on, 15, 20);
        var rule = scheme.FindItem(fact.Item)!.Rules.Single(r => r.Code == fact.Rule);
        var filing = new OccurrenceFiling(
            new ValueRange(rule.From, rule.To),
            [new OccurrenceSubject(stage.Units[fact.UnitCode].Id, fact.PersonId, via: fact.PersonId is null ? SubjectVia.Direct : SubjectVia.Workplace)],
            calendar.AddWorkingDays(on, 5), calendar.Version, officeCode is null ? null : stage.Units[officeCode].Id,
            AfterDecision: isAfterDecision ? LateFacts.Correct : null);
        var facts = new OccurrenceFacts
        {
            Kind = scheme.FindItem(fact.Item) is BonusItem ? OccurrenceKind.Bonus : OccurrenceKind.Deduction,
            ItemCode = fact.Item, RuleCode = fact.Rule, Cause = fact.Cause, OccurredOn = isAfterDecision ? Round.Quarter.LastDay.AddDays(-20) : on,
            Points = fact.Points ?? rule.From, Count = fact.Count, SourceKind = fact.Source, OriginalKeptAt = "督查科文件柜",
        };
        var number = $"{Round.Quarter.Year}-{++_number:0000}";
        var occurrence = fact.IsClaim
            ? Occurrence.Claim(Round, number, facts, filing, stage.Units[fact.UnitCode].Id, finder, clock.GetUtcNow())
            : new Occurrence(Round, number, facts, filing, finder, clock.GetUtcNow());
        db.Occurrences.Add(occurrence);
        await db.SaveChangesAsync(ct);
        if (!fact.IsClaim)
        {
            await new Recipients(db, clock).TellUnitsAsync([stage.Units[fact.UnitCode].Id], "OccurrenceRecorded", number, $"/Occurrences/Details/{occurrence.Id}", ct);
            await db.SaveChangesAsync(ct);
        }

        return occurrence;
    }

    public async Task AcknowledgeAsync(Occurrence occurrence, string unitCode, DateOnly on, CancellationToken ct)
    {
        occurrence.Acknowledge(stage.Units[unitCode].Id, new Actor(stage.HeadOf(unitCode).Id), clock.GoTo(on, 10));
        await db.SaveChangesAsync(ct);
    }

    public async Task StateCaseAsync(Occurrence occurrence, string unitCode, string text, DateOnly on, CancellationToken ct)
    {
        occurrence.StateCase(stage.Units[unitCode].Id, text, new Actor(stage.StaffOf(unitCode).Id), clock.GoTo(on, 11));
        await db.SaveChangesAsync(ct);
    }

    public async Task DecideAsync(Occurrence occurrence, OccurrenceDecision decision, DateOnly on, CancellationToken ct)
    {
        var rule = scheme.FindItem(occurrence.Facts.ItemCode)!.Rules.Single(r => r.Code == occurrence.Facts.RuleCode);
        var (decider, at) = (By("chenjing"), clock.GoTo(on, 16));
        occurrence.Decide(decision, new ValueRange(rule.From, rule.To), decider, await db.HomesOfAsync(decider, on, ct), at);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The unit's staff files the self-assessment; every fourth unit gives itself less somewhere and says why.</summary>
    public async Task FileSelfAsync(string unitCode, int index, DateOnly on, CancellationToken ct)
    {
        var sheet = await SelfSheetAsync(unitCode, ct);
        var staff = new Actor(stage.StaffOf(unitCode).Id);
        clock.GoTo(on, 9, index);
        if (index % 4 == 0)
        {
            sheet.Fill("1.2b", new SheetEntry { Points = 7, Remark = "新上岗人员较多，业务熟练程度还需提高。" }, null, staff, clock.GetUtcNow());
        }

        sheet.Submit(KeyOf($"{Round.QuarterCode}{unitCode}"), Round, [], staff, clock.Later(3));
        await db.SaveChangesAsync(ct);
    }

    public async Task ConfirmSelfAsync(string unitCode, DateOnly on, CancellationToken ct)
    {
        var sheet = await SelfSheetAsync(unitCode, ct);
        sheet.Confirm(Round, new Actor(stage.HeadOf(unitCode).Id), clock.GoTo(on, 14));
        await db.SaveChangesAsync(ct);
    }

    public Task<SelfAssessment> SelfSheetAsync(string unitCode, CancellationToken ct)
    {
        var unitId = stage.Units[unitCode].Id;
        return db.SelfAssessments.Include(s => s.Answers).Include(s => s.Submissions).Include(s => s.ReturnReasons).AsSplitQuery()
            .SingleAsync(s => s.RoundId == Round.Id && s.UnitId == unitId, ct);
    }

    public Task<List<ScoreSheet>> ScoreSheetsAsync(CancellationToken ct) =>
        db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).Include(s => s.Returns).AsSplitQuery()
            .Where(s => s.RoundId == Round.Id).OrderBy(s => s.Id).ToListAsync(ct);

    /// <summary>Fills the cells of the units taken, as the rater would.</summary>
    public void Fill(ScoreSheet sheet, IReadOnlyDictionary<int, int> places, Func<int, bool> takes)
    {
        var rater = new Actor(RaterOf(sheet));
        foreach (var mark in sheet.Marks.Where(m => takes(places[m.UnitId])).ToList())
        {
            sheet.Fill(mark.UnitId, mark.ItemCode, DemoMarks.EntryOf(scheme.FindItem(mark.ItemCode)!, places[mark.UnitId], Round.Quarter, IsSection(mark.UnitId)), null, rater, clock.GetUtcNow());
        }
    }

    public async Task SubmitAsync(ScoreSheet sheet, DateOnly on, CancellationToken ct)
    {
        sheet.Submit(KeyOf($"{Round.QuarterCode}sheet{sheet.Id}"), Round, new Actor(RaterOf(sheet)), clock.GoTo(on, 16, 30));
        await db.SaveChangesAsync(ct);
    }

    private int RaterOf(ScoreSheet sheet) => sheet.RaterPersonId ?? stage.HeadOf(stage.Units.Values.Single(u => u.Id == sheet.RaterUnitId).Code).Id;

    public async Task CloseAndComputeAsync(DateOnly on, CancellationToken ct)
    {
        clock.GoTo(on, 9);
        var version = await db.Rounds.Where(r => r.Id == Round.Id).Select(r => r.Version).SingleAsync(ct);
        await Closing().CloseAsync(Round.Id, version, By("chenjing"), ct);
        clock.Later(30);
        await Computing().ComputeAsync(Round.Id, version + 1, By("chenjing"), ct);
        await ReloadAsync(Round.Id, ct);
    }

    /// <summary>One records the veto, another confirms it.</summary>
    public async Task PronounceAsync(string unitCode, DateOnly on, CancellationToken ct)
    {
        clock.GoTo(on, 10);
        await Gates().PronounceAsync(Round.Id, DemoStanding.Veto, stage.Units[unitCode].Id, DemoStanding.Grounds, By("chenjing"), ct);
        var recorded = await db.Pronouncements.SingleAsync(p => p.RoundId == Round.Id, ct);
        clock.GoTo(on, 15);
        await Gates().ConfirmAsync(recorded.Id, recorded.Version, By("zhangweimin"), ct);
    }

    public async Task CorrectAsync(string reason, DateOnly on, CancellationToken ct)
    {
        clock.GoTo(on, 10);
        await Computing().CorrectAsync(Round.Id, reason, By("chenjing"), ct);
    }

    public async Task<RoundResult> LatestResultAsync(CancellationToken ct) =>
        await db.RoundResults.Include(r => r.Standings).Include(r => r.Statements).AsSplitQuery()
            .Where(r => r.RoundId == Round.Id).OrderByDescending(r => r.Number).FirstAsync(ct);

    /// <summary>A unit states its case on a line of the preview and is answered.</summary>
    public async Task StateResultAsync(string unitCode, string item, string text, string answer, DateOnly on, CancellationToken ct)
    {
        var result = await LatestResultAsync(ct);
        var statement = result.StateCase(stage.Units[unitCode].Id, item, text, new Actor(stage.StaffOf(unitCode).Id), clock.GoTo(on, 9, 30));
        result.AnswerStatement(statement.Number, answer, By("chenjing"), clock.GoTo(on.AddDays(1), 10));
        await db.SaveChangesAsync(ct);
    }

    public async Task DecideResultAsync(CampaignSettings settings, DateOnly on, CancellationToken ct)
    {
        var result = await LatestResultAsync(ct);
        var leader = By("zhangweimin");
        result.Decide(ResultDecision.ByPerson(leader.PersonId), Round, settings, leader, clock.GoTo(on, 17));
        if (result.CorrectsNumber is { } number)
        {
            var old = await db.RoundResults.SingleAsync(r => r.RoundId == Round.Id && r.Number == number, ct);
            old.Supersede(result, leader, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task ReloadAsync(int roundId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Round = await db.Rounds.Include(r => r.Participants).Include(r => r.Extensions).AsSplitQuery().SingleAsync(r => r.Id == roundId, ct);
    }

    /// <summary>The same key for the same words, so that the same first day gives the same content.</summary>
    public static Guid KeyOf(string words) => new(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));

    private bool IsSection(int unitId) => stage.Units.Values.Single(u => u.Id == unitId).Kind == UnitKind.Section;

    private RoundComputing Computing() => new(db, new Schemes(db), new RoundFacts(db, new SheetCarrying(db)), Closing(), new Recipients(db, clock), clock);

    private RoundClosing Closing() => new(db, Figures(), Gates(), clock);

    private RoundFigures Figures() => new(db, new Schemes(db), clock);

    private RoundGates Gates() => new(db, new Schemes(db), Figures(), new Recipients(db, clock), clock);
}

/// <summary>A fact of the demonstration.</summary>
/// <param name="Points">Null: the lower end of the rule's range.</param>
/// <param name="PersonId">The person it is about; null where it is about the unit.</param>
internal sealed record DemoFact(
    string UnitCode, string Item, string Rule, string Cause, SourceKind Source, decimal? Points = null, int Count = 1, int? PersonId = null, bool IsClaim = false);
