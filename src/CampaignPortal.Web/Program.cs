using CampaignPortal.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Path });
    builder.Configuration.CheckProduction(builder.Environment);
    builder.AddPortalLogging();
    builder.AddPortalData();
    builder.AddPortalSecurity();
    builder.AddPortalPages();
    builder.AddPortalOperations();
    builder.AddPortalEvidence();
    builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));

    var app = builder.Build();
    if (Verb.Of(args) is { } verb)
    {
        return await verb.RunAsync(app.Services);
    }

    app.UsePortal();
    await app.PrepareDataAsync();
    app.AnnounceWhenStarted();
    await app.RunAsync();
    return ExitCode.Done;
}
catch (StartupRefusedException refused) when (!Verb.IsHosted)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return ExitCode.BadConfiguration;
}
