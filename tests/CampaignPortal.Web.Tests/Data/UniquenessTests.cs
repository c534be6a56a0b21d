using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignPortal.Web.Tests.Data;

/// <summary>What may exist once exists once, because the database says so and not because a page looked first.</summary>
public sealed class UniquenessTests
{
    private const int AtOnce = 10;

    /// <summary>Table and columns of every key that must be unique, as the office would say: one of these for each of those.</summary>
    private static readonly string[] Required =
    [
        "AspNetUsers: NormalizedUserName",
        "AspNetUsers: PersonId",
        "AuditSeals: EntryId",
        "CalendarDays: CalendarYearId, On",
        "CalendarYears: Key",
        "CalendarYears: Number",
        "CalendarYears: Year, Edition",
        "Campaigns: OrganiserUnitId, Year, Name",
        "Categories: CampaignId, Code",
        "Criteria: StandardSetVersionId, Code",
        "Duties: Origin, OriginId, OwedByUnitId",
        "DutyFilings: DutyId, Number",
        "DutyFilings: Key",
        "DutyReceipts: DutyId, FilingNumber, UnitId",
        "DutyRecipients: DutyId, UnitId",
        "DutyReminders: DutyId, On",
        "EvidenceVersions: EvidenceId, Number",
        "EvidenceVersions: StoredName",
        "FigureLists: RoundId, Kind, Code",
        "HeldPosts: TokenHash",
        "ImportFiles: BatchId",
        "Leases: Job",
        "Marks: ScoreSheetId, UnitId, ItemCode",
        "OccurrenceMultipliers: OccurrenceId, Code", "OccurrenceSubjects: OccurrenceId, UnitId",
        "Occurrences: CampaignId, Number",
        "Occurrences: Key",
        "Participants: RoundId, UnitId",
        "Participations: CampaignId, UnitId, JoinedOn",
        "People: NormalisedStaffNumber",
        "PhaseEffects: PhaseId, What, DueOn",
        "PhaseTasks: Key",
        "Phases: Key",
        "Pronouncements: RoundId, GateCode, UnitId, Number",
        "Reminders: Kind, SubjectId, On",
        "Reorganisations: Key",
        "ResolutionPlaces: ResolutionId, UnitId", "ResultBundles: RoundResultId",
        "ResultStatements: RoundResultId, Number",
        "RoundEffects: RoundId, What, DueOn",
        "RoundResults: RoundId, Number",
        "Rounds: CampaignId, QuarterCode",
        "RulebookDrafts: CampaignId",
        "SchemeVersions: CampaignId, Number",
        "ScoreSheets: RoundId, ChannelCode, RaterPersonId",
        "ScoreSheets: RoundId, ChannelCode, RaterUnitId",
        "ScoreSubmissions: Key",
        "ScoreSubmissions: ScoreSheetId, Number",
        "SelfAnswers: SelfAssessmentId, ItemCode",
        "SelfAssessments: RoundId, UnitId",
        "SelfSubmissions: Key",
        "SelfSubmissions: SelfAssessmentId, Number",
        "Sessions: KeyHash",
        "SignInGuards: AccountName, Address",
        "StandardSetVersions: StandardSetId, Number",
        "StandardSets: Code",
        "StandingExcerpts: StandingId",
        "Standings: RoundResultId, UnitId",
        "UnitFigures: FigureListId, UnitId",
        "Units: NormalisedCode",
    ];

