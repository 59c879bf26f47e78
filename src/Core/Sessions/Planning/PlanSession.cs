using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Core.Sessions.Planning;

/// <summary>The agency's staff write down a session. Sent twice it stays one; two who edit at once both keep what they wrote.</summary>
public sealed class PlanSession(DialogueDb db, TimeProvider clock, AuditTrail audit, StreamHosts hosts, RoomHint hint)
{
    private static readonly SessionState[] Editable = [SessionState.Draft, SessionState.Announced, SessionState.Live, SessionState.Paused];

    public async Task<PlanOutcome> CreateAsync(int agencyId, SessionPlan plan, Guid key, Planner by, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(key, cancellationToken) is { } earlier)
            return new PlanOutcome.Done(earlier);
        if (await FaultsAsync(plan, agencyId, SessionState.Draft, cancellationToken) is { Count: > 0 } faults)
            return new PlanOutcome.Invalid(faults);
        var session = New(agencyId, plan, key);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            db.Add(session);
            await db.SaveChangesAsync(cancellationToken);
            await audit.WriteAsync(Deed(AuditAction.SessionPlanned, session, by), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new PlanOutcome.Done(session.Code);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same form, sent twice at the same moment; or, once in a very long while, a code that is taken.
            db.ChangeTracker.Clear();
            return await EarlierAsync(key, cancellationToken) is { } other
                ? new PlanOutcome.Done(other)
                : await CreateAsync(agencyId, plan, key, by, cancellationToken);
        }
    }

    /// <param name="code">Which session.</param>
    /// <param name="plan">What it shall say; the time of an announced session is kept, because it moves only with words.</param>
    /// <param name="revision">Which revision was read before editing.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PlanOutcome> SaveAsync(string code, SessionPlan plan, int revision, Planner by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockPlanAsync(code, cancellationToken) is not { Session: var session, Room: var room })
            return new PlanOutcome.NoSuchSession();
        if (!Editable.Contains(session.State))
            return new PlanOutcome.NotFromHere(session.State);
        if (session.State != SessionState.Draft)
            plan = plan with { StartsAt = session.StartsAt, EndsAt = session.EndsAt };
        var before = SessionPlan.Of(session);
        if (plan.SaysTheSameAs(before))
            return new PlanOutcome.Done(code);
        if (session.Revision != revision)
            return new PlanOutcome.ChangedMeanwhile(before, session.Revision, session.ChangedAt);
        if (await FaultsAsync(plan, session.AgencyId, session.State, cancellationToken) is { Count: > 0 } faults)
            return new PlanOutcome.Invalid(faults);
        plan.WriteTo(session);
        session.Touch(clock.GetUtcNow());
        // Whoever waits in the room with an open page learns that there is something new to read.
        if (session.State != SessionState.Draft)
            room.TellSession(db, session, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(Deed(AuditAction.SessionPlanChanged, session, by), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return new PlanOutcome.Done(code);
    }

    private Session New(int agencyId, SessionPlan plan, Guid key)
    {
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = agencyId,
            Room = new Room(),
            TitleVi = plan.TitleVi,
            StartsAt = plan.StartsAt,
            EndsAt = plan.EndsAt,
            PlanKey = key,
        };
        plan.WriteTo(session);
        session.Touch(clock.GetUtcNow());
        return session;
    }

    private Task<string?> EarlierAsync(Guid key, CancellationToken cancellationToken) =>
        db.Sessions.Where(s => s.PlanKey == key).Select(s => s.Code).SingleOrDefaultAsync(cancellationToken)!; // null when there is none

    private async Task<List<PlanFault>> FaultsAsync(SessionPlan plan, int agencyId, SessionState state, CancellationToken cancellationToken)
    {
        var faults = PlanRules.OfDraft(plan, hosts).ToList();
        if (state == SessionState.Draft && PlanRules.OfStart(plan.StartsAt, clock.GetUtcNow()) is { } late)
            faults.Add(late);
        if (state != SessionState.Draft)
            faults.AddRange(PlanRules.OfAnnouncement(plan));
        if (plan.PartnerIds.Contains(agencyId))
            faults.Add(new(PlanField.Partners, PlanProblem.PartnerIsHost));
        if (plan.PartnerIds.Distinct().Count() < plan.PartnerIds.Count)
            faults.Add(new(PlanField.Partners, PlanProblem.PartnerTwice));
        if (await db.Agencies.CountAsync(a => plan.PartnerIds.Contains(a.Id), cancellationToken) < plan.PartnerIds.Distinct().Count())
            faults.Add(new(PlanField.Partners, PlanProblem.PartnerUnknown));
        if (await db.Topics.CountAsync(t => plan.TopicCodes.Contains(t.Code), cancellationToken) < plan.TopicCodes.Distinct().Count())
            faults.Add(new(PlanField.Topics, PlanProblem.TopicUnknown));
        return faults;
    }

    private static AuditTrail.Deed Deed(string action, Session session, Planner by) => new(action, $"session:{session.Code}", "", by.PersonId, by.Role);
}
