using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Dialogue.Web.Composition;

internal static class TextComposition
{
    // English is written the way Vietnam writes dates: day before month.
    private static readonly Dictionary<string, CultureInfo> Cultures = new()
    {
        ["vi"] = CultureInfo.GetCultureInfo("vi-VN"),
        ["en"] = CultureInfo.GetCultureInfo("en-GB"),
    };

    public static void AddDialogueText(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddSingleton<IStringLocalizer>(services => services.GetRequiredService<Texts>());
        builder.Services.AddHostedService<FollowCityWords>();
        builder.Services.AddSingleton<Pages.Office.AuditWords>();
        builder.Services.AddScoped<Pages.Office.AuditObjects>();
        builder.Services.AddScoped<Preferences>();
        builder.Services.AddHttpContextAccessor();

        // Without this every Vietnamese letter leaves as a numeric entity and pages grow by half.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures[Texts.DefaultLanguage]);
            options.SupportedCultures = options.SupportedUICultures = [.. Cultures.Values];
            options.RequestCultureProviders = [new CustomRequestCultureProvider(RememberedCulture)];
        });
    }

    public static void UseDialogueText(this WebApplication app) => app.UseRequestLocalization();

    // Only the reader's own choice counts: a phone sold with an English menu is no wish to read the city in English.
    private static Task<ProviderCultureResult?> RememberedCulture(HttpContext context)
    {
        var language = context.Request.Cookies[Preferences.LanguageCookie];
        var known = language is not null && Cultures.TryGetValue(language, out var culture) ? culture : null;
        return Task.FromResult(known is null ? null : new ProviderCultureResult(known.Name));
    }
}
