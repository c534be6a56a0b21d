using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CampaignPortal.Web.Hosting;

/// <summary>A session opened with a one-time secret reaches no page but the one that changes it, and signing out.</summary>
internal sealed class PasswordGate : IAsyncPageFilter
{
    private static readonly string[] Open = ["/MyAccount/Password", "/SignOut", "/SignIn", "/Error", "/Preferences"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HttpContext.User.MustChangePassword() && !Open.Contains(context.ActionDescriptor.ViewEnginePath))
        {
            context.Result = new RedirectToPageResult("/MyAccount/Password");
            return Task.CompletedTask;
        }

        return next();
    }
}
