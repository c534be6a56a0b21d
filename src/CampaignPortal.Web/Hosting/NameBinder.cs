using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// Reads a choice by its one name. The framework also takes numbers and lists, and "Leader,Administrator" comes out of it
/// as a third role.
/// </summary>
internal sealed class NameBinder(IStringLocalizer<Texts> texts) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var posted = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (posted == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, posted);
        var (name, type) = (posted.FirstValue ?? "", bindingContext.ModelMetadata.UnderlyingOrModelType);
        if (name.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
        }
        else if (Array.IndexOf(Enum.GetNames(type), name) >= 0)
        {
            bindingContext.Result = ModelBindingResult.Success(Enum.Parse(type, name));
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts["Validation.Value"]);
        }

        return Task.CompletedTask;
    }
}

internal sealed class NameBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType.IsEnum ? new NameBinder(context.Services.GetRequiredService<IStringLocalizer<Texts>>()) : null;
}
