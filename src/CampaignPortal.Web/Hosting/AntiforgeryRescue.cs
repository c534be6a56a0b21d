using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// A form whose token no longer fits (signed in again in another tab) is neither accepted nor thrown away: the next page
/// shows what was typed and offers to send it again.
/// </summary>
internal sealed class AntiforgeryRescue(HeldPosts posts, ITempDataDictionaryFactory tempData, IStringLocalizer<Texts> texts) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            if (HeldPosts.IsScript(http.Request))
            {
                context.Result = new StatusCodeResult(
                    await HeldPosts.IsUnreadableAsync(http.Request, http.RequestAborted) ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized);
            }
            else if (http.Request.Path == "/SignIn")
            {
                context.Result = new RedirectResult("/SignIn?ended=1");
            }
            else if (!HeldPosts.MayHold(http.Request))
            {
                context.Result = Anew(http);
            }
            else if (http.User.PersonId() is var personId and not 0 && !http.User.MustChangePassword())
            {
                context.Result = await posts.HoldAsync(http.Request, personId, http.RequestAborted) is { } held ? new RedirectResult(held)
                    : http.Request.HasFormContentType && !await HeldPosts.IsUnreadableAsync(http.Request, http.RequestAborted) ? new StatusCodeResult(StatusCodes.Status413PayloadTooLarge)
                    : context.Result;
            }
        }

        await next();
    }

    /// <summary>The empty form, and why. The notice is stored by hand: the filter that does it has not begun.</summary>
    private RedirectResult Anew(HttpContext http)
    {
        var notices = tempData.GetTempData(http);
        notices["Refusal"] = texts["Held.NotKept"].Value;
        notices.Save();
        return new RedirectResult(http.Request.Path);
    }
}
