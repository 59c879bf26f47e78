using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Access;

internal static class LimitComposition
{
    private const int LargestBody = 256 * 1024;

    public static void AddDialogueLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LimitOptions>().BindConfiguration("Limits")
            .Validate(limits => limits.IsUsable, "Section Limits: every Burst and Per must be positive.").ValidateOnStart();
        services.AddSingleton<Limits>();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>>(provider => provider.GetRequiredService<Limits>());
        services.AddRateLimiter();
        // Nobody sends files; a question, an answer and a questionnaire page are small.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 256;
            form.ValueLengthLimit = 64 * 1024;
            form.KeyLengthLimit = 256;
            form.BufferBodyLengthLimit = form.MultipartBodyLengthLimit = LargestBody;
        });
    }
}