    /// <summary>Acts that may be done again and again; each says why it does no harm.</summary>
    private static readonly Dictionary<string, string> Repeatable = new(StringComparer.Ordinal)
    {
        ["reset an account"] = "the last one-time password counts, each is on record",
        ["disable an account"] = "it is disabled all the same",
        ["enable an account"] = "it is enabled all the same",
        ["unlock an account"] = "it is unlocked all the same",
        [Act.Simulation] = "nothing is stored, and each is on record",
        ["attach a file"] = "a second copy can be taken out again until the sheet is in",
    };

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.SqlServer)]
    public void BIZ_03_every_rule_of_one_only_is_a_unique_index_of_the_model_and_of_the_migrations(Provider provider)
    {
        using var db = MigrationTests.Design(provider);
        var migrated = db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        foreach (var model in (Microsoft.EntityFrameworkCore.Metadata.IReadOnlyModel[])[db.Model, migrated])
        {
            var unique = from table in model.GetEntityTypes()
                         from index in table.GetIndexes()
                         where index.IsUnique
                         select $"{table.GetTableName()}: {string.Join(", ", index.Properties.Select(p => p.GetColumnName()))}";
            Assert.Equal(Required, unique.Order(StringComparer.Ordinal));
        }
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task BIZ_03_a_form_sent_ten_times_at_once_is_one_act(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider, PortalSetup.Quiet);
        List<string> wrong = [];
        foreach (var act in Act.All.Where(a => a.Deeds.Length > 0 && !Repeatable.ContainsKey(a.Name)))
        {
            var form = await act.FormAsync(scene);
            var last = await scene.Portal.DataAsync(db => db.AuditEntries.MaxAsync(e => e.Id));
            var pages = await AtOnceAsync(_ => form.SubmitAsync(act.Typed));
            var deeds = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Id > last && act.Deeds.Contains(e.Code)).Select(e => e.Code).ToArrayAsync());
            if (!deeds.Order(StringComparer.Ordinal).SequenceEqual(act.Deeds.Order(StringComparer.Ordinal)) || pages.FirstOrDefault(p => (int)p.Status >= 500) is { })
            {
                wrong.Add($"{act.Name}: {string.Join(' ', deeds)} {pages.FirstOrDefault(p => (int)p.Status >= 500)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [PortalFact]
    public async Task BIZ_03_ten_records_at_once_get_ten_numbers(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        List<Form> forms = [];
        for (var i = 0; i < AtOnce; i++)
        {
            forms.Add((await scene.CheckAsync(scene.Finder, ("Input.Cause", $"第{i}次空岗"))).Form());
        }

        var pages = await AtOnceAsync(i => forms[i].SubmitAsync(OccurrenceScene.Save));
        Assert.All(pages, p => p.AssertStatus(HttpStatusCode.OK));
        var numbers = await scene.Portal.DataAsync(db => db.Occurrences.Select(o => o.Number).ToListAsync());
        Assert.Equal(pages.Count(p => p.Path.StartsWith("/Occurrences/Details/", StringComparison.Ordinal)), numbers.Count);
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(AtOnce, numbers.Count);
    }

    [PortalFact]
    public async Task BIZ_03_a_round_opened_ten_times_at_once_by_hand_and_by_date_lays_out_its_sheets_once(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.PlannedAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Open/{roundId}")).Form();
        await AtOnceAsync(i => i % 2 == 0 ? form.SubmitAsync() : OpenDueAsync(scene));
        Assert.Equal((1, 2, 1), await scene.Portal.DataAsync(async db => (
            await db.RoundEffects.CountAsync(e => e.RoundId == roundId), await db.SelfAssessments.CountAsync(s => s.RoundId == roundId),
            await db.ScoreSheets.CountAsync(s => s.RoundId == roundId))));
        Assert.Equal(RoundState.Open, (await scene.RoundAsync(roundId)).State);
    }

    [PortalFact]
    public async Task BIZ_03_a_round_computed_for_the_first_time_ten_times_at_once_has_one_result(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.ClosedAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Results/Compute/{roundId}")).Form();
        var pages = await AtOnceAsync(_ => form.SubmitAsync());
        Assert.All(pages, p => p.AssertStatus(HttpStatusCode.OK));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.RoundResults.CountAsync(r => r.RoundId == roundId)));
    }

    /// <summary>Starts all of them together.</summary>
    private static async Task<IReadOnlyList<Page>> AtOnceAsync(Func<int, Task<Page>> send)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = Enumerable.Range(0, AtOnce).Select(async i =>
        {
            await gate.Task;
            return await send(i);
        }).ToList();
        gate.SetResult();
        return await Task.WhenAll(sent);
    }

    private static async Task<Page> OpenDueAsync(CampaignScene scene)
    {
        await scene.OpenDueAsync();
        return await scene.Portal.Visitor().OpenAsync("/SignIn");
    }
}
