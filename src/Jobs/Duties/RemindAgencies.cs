using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Notices;
using Dialogue.Core.Words;
using Dialogue.Jobs.Scheduling;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Duties;

/// <summary>An agency is reminded once of every date that nears: to announce, to hold, to publish.</summary>
internal sealed class RemindAgencies(DialogueDb db, DueReminders reminders, Outbox outbox, WriteNotice write, CityWords words, IOptions<CityTerms> city, TimeProvider clock) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        (await reminders.FindAsync(clock.GetUtcNow(), cancellationToken)).Count > 0 ? [fire.Hour] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await words.RefreshAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await reminders.FindAsync(clock.GetUtcNow(), cancellationToken);
        db.AddRange(due);
        await new ReminderLetters(db, outbox, write, city.Value).WriteAsync(due, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, due.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }
}
