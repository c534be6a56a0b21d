using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
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
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Operations.Workbooks;

namespace CampaignPortal.Web.Hosting;

internal static class OperationServices
{
    public static void AddPortalOperations(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(_ => WorkCalendars.Load())
        .AddSingleton(_ => TemplatePacks.Load())
        .AddScoped<CampaignFounding>()
        .AddScoped<CampaignPortraits>()
        .AddScoped<CampaignPlanning>()
        .AddScoped<ParticipantChanging>()
        .AddScoped<RulesAdopting>()
        .AddScoped<CampaignTree>()
        .AddScoped<CampaignCopying>()
        .AddScoped<Schemes>()
        .AddScoped<ResultReading>()
        .AddScoped<RankingReading>()
        .AddScoped<ExplanationReading>()
        .AddScoped<ResultSummary>()
        .AddScoped<ResultDeciding>()
        .AddScoped<BackupTaking>()
        .AddScoped<RightsKeeping>()
        .AddScoped<UnitTree>()
        .AddScoped<ChargeKeeping>()
        .AddScoped<Succession>()
        .AddScoped<Reorganising>()
        .AddScoped<ReorganisationPreview>()
        .AddScoped<HandOverReading>()
        .AddScoped<HandingOver>()
        .AddScoped<ListExport>()
        .AddScoped<IImporter, UnitImport>()
        .AddScoped<IImporter, PersonImport>()
        .AddScoped<IImporter, MarksImport>()
        .AddScoped<ImportDesk>()
        .AddScoped<ImportWords>()
        .AddScoped<ToDoList>()
        .AddScoped<Recipients>()
        .AddScoped<Colleagues>()
        .AddScoped<EarlierMarks>()
        .AddScoped<EarlierAnswers>()
        .AddScoped<Reminding>()
        .AddScoped<OccurrenceDesks>()
        .AddScoped<OccurrenceFilings>()
        .AddScoped<OccurrenceReading>()
        .AddScoped<RulebookReading>()
        .AddScoped<RulebookDesk>()
        .AddScoped<RulebookAdopting>()
        .AddScoped<OccurrenceList>()
        .AddScoped<RoundOpening>()
        .AddScoped<RoundFacts>()
        .AddScoped<RoundBoard>()
        .AddScoped<RoundClosing>()
        .AddScoped<RoundComputing>()
        .AddScoped<SelfReading>()
        .AddScoped<SelfFiling>()
        .AddScoped<SelfEvidence>()
        .AddScoped<ScoreReading>()
        .AddScoped<ScoreGrid>()
        .AddScoped<ScoreActing>()
        .AddScoped<ScoreSaving>()
        .AddScoped<ScoreSubmitting>()
        .AddScoped<PhaseGate>()
        .AddScoped<PhaseTurning>()
        .AddScoped<PhaseOutlooks>()
        .AddScoped<DutyLayout>()
        .AddScoped<DutyFilings>()
        .AddScoped<DutyReading>()
        .AddScoped<DutyReminding>()
        .AddScoped<IDueByDate>(services => services.GetRequiredService<Reorganising>()) // first: a round pins the units of its day
        .AddScoped<IDueByDate>(services => services.GetRequiredService<RoundOpening>())
        .AddScoped<IDueByDate>(services => services.GetRequiredService<PhaseTurning>())
        .AddScoped<WatchReading>()
        .AddScoped<StandardsReading>()
        .AddScoped<CompletionReading>()
        .AddScoped<MissingReading>()
        .AddScoped<SheetReminding>()
        .AddScoped<EndsOfRanking>()
        .AddScoped<ChangeReading>()
        .AddScoped<TrendReading>()
        .AddHostedService<DateWork>();
}
