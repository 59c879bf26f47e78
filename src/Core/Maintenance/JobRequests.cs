using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Maintenance;

/// <summary>Asks for a run, and says what was asked. A row that is not done is the work; no node needs to be called.</summary>
public sealed class JobRequests(DialogueDb db, IEnumerable<JobPlan> plans, AuditTrail audit, TimeProvider clock)
{
    private const int RecentMost = 10;

    public enum Outcome
    {
        Asked,
        NoSuchJob,

        /// <summary>The period was never begun, so there is nothing to do once more.</summary>
        NoSuchPeriod,

        /// <summary>It is being done, or was asked for already.</summary>
        UnderWay,
    }

    public async Task<Outcome> AskAsync(string job, string? period, Guid by, CancellationToken cancellationToken)
    {
        if (plans.All(plan => plan.Name != job))
            return Outcome.NoSuchJob;
        var run = period is null ? null : await db.JobRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Job == job && r.Period == period, cancellationToken);
        if (period is not null && run is null)
            return Outcome.NoSuchPeriod;
        if (run?.Outcome == JobOutcome.Running || await Open().AnyAsync(r => r.Job == job && r.Period == period, cancellationToken))
            return Outcome.UnderWay;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(new JobRequest { Job = job, Period = period, AskedAt = clock.GetUtcNow(), AskedBy = by });
        await audit.WriteAsync(new(AuditAction.JobAsked, period is null ? $"job:{job}" : $"job:{job} {period}", PersonId: by, Role: Role.Administrator), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Outcome.Asked;
    }

    public Task<bool> AnyOpenAsync(CancellationToken cancellationToken) => Open().AnyAsync(cancellationToken);

    public Task<List<JobRequest>> OpenAsync(CancellationToken cancellationToken) => Open().OrderBy(r => r.Id).ToListAsync(cancellationToken);

    public Task<List<JobRequest>> RecentAsync(CancellationToken cancellationToken) =>
        db.Set<JobRequest>().AsNoTracking().OrderByDescending(r => r.Id).Take(RecentMost).ToListAsync(cancellationToken);

    public Task CloseAsync(long id, int finished, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<JobRequest>().Where(r => r.Id == id && r.DoneAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DoneAt, now).SetProperty(r => r.Finished, finished), cancellationToken);
    }

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        db.Set<JobRequest>().Where(r => r.DoneAt < before).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<JobRequest> Open() => db.Set<JobRequest>().AsNoTracking().Where(r => r.DoneAt == null);
}
