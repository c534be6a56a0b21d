using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages;

/// <summary>What went wrong in words, what to do next, and a reference number that the log shows too; nothing of the inside.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 413, 429, 503, 507];

    /// <summary>Part of the text keys.</summary>
    public string Code { get; private set; } = "500";

    public string Reference => HttpContext.TraceIdentifier;

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        // An error is shown under the address of a 500, with the status that it is.
        code = Response.StatusCode == StatusCodes.Status200OK ? code : Response.StatusCode;
        Code = Known.Contains(code) ? $"{code}" : "500";
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = Known.Contains(code) ? code : StatusCodes.Status404NotFound;
        }
    }
}
