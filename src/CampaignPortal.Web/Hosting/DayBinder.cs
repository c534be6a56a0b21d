using System.Globalization;
using System.Text;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Text = CampaignPortal.Domain.Shared.Text;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// Reads days within the years in which an office works; 0001 or 9999 is a slip that no rule of any form has to think of,
/// since every day that anybody types comes through here.
/// </summary>
internal sealed class DayBinder(IStringLocalizer<Texts> texts) : IModelBinder
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var posted = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (posted == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, posted);
        var typed = posted.FirstValue?.Trim() ?? "";
        if (typed.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
        }
        else if (TryRead(typed, out var day))
        {
            bindingContext.Result = ModelBindingResult.Success(day);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts["Validation.Day", FirstYear, LastYear]);
        }

        return Task.CompletedTask;
    }

    internal static bool TryRead(string typed, out DateOnly day) =>
        DateOnly.TryParse(Text.Clean(typed).Normalize(NormalizationForm.FormKC), PageServices.Cultures[0], DateTimeStyles.None, out day)
        && day.Year is >= FirstYear and <= LastYear;
}

internal sealed class DayBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly)
            ? new DayBinder(context.Services.GetRequiredService<IStringLocalizer<Texts>>())
            : null;
}
