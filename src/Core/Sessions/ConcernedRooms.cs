using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>The rooms that hear of a question, locked: its own, and the mailboxes of other agencies that hold it, get it or lose it.</summary>
internal sealed class ConcernedRooms(Room own, IReadOnlyList<(int AgencyId, Room Room)> mailboxes)
{
    public Room Own => own;

    public IReadOnlyList<(int AgencyId, Room Room)> Mailboxes => mailboxes;

    /// <param name="db">In a transaction.</param>
    /// <param name="seen">The question as read before the locks. Only its room and agencies are taken from it.</param>
    /// <param name="action">May name an agency that gets it; null when the question stays where it is.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<ConcernedRooms> LockAsync(DialogueDb db, Question seen, QuestionAction? action, CancellationToken cancellationToken)
    {
        // An undo may lead back to an agency that only the history names.
        var former = action is QuestionAction.Undo
            ? await db.QuestionEvents.AsNoTracking().Where(e => e.QuestionId == seen.Id).OrderByDescending(e => e.Id).Select(e => e.Before).FirstOrDefaultAsync(cancellationToken)
            : null;
        var agencies = new[] { seen.AgencyId, seen.OfferedToId, action?.ReceiverId, former?.AgencyId, former?.OfferedToId }
            .OfType<int>().Where(id => id != seen.AskedAgencyId).Distinct().ToArray();
        var mailboxes = agencies.Length == 0
            ? []
            : await db.Sessions.Where(s => s.Kind == SessionKind.Mailbox && agencies.Contains(s.AgencyId))
                .Select(s => new { s.AgencyId, s.RoomId }).ToListAsync(cancellationToken);
        var rooms = await db.LockRoomsAsync([seen.RoomId, .. mailboxes.Select(m => m.RoomId)], cancellationToken);
        return new ConcernedRooms(rooms[seen.RoomId], [.. mailboxes.Where(m => m.RoomId != seen.RoomId).Select(m => (m.AgencyId, rooms[m.RoomId]))]);
    }

    public void Hint(RoomHint hint)
    {
        hint.News(own.Id);
        foreach (var (_, room) in mailboxes)
            hint.News(room.Id);
    }
}
