using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Dialogue.Web.Composition;

/// <summary>Gives a validation attribute without words of its own the key of ours, so that no English default reaches a reader.</summary>
internal sealed class RefusalTexts : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessage is null && attribute.ErrorMessageResourceName is null) attribute.ErrorMessage = KeyFor(attribute);
        }
    }

    private static string KeyFor(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "site.refused.required",
        StringLengthAttribute { MinimumLength: > 0 } => "site.refused.length",
        StringLengthAttribute or MaxLengthAttribute => "site.refused.too_long",
        MinLengthAttribute => "site.refused.too_short",
        RangeAttribute => "site.refused.range",
        EmailAddressAttribute => "site.refused.email",
        CompareAttribute => "site.refused.differs",
        _ => "site.refused.value",
    };
}
