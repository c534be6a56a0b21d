using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Hosting;

internal static class EvidenceServices
{
    public static void AddPortalEvidence(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Evidence").Get<EvidenceOptions>() ?? new EvidenceOptions();
        if (!limits.IsSound)
        {
            throw new StartupRefusedException(
                "Evidence 配置超出允许范围：MaxFileMegabytes 1–200，MaxFilesPerUse 1–100，MaxRequestMegabytes 不小于单个文件上限且不超过 1000，MaxUnitYearMegabytes 与 DiskReserveMegabytes 不为负。",
                "An Evidence setting is out of range: MaxFileMegabytes 1-200, MaxFilesPerUse 1-100, MaxRequestMegabytes at least one file and at most 1000, MaxUnitYearMegabytes and DiskReserveMegabytes not negative.");
        }

        builder.Services.AddSingleton(Options.Create(limits)).AddScoped<EvidenceStore>();
        builder.Services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = limits.MaxRequestBytes);
    }
}

/// <summary>
/// Lets somebody who is signed in send files, and answers a form that is too large with a page instead of a broken
/// connection: what comes is read to its end and thrown away first.
/// </summary>
internal sealed class UploadLimit(RequestDelegate next, IOptions<EvidenceOptions> limits)
{
    private const int DrainedForms = 10;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || context.User.PersonId() == 0 || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            await next(context);
            return;
        }

        var most = limits.Value.MaxRequestBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most * DrainedForms;
        }

        if (request.ContentLength <= most)
        {
            await next(context);
            return;
        }

        if (request.ContentLength <= most * DrainedForms)
        {
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        // The error page is asked for with the same request: it must not look for a form that is gone.
        (request.ContentType, request.ContentLength, request.Body) = (null, 0, Stream.Null);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
