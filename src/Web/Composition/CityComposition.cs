using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Composition;

internal static class CityComposition
{
    public static void AddDialogueCity(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteOptions>()
            .BindConfiguration("City")
            .ValidateDataAnnotations()
            .Validate(city => TimeZoneInfo.TryFindSystemTimeZoneById(city.TimeZone, out _), "City:TimeZone is not a known time zone.")
            .Validate(city => city.StreamHosts.All(StreamFrame.IsOrigin), "City:StreamHosts holds something that is not an https origin.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<SiteOptions>>().Value);
        builder.Services.AddSingleton<CityTime>();
        builder.Services.AddSingleton<Minutes.MinutesDocument>();
        builder.Services.AddSingleton<PrivateWords>();
        builder.Services.AddScoped<Promises.LedgerPages>();
    }
}
