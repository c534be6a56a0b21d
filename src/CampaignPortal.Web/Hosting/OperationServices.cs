using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Pages.SelfAssessments;

namespace CampaignPortal.Web.Hosting;

internal static class OperationServices
{
    public static void AddPortalOperations(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(_ => WorkCalendars.Load())
        .AddSingleton(_ => TemplatePacks.Load())
        .AddScoped<CampaignFounding>()
        .AddScoped<Pages.Campaigns.SettingsChoices>()
        .AddScoped<Schemes>()
        .AddScoped<ResultReading>()
        .AddScoped<RankingReading>()
        .AddScoped<ExplanationReading>()
        .AddScoped<ResultSummary>()
        .AddScoped<ResultVerifying>()
        .AddScoped<ResultProblems>()
        .AddScoped<ResultDeciding>()
        .AddScoped<BackupTaking>()
        .AddScoped<RightsKeeping>()
        .AddScoped<ToDoList>()
        .AddScoped<Recipients>()
        .AddScoped<OccurrenceDesks>()
        .AddScoped<OccurrenceFilings>()
        .AddScoped<OccurrenceReading>()
        .AddScoped<RoundOpening>()
        .AddScoped<RoundFacts>()
        .AddScoped<RoundClosing>()
        .AddScoped<RoundComputing>()
        .AddScoped<SelfReading>()
        .AddScoped<SelfFiling>()
        .AddScoped<SelfWords>()
        .AddScoped<SelfEvidence>()
        .AddScoped<ScoreReading>()
        .AddScoped<ScoreGrid>()
        .AddScoped<ScoreActing>()
        .AddScoped<ScoreSaving>()
        .AddScoped<ScoreSubmitting>()
        .AddHostedService<RoundOpener>();
}
