using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Composition;

/// <summary>Makes <c>[Display(Name = "room.text")]</c> and <c>ErrorMessage = "room.text.needed"</c> keys of our texts.</summary>
internal sealed class RefusalTextsOfAttributes(Texts texts) : IConfigureOptions<MvcDataAnnotationsLocalizationOptions>
{
    public void Configure(MvcDataAnnotationsLocalizationOptions options) => options.DataAnnotationLocalizerProvider = (_, _) => texts;
}
