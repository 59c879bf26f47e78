using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Maintenance;

/// <summary>
/// What rooms were told is kept only as long as a page may stay open: whoever comes back later takes the room's whole state.
/// What happened to a question is kept elsewhere, for ever.
/// </summary>
internal sealed class ForgetRoomEvents(DialogueDb db, IOptions<JobOptions> options, TimeProvider clock) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Day(options.Value.Zone)]);

    public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.KeepRoomEvents;
        return db.RoomEvents.Where(e => e.At < before).ExecuteDeleteAsync(cancellationToken);
    }
}
