using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Abstractions;

namespace CampaignPortal.Web.Hosting;

/// <summary>The headers of every answer, and the refusal of verbs that no page knows.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>A downloaded file, should a browser show it after all, runs nothing and belongs to no page of ours.</summary>
    public const string DownloadPolicy = "sandbox; " + ContentSecurityPolicy;

    public Task InvokeAsync(HttpContext context)
    {
        // Only when the answer starts: an error clears what was set before it.
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy; // a download has a stricter one of its own
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";

        // What a signed-in person saw stays in no cache of a shared machine; static files carry their own lifetime.
        if (context.User.PersonId() != 0 && context.GetEndpoint()?.Metadata.GetMetadata<ActionDescriptor>() is not null)
        {
            headers.CacheControl = "no-store";
        }
    }
}
