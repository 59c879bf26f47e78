using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Jobs.Scheduling;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Maintenance;

/// <summary>Who was signed in when is not kept for ever; what they did is in the audit log.</summary>
internal sealed class PurgeSignIns(SignIns signIns, IOptions<JobOptions> options, TimeProvider clock) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Day(options.Value.Zone)]);

    public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) =>
        signIns.ForgetAsync(clock.GetUtcNow() - options.Value.KeepSignIns, cancellationToken);
}
