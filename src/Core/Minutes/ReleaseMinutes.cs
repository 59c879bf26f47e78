using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Minutes;

/// <summary>
/// Puts the minutes out in the agency's name: the text is fixed with its digest and with the end of the room's chain, the session
/// is published, and the audit log says who did it; all of it or none. The room is locked, so no step comes between.
/// </summary>
public sealed class ReleaseMinutes(DialogueDb db, TimeProvider clock, RoomHint hint, AuditTrail audit)
{
    /// <summary>What is open and why takes a sentence.</summary>
    public const int StatementMin = 20;

    /// <param name="Version">The words that whoever releases has read.</param>
    public sealed record Input(string Code, int Version, HandleQuestion.Actor Actor);

    public abstract record Outcome;
    public sealed record Released(byte[] BodyHash) : Outcome;
    public sealed record AlreadyReleased : Outcome;
    public sealed record NotClosed(SessionState State) : Outcome;
    public sealed record NoSuchSession : Outcome;

    /// <summary>Somebody wrote since; read it first.</summary>
    public sealed record Changed : Outcome;

    /// <summary>Questions are open and nothing says why.</summary>
    public sealed record OpenUnexplained(int Open) : Outcome;

    public async Task<Outcome> ReleaseAsync(Input input, CancellationToken cancellationToken)
    {
        var known = await db.Sessions.AsNoTracking().Where(s => s.Code == input.Code && s.Kind == SessionKind.Dialogue && !s.Rehearsal)
            .Select(s => new { s.Id, s.RoomId }).SingleOrDefaultAsync(cancellationToken);
        if (known is null)
            return new NoSuchSession();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(known.RoomId, cancellationToken);
        var session = await db.Sessions.SingleAsync(s => s.Id == known.Id, cancellationToken);
        var now = clock.GetUtcNow();
        await SessionMinutes.DraftAsync(db, session.Id, now, cancellationToken);
        var minutes = await SessionMinutes.LockAsync(db, session.Id, cancellationToken);
        if (minutes.ReleasedAt is not null)
            return new AlreadyReleased();
        if (!session.TryMove(SessionState.Published, now))
            return new NotClosed(session.State);
        if (minutes.Version != input.Version)
            return new Changed();
        var (body, words) = MinutesSeal.Close(session.Id, await MinutesReads.BodyAsync(db, session, minutes.Edits, cancellationToken));
        var text = MinutesText.Of(body);
        if (!text.Body.Balance.Closes && (text.Body.Statement?.Length ?? 0) < StatementMin)
            return new OpenUnexplained(text.Body.Balance.Open);

        db.AddRange(words);
        minutes.Release(text, input.Actor.Role, input.Actor.PersonId, now);
        room.TellSession(db, session, now);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(
            new AuditTrail.Deed(
                AuditAction.MinutesReleased, $"session/{session.Code}", $"sha256 {Convert.ToHexStringLower(text.Hash)}, open {text.Body.Balance.Open}",
                input.Actor.PersonId, input.Actor.Role),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return new Released(text.Hash);
    }
}
