using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions.Planning;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions.Rehearsals;

/// <summary>Opens the room to practise in, and clears it away. It is always gone when the real session starts.</summary>
public sealed class Rehearse(DialogueDb db, TimeProvider clock, AuditTrail audit)
{
    private static readonly SessionState[] Before = [SessionState.Draft, SessionState.Announced];

    /// <returns>Done with the code of the rehearsal; one that is open already stays as it is.</returns>
    public async Task<PlanOutcome> BeginAsync(string code, Planner by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockPlanAsync(code, cancellationToken) is not { Session: var session, Room: var room })
            return new PlanOutcome.NoSuchSession();
        if (!Before.Contains(session.State))
            return new PlanOutcome.NotFromHere(session.State);
        if (await db.Rooms.AnyAsync(r => r.RehearsesRoomId == room.Id, cancellationToken))
            return new PlanOutcome.Done(Rehearsal.CodeOf(code));
        db.Add(CopyOf(session));
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(new(AuditAction.RehearsalBegun, $"session:{code}", "", by.PersonId, by.Role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlanOutcome.Done(Rehearsal.CodeOf(code));
    }

    public async Task<PlanOutcome> EndAsync(string code, Planner by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockPlanAsync(code, cancellationToken) is not { Room: var room })
            return new PlanOutcome.NoSuchSession();
        if (await db.ClearRehearsalAsync(room.Id, cancellationToken) > 0)
            await audit.WriteAsync(new(AuditAction.RehearsalEnded, $"session:{code}", "", by.PersonId, by.Role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlanOutcome.Done(code);
    }

    private Session CopyOf(Session session)
    {
        var rehearsal = new Session
        {
            Code = Rehearsal.CodeOf(session.Code),
            AgencyId = session.AgencyId,
            Room = new Room { RehearsesRoomId = session.RoomId },
            TitleVi = $"[Diễn tập] {session.TitleVi}",
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            Rehearsal = true,
            Demo = session.Demo,
        };
        var english = session.TitleEn.Length > 0 ? $"[Rehearsal] {session.TitleEn}" : "";
        (SessionPlan.Of(session) with { TitleVi = rehearsal.TitleVi, TitleEn = english }).WriteTo(rehearsal);
        rehearsal.TryMove(SessionState.Announced, clock.GetUtcNow());
        return rehearsal;
    }
}
