using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Surveys;

/// <summary>Every wave is open between its two instants, and closed after.</summary>
internal sealed class MoveWaves(DialogueDb db, TimeProvider clock) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Wave>().AnyAsync(
            wave => (wave.State == WaveState.Planned && wave.OpensAt <= now) || (wave.State == WaveState.Open && wave.ClosesAt <= now),
            cancellationToken);
        return due ? [fire.Second] : [];
    }

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (opened, closed) = await WaveClock.MoveAsync(db, clock.GetUtcNow(), cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, opened + closed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return opened + closed;
    }
}
