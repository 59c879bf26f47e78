using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dialogue.Web.Live;

/// <summary>A node that is about to go gets no more citizens.</summary>
internal sealed class DrainingCheck(Draining draining) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(draining.HasBegun ? HealthCheckResult.Unhealthy("This node is going.") : HealthCheckResult.Healthy());
}
