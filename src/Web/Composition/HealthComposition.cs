using Dialogue.Web.Live;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Dialogue.Web.Composition;

/// <summary>Live: the process answers. Ready: every check tagged <see cref="Ready"/> passes, so it may be given citizens.</summary>
internal static class HealthComposition
{
    public const string Ready = "ready";

    public static void AddDialogueHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(5))
            .AddCheck<DrainingCheck>("draining", tags: [Ready]);

    public static void MapDialogueHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
