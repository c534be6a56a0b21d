using System.Globalization;
using System.Text;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// Reads numbers as people type them: full-width digits and point are folded, nothing else is guessed. "1,5" is an error
/// and not fifteen, and so is anything with more digits than can be stored.
/// </summary>
internal sealed class StrictDecimalBinder(IStringLocalizer<Texts> texts) : IModelBinder
{
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
        else if (TryRead(typed, out var number))
        {
            bindingContext.Result = ModelBindingResult.Success(number);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts["Validation.Number"]);
        }

        return Task.CompletedTask;
    }

    internal static bool TryRead(string typed, out decimal number) =>
        decimal.TryParse(
            Domain.Shared.Text.Clean(typed).Normalize(NormalizationForm.FormKC).Replace('。', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && Points.IsStorable(number);
}

internal sealed class StrictDecimalBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(decimal)
            ? new StrictDecimalBinder(context.Services.GetRequiredService<IStringLocalizer<Texts>>())
            : null;
}
