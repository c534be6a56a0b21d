using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Hosting;

/// <summary>A page that can show itself again with what was typed, after its post was refused.</summary>
public interface IRedisplay
{
    /// <summary>Loads what the page shows, with the version stored now, and leaves the form's other fields as they are.</summary>
    Task<IActionResult> RedisplayAsync(CancellationToken ct);
}

/// <summary>
/// Turns a refused or overtaken act, and one for which there was no room left, into a message on the page that asked for
/// it; nothing typed is lost.
/// </summary>
internal sealed partial class RefusalFilter(CampaignDbContext db, IStringLocalizer<Texts> texts, ILogger<RefusalFilter> logger) : IAsyncPageFilter
{
    /// <param name="PageStatus">Of the page that is shown again.</param>
    private sealed record Answer(string Sentence, int PageStatus, int ScriptStatus, Refusal? Refusal = null);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is null || done.ExceptionHandled || AnswerTo(done.Exception, context) is not { } answer)
        {
            return;
        }

        done.ExceptionHandled = true;
        db.ChangeTracker.Clear();
        done.Result = done.HandlerInstance is IRedisplay page ? await AgainAsync(page, answer, context) : Anew(answer, context);
    }

    private async Task<IActionResult> AgainAsync(IRedisplay page, Answer answer, PageHandlerExecutingContext context)
    {
        foreach (var version in context.ModelState.Keys.Where(k => k.EndsWith(".Version", StringComparison.Ordinal)).ToList())
        {
            // The page shows the fresh version, to be confirmed by sending it again.
            context.ModelState.Remove(version);
        }

        context.ModelState.AddModelError("", answer.Sentence);
        context.HttpContext.Items[nameof(Refusal)] = answer.Refusal;
        context.HttpContext.Response.StatusCode = answer.PageStatus;
        return await page.RedisplayAsync(context.HttpContext.RequestAborted);
    }

    /// <summary>Nothing was typed on such a page: it is opened anew and says why, a script is told.</summary>
    private static IActionResult Anew(Answer answer, PageHandlerExecutingContext context)
    {
        if (HeldPosts.IsScript(context.HttpContext.Request) || context.HandlerInstance is not PageModel page)
        {
            return new JsonResult(new { message = answer.Sentence }) { StatusCode = answer.ScriptStatus };
        }

        page.TempData["Refusal"] = answer.Sentence;
        return new LocalRedirectResult(context.HttpContext.Request.GetEncodedPathAndQuery());
    }

    /// <returns>Null where the error page answers: a page that only reads and cannot note that it was read, too.</returns>
    private Answer? AnswerTo(Exception failure, PageHandlerExecutingContext context)
    {
        if (RefusalOf(failure) is { } refused)
        {
            Refused(refused.Refusal, context.ActionDescriptor.ViewEnginePath);
            return new Answer(Sentence(refused), StatusCodes.Status200OK, StatusCodes.Status422UnprocessableEntity, refused.Refusal);
        }

        if (!HttpMethods.IsPost(context.HttpContext.Request.Method) || !FullDisk.Caused(failure))
        {
            return null;
        }

        NoRoom(failure, context.ActionDescriptor.ViewEnginePath);
        return new Answer(texts["Error.507.Text"], StatusCodes.Status507InsufficientStorage, StatusCodes.Status507InsufficientStorage);
    }

    [LoggerMessage(LogLevel.Warning, "Refused {Refusal} on {Page}")]
    private partial void Refused(Refusal refusal, string page);

    [LoggerMessage(LogLevel.Error, "Nothing could be stored on {Page}: the disk is full or fails")]
    private partial void NoRoom(Exception failure, string page);

    private string Sentence((Refusal Refusal, string? Detail) refused) =>
        string.IsNullOrEmpty(refused.Detail)
            ? texts[$"Refusal.{refused.Refusal}"]
            : texts["Refusal.WithDetail", texts[$"Refusal.{refused.Refusal}"].Value, refused.Detail];

    private static (Refusal Refusal, string? Detail)? RefusalOf(Exception failure) => failure switch
    {
        RefusedException refused => (refused.Refusal, refused.Detail),
        DbUpdateConcurrencyException => (Refusal.ChangedByAnother, null),
        DbUpdateException update when DuplicateKey.Violated(update) => (Refusal.AlreadyRecorded, null),
        _ => null,
    };
}
