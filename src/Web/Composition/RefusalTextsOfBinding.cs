using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Composition;

/// <summary>The words for a value that could not even be read into its field.</summary>
internal sealed class RefusalTextsOfBinding(Texts texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(field => texts["site.refused.required", field]);
        messages.SetMissingKeyOrValueAccessor(() => texts["site.refused.value_unnamed"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["site.refused.value_unnamed"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["site.refused.value_unnamed"]);
        messages.SetValueMustBeANumberAccessor(field => texts["site.refused.number", field]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["site.refused.value_unnamed"]);
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => texts["site.refused.value", field]);
        messages.SetUnknownValueIsInvalidAccessor(field => texts["site.refused.value", field]);
        messages.SetValueIsInvalidAccessor(_ => texts["site.refused.value_unnamed"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["site.refused.value_unnamed"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["site.refused.value_unnamed"]);
    }
}
