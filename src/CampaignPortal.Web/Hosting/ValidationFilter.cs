using CampaignPortal.Web.Resources;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Hosting;

/// <summary>Runs the validator of each bound form before a post reaches its handler; the messages stand beside their fields.</summary>
internal sealed class ValidationFilter(IServiceProvider services, IStringLocalizer<Texts> texts) : IAsyncPageFilter
{
    /// <summary>What a rule compares with, in FluentValidation's words.</summary>
    private static readonly string[] Bounds = ["MaxLength", "From", "To", "ComparisonValue"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            foreach (var property in context.ActionDescriptor.BoundProperties)
            {
                var form = context.HandlerInstance.GetType().GetProperty(property.Name)?.GetValue(context.HandlerInstance);
                if (form is not null && services.GetService(typeof(IValidator<>).MakeGenericType(form.GetType())) is IValidator validator)
                {
                    var result = await validator.ValidateAsync(new ValidationContext<object>(form), context.HttpContext.RequestAborted);
                    var unread = context.ModelState.Where(m => m.Value!.Errors.Count > 0).Select(m => m.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
                    foreach (var error in result.Errors.Where(e => !unread.Contains($"{property.Name}.{e.PropertyName}")))
                    {
                        // Of what could not be read it is not said as well that it is missing.
                        context.ModelState.AddModelError($"{property.Name}.{error.PropertyName}", Sentence(error));
                    }
                }
            }
        }

        await next();
    }

    /// <summary>A rule that names a text key as its error code speaks through it; the others by their kind, because FluentValidation's own sentences name fields of the code.</summary>
    private string Sentence(ValidationFailure failure)
    {
        var bounds = Bounds.Select(b => failure.FormattedMessagePlaceholderValues?.GetValueOrDefault(b)).OfType<object>().ToArray();
        return texts[failure.ErrorCode] is { ResourceNotFound: false } named ? named.Value
            : texts[$"Validation.{failure.ErrorCode}", bounds] is { ResourceNotFound: false } byKind ? byKind.Value
            : texts["Validation.Value"].Value;
    }
}

internal static class ValidatorRegistration
{
    /// <summary>Registers every validator of this assembly, nested ones too: each sits in the page that owns its form.</summary>
    public static void AddValidators(this IServiceCollection services)
    {
        foreach (var validator in typeof(Program).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            var served = Array.Find(validator.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>));
            if (served is not null)
            {
                services.AddScoped(served, validator);
            }
        }
    }
}
