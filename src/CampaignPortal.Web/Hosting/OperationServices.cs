using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Keeping;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Web.Hosting;

internal static class OperationServices
{
    public static void AddPortalOperations(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(_ => WorkCalendars.Load())
        .AddSingleton(_ => TemplatePacks.Load())
        .AddScoped<CampaignFounding>()
        .AddScoped<Schemes>()
        .AddScoped<ResultReading>()
        .AddScoped<RankingReading>()
        .AddScoped<ExplanationReading>()
        .AddScoped<ResultSummary>()
        .AddScoped<ResultDeciding>()
        .AddScoped<BackupTaking>()
        .AddScoped<RightsKeeping>()
        .AddScoped<ToDoList>()
        .AddScoped<Recipients>()
        .AddScoped<Colleagues>()
        .AddScoped<EarlierMarks>()
        .AddScoped<EarlierAnswers>()
        .AddScoped<OccurrenceDesks>()
        .AddScoped<OccurrenceFilings>()
        .AddScoped<OccurrenceReading>()
        .AddScoped<RoundOpening>()
        .AddScoped<RoundFacts>()
        .AddScoped<BurdenReading>()
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
        .AddHostedService<RoundOpener>();
}
