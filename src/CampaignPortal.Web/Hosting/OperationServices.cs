using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;

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
        .AddScoped<OccurrenceDesks>()
        .AddScoped<OccurrenceFilings>()
        .AddScoped<OccurrenceReading>()
        .AddScoped<RoundOpening>()
        .AddScoped<RoundFacts>()
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
