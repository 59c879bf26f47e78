using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Composition;

internal static class PageComposition
{
    public static void AddDialoguePages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddRazorPages()
            .AddMvcOptions(options =>
            {
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                PutTheAddressFirst(options);
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                options.ModelMetadataDetailsProviders.Add(new RefusalTexts());
            })
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddDataAnnotationsLocalization();
        services.AddSingleton<TempDataSerializer, CompactTempData>();
        services.AddSingleton<Pages.Follow.LetterKey>();
        services.AddSingleton<IConfigureOptions<MvcOptions>, RefusalTextsOfBinding>();
        services.AddSingleton<IConfigureOptions<MvcDataAnnotationsLocalizationOptions>, RefusalTextsOfAttributes>();
        AddCompression(services);
    }

    // Rights are checked for the object that the address names; a field of the same name in the form must not name another one.
    private static void PutTheAddressFirst(MvcOptions options)
    {
        var address = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
        options.ValueProviderFactories.Remove(address);
        options.ValueProviderFactories.Insert(0, address);
    }

    // What a page holds of secrets is the antiforgery token, which is encrypted anew for every answer: an attacker who
    // measures compressed lengths (BREACH) never sees the same bytes twice.
    private static void AddCompression(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/calendar", "application/problem+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
