using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Hosting;

/// <summary>The messages of model binding in the interface's languages.</summary>
internal sealed class LocalisedBindingMessages(IStringLocalizer<Texts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["Validation.Value"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["Validation.Value"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["Validation.Value"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Validation.Value"]);
        messages.SetValueIsInvalidAccessor(_ => texts["Validation.Value"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Validation.Number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Validation.Number"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["Validation.Missing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Validation.Missing"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Validation.Missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Validation.Missing"]);
    }
}
