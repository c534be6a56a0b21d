using CampaignPortal.Web.Data;
using CampaignPortal.Web.Data.Seed;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Hosting;

internal static class DataServices
{
    public static void AddPortalData(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.CheckedDatabase();
        var data = builder.Configuration.CheckedData(builder.Environment.ContentRootPath);
        var connection = builder.Configuration.CheckedConnectionString(database, data);
        builder.Services.AddSingleton(Options.Create(database)).AddSingleton(Options.Create(data));

        if (database.Provider == DatabaseProvider.Sqlite)
        {
            builder.Services.AddDbContext<CampaignDbContext, SqliteCampaignDbContext>(o => o
                .UseSqlite(connection, s => s.CommandTimeout(database.BusyTimeoutSeconds).MaxBatchSize(database.MaxBatchSize).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors(new SqlitePragmas(TimeSpan.FromSeconds(database.BusyTimeoutSeconds))));
        }
        else
        {
            builder.Services.AddDbContext<CampaignDbContext, SqlServerCampaignDbContext>(o => o
                .UseSqlServer(connection, s => s
                    .CommandTimeout(database.CommandTimeoutSeconds)
                    .MaxBatchSize(database.MaxBatchSize)
                    .UseCompatibilityLevel(database.CompatibilityLevel)
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                    .EnableRetryOnFailure(database.RetryCount)));
        }

        builder.Services.AddScoped<DatabaseSetup>().AddScoped<Demonstration>();
        builder.Services.AddDataProtection().SetApplicationName("CampaignPortal");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new DatabaseKeys(services.GetRequiredService<IServiceScopeFactory>())));
        builder.Services.AddHealthChecks().AddDbContextCheck<CampaignDbContext>();
        builder.Services.AddHostedService<AuditSealer>();
    }
}
