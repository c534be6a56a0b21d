using CampaignPortal.Domain.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CampaignPortal.Web.Hosting;

/// <summary>Reads texts without the characters that nobody sees (<see cref="Text.Clean"/>): a name of nothing else is empty.</summary>
internal sealed class TextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var posted = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (posted != ValueProviderResult.None)
        {
            var text = Text.Clean(posted.FirstValue ?? "");
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, text, text);
            var isNull = bindingContext.ModelMetadata.ConvertEmptyStringToNull && string.IsNullOrWhiteSpace(text);
            bindingContext.Result = ModelBindingResult.Success(isNull ? null : text);
        }

        return Task.CompletedTask;
    }
}

internal sealed class TextBinderProvider : IModelBinderProvider
{
    private static readonly TextBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && (context.BindingInfo.BindingSource is null || context.BindingInfo.BindingSource.IsFromRequest)
            ? Binder
            : null;
}
