using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Dates;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Keeping;
using CampaignPortal.Web.Operations.Messages;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Operations.Workbooks;

namespace CampaignPortal.Web.Hosting;

internal static class OperationServices
{
    public static void AddPortalOperations(this WebApplicationBuilder builder) => builder.Services
        .AddCampaigns()
        .AddOrganisation()
        .AddRounds()
        .AddSheets()
        .AddResults()
        .AddWatching()
        .AddImports()
        .AddCalendar()
        .AddScoped<ToDoList>()
        .AddScoped<Recipients>()
        .AddScoped<BackupTaking>()
        .AddDateWork();

    private static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton(_ => TemplatePacks.Load())
        .AddScoped<CampaignFounding>()
        .AddScoped<CampaignPortraits>()
        .AddScoped<CampaignPlanning>()
        .AddScoped<ParticipantChanging>()
        .AddScoped<RulesAdopting>()
        .AddScoped<CampaignTree>()
        .AddScoped<CampaignCopying>()
        .AddScoped<Schemes>()
        .AddScoped<RulebookReading>()
        .AddScoped<RulebookDesk>()
        .AddScoped<RulebookAdopting>()
        .AddScoped<TableColumns>()
        .AddScoped<RuleText>()
        .AddScoped<TableWriting>()
        .AddScoped<TableReading>()
        .AddScoped<PhaseGate>()
        .AddScoped<PhaseTurning>()
        .AddScoped<PhaseDeciding>()
        .AddScoped<PhaseOutlooks>()
        .AddScoped<PhaseCopying>()
        .AddScoped<DutyLayout>()
        .AddScoped<DutyFilings>()
        .AddScoped<DutyReading>()
        .AddScoped<DutyBoardReading>()
        .AddScoped<DutyAnswering>()
        .AddScoped<DutyReminding>();

    private static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddScoped<RightsKeeping>()
        .AddScoped<UnitTree>()
        .AddScoped<ChargeKeeping>()
        .AddScoped<PersonFinding>()
        .AddScoped<LiaisonPhones>()
        .AddScoped<Succession>()
        .AddScoped<DutySuccession>()
        .AddScoped<Moving>()
        .AddScoped<Reorganising>()
        .AddScoped<ReorganisationPreview>()
        .AddScoped<HandOverReading>()
        .AddScoped<HandingOver>();

    private static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddScoped<RoundOpening>()
        .AddScoped<RoundFacts>()
        .AddScoped<RoundFigures>()
        .AddScoped<RoundGates>()
        .AddScoped<PronouncementReading>()
        .AddScoped<SheetCarrying>()
        .AddScoped<RoundBoard>()
        .AddScoped<RoundClosing>()
        .AddScoped<RoundWithdrawing>()
        .AddScoped<RoundComputing>()
        .AddScoped<RoundRescheduling>()
        .AddScoped<BurdenReading>()
        .AddScoped<OccurrenceDesks>()
        .AddScoped<OccurrenceFilings>()
        .AddScoped<OccurrenceReading>()
        .AddScoped<OccurrenceList>();

    private static IServiceCollection AddSheets(this IServiceCollection services) => services
        .AddScoped<Colleagues>()
        .AddScoped<EarlierMarks>()
        .AddScoped<EarlierAnswers>()
        .AddScoped<SelfReading>()
        .AddScoped<SelfFiling>()
        .AddScoped<SelfEvidence>()
        .AddScoped<ScoreReading>()
        .AddScoped<ScoreGrid>()
        .AddScoped<ScoreActing>()
        .AddScoped<ScoreSaving>()
        .AddScoped<ScoreSubmitting>();

    private static IServiceCollection AddResults(this IServiceCollection services) => services
        .AddScoped<ResultReading>().AddScoped<YearReading>()
        .AddScoped<RankingReading>()
        .AddScoped<GradesReading>()
        .AddScoped<ExplanationReading>()
        .AddScoped<PlaceReading>()
        .AddScoped<RaterChoices>()
        .AddScoped<ResultSimulating>()
        .AddScoped<ResultSummary>()
        .AddScoped<ResultResolving>().AddScoped<SheetReviewing>()
        .AddScoped<ResultDeciding>()
        .AddScoped<EndsOfRanking>()
        .AddScoped<ChangeReading>()
        .AddScoped<TrendReading>();

    private static IServiceCollection AddWatching(this IServiceCollection services) => services
        .AddScoped<WatchReading>()
        .AddScoped<StandardsReading>()
        .AddScoped<CompletionReading>()
        .AddScoped<MissingReading>()
        .AddScoped<Reminding>()
        .AddScoped<ReminderPeople>()
        .AddScoped<OverdueReminding>()
        .AddScoped<SheetReminding>();

    private static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddScoped<ListExport>()
        .AddScoped<IImporter, UnitImport>()
        .AddScoped<IImporter, PersonImport>()
        .AddScoped<IImporter, MarksImport>()
        .AddScoped<ImportDesk>()
        .AddScoped<ImportSteps>()
        .AddScoped<ImportWords>();

    /// <summary>Whoever computes days takes the calendar that counts at the time of his request.</summary>
    private static IServiceCollection AddCalendar(this IServiceCollection services) => services
        .AddSingleton<CalendarShelf>()
        .AddScoped(s => s.GetRequiredService<CalendarShelf>().Current)
        .AddScoped<NoticeReading>()
        .AddScoped<CalendarLoading>()
        .AddScoped<DueDayReading>()
        .AddScoped<DueDayMoving>()
        .AddHostedService<CalendarWatch>();

    /// <summary>In this order: a round pins the units of its day, and a phase turns around rounds that are open.</summary>
    private static void AddDateWork(this IServiceCollection services) => services
        .AddScoped<IDueByDate>(s => s.GetRequiredService<Reorganising>())
        .AddScoped<IDueByDate>(s => s.GetRequiredService<RoundOpening>())
        .AddScoped<IDueByDate>(s => s.GetRequiredService<PhaseTurning>())
        .AddScoped<IDueByDate>(s => s.GetRequiredService<LiaisonPhones>())
        .AddScoped<IDueByDate, ImportClearing>()
        .AddHostedService<DateWork>();
}
