using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Stage;

/// <summary>The back channel: a note goes to the other side, and the other side says that it has read it.</summary>
public sealed class SendNote(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public enum Outcome
    {
        Done,
        Empty,
        TooLong,
        NoSuchNote,
        NoSuchSession,
    }

    public async Task<Outcome> SendAsync(string code, bool byHost, string? raw, Guid sendKey, CancellationToken cancellationToken)
    {
        var words = CitizenText.Line(raw) ?? "";
        if (words.Length is 0 or > StageNote.WordsMax)
            return words.Length == 0 ? Outcome.Empty : Outcome.TooLong;
        if (await RoomOfAsync(code, cancellationToken) is not { } roomId)
            return Outcome.NoSuchSession;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId, cancellationToken);
        if (await db.StageNotes.AnyAsync(n => n.SendKey == sendKey, cancellationToken))
            return Outcome.Done;
        var note = new StageNote { RoomId = room.Id, SendKey = sendKey, ByHost = byHost, Words = words, At = clock.GetUtcNow() };
        db.Add(note);
        await db.SaveChangesAsync(cancellationToken);
        room.TellNote(db, note, note.At);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return Outcome.Done;
    }

    /// <param name="code">The session.</param>
    /// <param name="noteId">A note of the other side.</param>
    /// <param name="byHost">Who has read it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<Outcome> AcknowledgeAsync(string code, long noteId, bool byHost, CancellationToken cancellationToken)
    {
        if (await RoomOfAsync(code, cancellationToken) is not { } roomId)
            return Outcome.NoSuchSession;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId, cancellationToken);
        var note = await db.StageNotes.SingleOrDefaultAsync(n => n.Id == noteId && n.RoomId == room.Id && n.ByHost != byHost, cancellationToken);
        if (note is null)
            return Outcome.NoSuchNote;
        if (note.SeenAt is not null)
            return Outcome.Done;
        note.SeenAt = clock.GetUtcNow();
        room.TellNote(db, note, note.SeenAt.Value);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return Outcome.Done;
    }

    private Task<int?> RoomOfAsync(string code, CancellationToken cancellationToken) =>
        db.Sessions.Where(s => s.Code == code && s.State != SessionState.Draft).Select(s => (int?)s.RoomId).SingleOrDefaultAsync(cancellationToken);
}
