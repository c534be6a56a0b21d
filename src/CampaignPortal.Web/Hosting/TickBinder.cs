using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Hosting;

/// <summary>Reads ticks. What no browser sends is named as an error and shown as no tick: whoever draws a tick box fails on any other text.</summary>
internal sealed class TickBinder(IStringLocalizer<Texts> texts) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var (name, state) = (bindingContext.ModelName, bindingContext.ModelState);
        var posted = bindingContext.ValueProvider.GetValue(name);
        if (posted == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        if (bool.TryParse(posted.FirstValue, out var isTicked))
        {
            state.SetModelValue(name, posted);
            bindingContext.Result = ModelBindingResult.Success(isTicked);
        }
        else
        {
            state.SetModelValue(name, bool.FalseString, bool.FalseString);
            state.TryAddModelError(name, texts["Validation.Value"]);
        }

        return Task.CompletedTask;
    }
}

internal sealed class TickBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(bool) ? new TickBinder(context.Services.GetRequiredService<IStringLocalizer<Texts>>()) : null;
}
