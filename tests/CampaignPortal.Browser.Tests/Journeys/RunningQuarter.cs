using CampaignPortal.Browser.Tests.Harness;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Data.Seed;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>The quarter that runs in the demonstration: its rows, and what colleagues do who have no seat in a journey.</summary>
internal static class RunningQuarter
{
    public static Task<int> SelfSheetAsync(this Portal portal, string unitCode) =>
        portal.DataAsync(db => SelfSheets(db, unitCode).Select(s => s.Id).SingleAsync());

    /// <summary>What stands in the database as the explanation of an item; null where nothing does.</summary>
    public static Task<string?> ExplanationAsync(this Portal portal, string unitCode, string item) =>
        portal.DataAsync(db => SelfSheets(db, unitCode).SelectMany(s => s.Answers).Where(a => a.ItemCode == item).Select(a => a.Entry.Remark).SingleAsync());

    public static Task<int> SubmissionCountAsync(this Portal portal, string unitCode) =>
        portal.DataAsync(db => SelfSheets(db, unitCode).SelectMany(s => s.Submissions).CountAsync());

    /// <summary>The head of an office hands in its score sheet, which has been filled before.</summary>
    public static Task HandsInAsync(this Portal portal, string office) => ChangeScoreSheetAsync(
        portal, office, (sheet, round, head) => sheet.Submit(Guid.NewGuid(), round, new Actor(head), portal.Clock.GetUtcNow()));

    /// <summary>The administrator sends an office's score sheet back.</summary>
    public static Task IsSentBackAsync(this Portal portal, string office, string reason) => ChangeScoreSheetAsync(
        portal, office, (sheet, round, head) => sheet.SendBack(round, reason, Actor.System, portal.Clock.GetUtcNow()));

    /// <summary>Opens an account, with the password of the printed ones, for the head of an office.</summary>
    public static async Task OpenAccountAsync(this Portal portal, string office, string name)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = name, PersonId = await portal.DataAsync(db => HeadOf(db, office)) };
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, DemoCast.Password);
        Assert.True((await accounts.CreateAsync(account)).Succeeded);
    }

    /// <summary>Everything recorded is upheld, the round is closed and computed by the administrator on that day.</summary>
    /// <returns>The result.</returns>
    public static async Task<int> EndsAsync(this Portal portal, DateTimeOffset instant)
    {
        portal.MoveTo(instant);
        await using var scope = portal.Services.CreateAsyncScope();
        var (db, services) = (scope.ServiceProvider.GetRequiredService<CampaignDbContext>(), scope.ServiceProvider);
        var administrator = new Actor(await db.Users.Where(a => a.UserName == "chenjing").Select(a => a.PersonId).SingleAsync());
        var round = await db.Rounds.Where(r => r.State == RoundState.Open).Select(r => new { r.Id, r.Version }).SingleAsync();
        foreach (var occurrence in await db.Occurrences.Include(o => o.Subjects).Where(o => o.RoundId == round.Id && OccurrenceStates.Undecided.Contains(o.State)).ToListAsync())
        {
            occurrence.Decide(OccurrenceDecision.Uphold(), new ValueRange(occurrence.Facts.Points, occurrence.Facts.Points), administrator, new HashSet<int>(), instant);
        }

        await db.SaveChangesAsync();
        await services.GetRequiredService<RoundClosing>().CloseAsync(round.Id, round.Version, administrator, default);
        await services.GetRequiredService<RoundComputing>().ComputeAsync(round.Id, round.Version + 1, administrator, default);
        return await db.RoundResults.Where(r => r.RoundId == round.Id).Select(r => r.Id).SingleAsync();
    }

    private static Task<int> ChangeScoreSheetAsync(Portal portal, string office, Action<ScoreSheet, Round, int> change) => portal.DataAsync(async db =>
    {
        var round = await db.Rounds.SingleAsync(r => r.State == RoundState.Open);
        var sheet = await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).Include(s => s.Returns).AsSplitQuery()
            .SingleAsync(s => s.RoundId == round.Id && db.Units.Any(u => u.Id == s.RaterUnitId && u.Code == office));
        change(sheet, round, await HeadOf(db, office));
        return await db.SaveChangesAsync();
    });

    private static Task<int> HeadOf(CampaignDbContext db, string office) =>
        db.Assignments.Where(a => a.Role == Role.OfficeHead && db.Units.Any(u => u.Id == a.UnitId && u.Code == office)).Select(a => a.PersonId).SingleAsync();

    private static IQueryable<SelfAssessment> SelfSheets(CampaignDbContext db, string unitCode) =>
        db.SelfAssessments.Where(s => db.Rounds.Any(r => r.Id == s.RoundId && r.State == RoundState.Open) && db.Units.Any(u => u.Id == s.UnitId && u.Code == unitCode));
}
