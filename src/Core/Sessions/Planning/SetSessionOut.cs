using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions.Planning;

/// <summary>Announce, take back, move to another time, cancel: the steps of a plan that people outside see.</summary>
public sealed class SetSessionOut(DialogueDb db, TimeProvider clock, AuditTrail audit, CityZone zone, RoomHint hint)
{
    public Task<PlanOutcome> AnnounceAsync(string code, int revision, Planner by, CancellationToken cancellationToken) =>
        OnAsync(code, revision, by, (room, session, now) =>
        {
            if (session.State == SessionState.Announced)
                return Nothing(new PlanOutcome.Done(code));
            PlanFault?[] faults = [.. PlanRules.OfAnnouncement(SessionPlan.Of(session)), PlanRules.OfStart(session.StartsAt, now)];
            if (session.State == SessionState.Draft && faults.OfType<PlanFault>().ToList() is { Count: > 0 } wrong)
                return Nothing(new PlanOutcome.Invalid(wrong));
            if (!session.TryMove(SessionState.Announced, now))
                return Nothing(new PlanOutcome.NotFromHere(session.State));
            room.TellSession(db, session, now);
            var notice = zone.DayOf(session.StartsAt).DayNumber - zone.DayOf(now).DayNumber;
            return Task.FromResult(new Step(new PlanOutcome.Done(code), AuditAction.SessionAnnounced, $"notice {notice} days"));
        }, cancellationToken);

    /// <summary>An announcement made by mistake is a draft again, as long as nobody has asked.</summary>
    public Task<PlanOutcome> TakeBackAsync(string code, int revision, Planner by, CancellationToken cancellationToken) =>
        OnAsync(code, revision, by, async (room, session, now) =>
        {
            if (session.State == SessionState.Draft)
                return new Step(new PlanOutcome.Done(code));
            if (await db.Questions.CountAsync(q => q.RoomId == room.Id, cancellationToken) is > 0 and var asked)
                return new Step(new PlanOutcome.SomebodyAsked(asked));
            if (!session.TryMove(SessionState.Draft, now))
                return new Step(new PlanOutcome.NotFromHere(session.State));
            room.TellSession(db, session, now);
            return new Step(new PlanOutcome.Done(code), AuditAction.SessionTakenBack);
        }, cancellationToken);

    public Task<PlanOutcome> RescheduleAsync(string code, int revision, NewTime time, Planner by, CancellationToken cancellationToken) =>
        OnAsync(code, revision, by, (room, session, now) =>
        {
            if (session.State != SessionState.Announced)
                return Nothing(new PlanOutcome.NotFromHere(session.State));
            // The same step sent twice.
            if (session.Revision != revision && time.StartsAt == session.StartsAt && time.EndsAt == session.EndsAt)
                return Nothing(new PlanOutcome.Done(code));
            if (FaultsOf(time, session, now) is { Count: > 0 } faults)
                return Nothing(new PlanOutcome.Invalid(faults));
            db.Add(new SessionReschedule
            {
                SessionId = session.Id,
                OldStartsAt = session.StartsAt,
                OldEndsAt = session.EndsAt,
                OldPlace = session.Place,
                Words = time.Words,
                At = now,
                PersonId = by.PersonId,
            });
            var what = FormattableString.Invariant($"{session.StartsAt:u} to {time.StartsAt.ToUniversalTime():u}: {time.Words}");
            session.MoveTo(time.StartsAt, time.EndsAt, zone.DayOf(time.StartsAt) != zone.DayOf(session.StartsAt), now);
            room.TellSession(db, session, now);
            return Task.FromResult(new Step(new PlanOutcome.Done(code), AuditAction.SessionRescheduled, what));
        }, cancellationToken);

    public Task<PlanOutcome> CancelAsync(string code, int revision, string words, Planner by, CancellationToken cancellationToken) =>
        OnAsync(code, revision, by, async (room, session, now) =>
        {
            if (session.State == SessionState.Cancelled)
                return new Step(new PlanOutcome.Done(code));
            if (PlanRules.OfWords(words) is { } fault && session.State == SessionState.Announced)
                return new Step(new PlanOutcome.Invalid([fault]));
            if (!session.TryMove(SessionState.Cancelled, now))
                return new Step(new PlanOutcome.NotFromHere(session.State));
            session.SayWhyCancelled(words);
            await db.ClearRehearsalAsync(room.Id, cancellationToken);
            room.TellSession(db, session, now);
            return new Step(new PlanOutcome.Done(code), AuditAction.SessionCancelled, words);
        }, cancellationToken);

    /// <summary>Nobody outside has seen a draft: it goes without a trace but the audit log's.</summary>
    public Task<PlanOutcome> ThrowAwayAsync(string code, int revision, Planner by, CancellationToken cancellationToken) =>
        OnAsync(code, revision, by, (room, session, _) =>
        {
            if (session.State != SessionState.Draft)
                return Nothing(new PlanOutcome.NotFromHere(session.State));
            db.Remove(room);
            return Task.FromResult(new Step(new PlanOutcome.Done(code), AuditAction.SessionThrownAway));
        }, cancellationToken);

    /// <param name="Outcome">What to answer.</param>
    /// <param name="Action">What the audit log calls it; null when nothing was changed.</param>
    /// <param name="Reason">And why.</param>
    private sealed record Step(PlanOutcome Outcome, string? Action = null, string Reason = "");

    private static Task<Step> Nothing(PlanOutcome outcome) => Task.FromResult(new Step(outcome));

    private static List<PlanFault> FaultsOf(NewTime time, Session session, DateTimeOffset now)
    {
        PlanFault?[] faults =
        [
            PlanRules.OfStart(time.StartsAt, now),
            PlanRules.Length(time.StartsAt, time.EndsAt) is { } length ? new(PlanField.End, length) : null,
            time.StartsAt == session.StartsAt && time.EndsAt == session.EndsAt ? new(PlanField.Date, PlanProblem.SameTime) : null,
            PlanRules.OfWords(time.Words),
        ];
        return [.. faults.OfType<PlanFault>()];
    }

    private async Task<PlanOutcome> OnAsync(
        string code, int revision, Planner by, Func<Room, Session, DateTimeOffset, Task<Step>> take, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockPlanAsync(code, cancellationToken) is not { Session: var session, Room: var room })
            return new PlanOutcome.NoSuchSession();
        var now = clock.GetUtcNow();
        var (read, changedAt, before) = (session.Revision, session.ChangedAt, SessionPlan.Of(session));
        var step = await take(room, session, now);
        if (step.Action is null)
            return step.Outcome;
        // Whoever decides must have seen what stands there; the step is dropped with the transaction.
        if (read != revision)
            return new PlanOutcome.ChangedMeanwhile(before, read, changedAt);
        session.Touch(now);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(new(step.Action, $"session:{code}", step.Reason, by.PersonId, by.Role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return step.Outcome;
    }
}
