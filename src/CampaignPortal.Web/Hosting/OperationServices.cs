using CampaignPortal.Web.Operations;

namespace CampaignPortal.Web.Hosting;

internal static class OperationServices
{
    public static void AddPortalOperations(this WebApplicationBuilder builder) => builder.Services
        .AddScoped<Schemes>()
        .AddScoped<ToDoList>()
        .AddScoped<Recipients>()
        .AddScoped<RoundOpening>()
        .AddScoped<RoundFacts>()
        .AddScoped<RoundClosing>()
        .AddScoped<RoundComputing>();
}
