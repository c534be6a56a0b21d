using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CampaignPortal.Web.Pages.Audit;
using CampaignPortal.Web.Pages.Calendar;
using CampaignPortal.Web.Pages.Campaigns;
using CampaignPortal.Web.Pages.Overview;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Pages.SelfAssessments;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace CampaignPortal.Web.Hosting;

internal static class PageServices
{
    public const string CultureCookie = "culture";
    public const string ModeCookie = "mode";
    public static readonly CultureInfo[] Cultures = [new("zh-CN"), new("en")];

    /// <summary>Values in one form: the largest score sheet (600 units × 20 items with notes and versions) with room to spare.</summary>
    public const int MaxFormValues = 50_000;

    public static void AddPortalPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddLocalization();
        services.AddScoped<SettingsChoices>().AddScoped<TemplateQuestions>().AddScoped<SelfWords>().AddScoped<ResultProblems>().AddScoped<VerificationWords>()
            .AddScoped<RulebookWords>().AddScoped<GradeWords>().AddScoped<GateWords>().AddScoped<WeightWords>().AddScoped<BallotWords>().AddScoped<GradeText>().AddScoped<GateText>().AddScoped<QuestionWords>().AddScoped<ReviewWords>().AddScoped<ResultComparing>().AddScoped<SchemeWords>().AddScoped<TableReport>().AddScoped<OfficeChoices>().AddScoped<DifferenceWords>().AddScoped<ChangeWords>().AddScoped<WatchWords>().AddScoped<NoticeWords>().AddScoped<AuditWords>();
        services.AddScoped<ValidationFilter>().AddScoped<RefusalFilter>().AddScoped<AntiforgeryRescue>().AddScoped<PasswordGate>();
        services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.AddService<AntiforgeryRescue>();
            o.Filters.AddService<PasswordGate>();
            o.Filters.Add(new HandlerGate());
            o.Filters.AddService<ValidationFilter>();
            o.Filters.AddService<RefusalFilter>();
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            o.ModelBinderProviders.Insert(0, new StrictDecimalBinderProvider());
            o.ModelBinderProviders.Insert(0, new DayBinderProvider());
            o.ModelBinderProviders.Insert(0, new TickBinderProvider());
            o.ModelBinderProviders.Insert(0, new NameBinderProvider());
            o.ModelBinderProviders.Insert(0, new TextBinderProvider());
            o.ModelMetadataDetailsProviders.Add(new EmptyTextStaysText());
            o.MaxModelBindingCollectionSize = MaxFormValues;
        });
        services.AddTransient<IConfigureOptions<MvcOptions>, LocalisedBindingMessages>();
        services.Configure<FormOptions>(o => o.ValueCountLimit = MaxFormValues);
        services.AddValidators();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.SetDefaultCulture("zh-CN");
            (o.SupportedCultures, o.SupportedUICultures) = ([Cultures[0]], [.. Cultures]);

            // What a browser was installed with says nothing about who sits before it: only a choice counts.
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = SecurityServices.CookieName(CultureCookie, builder.Environment) }];
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }
}
