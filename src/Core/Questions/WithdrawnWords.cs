using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// A question's words are public no longer: they also go out of what public and host were told before, which a browser that comes back could
/// still fetch, and out of letters to others that have not left the house. In the transaction of the step.
/// </summary>
internal static class WithdrawnWords
{
    public static async Task TakeOutAsync(DialogueDb db, long questionId, CancellationToken cancellationToken)
    {
        // It may have been in other rooms before this one.
        await db.Database.ExecuteSqlAsync($$"""
            update room_event set payload = (payload - 'by' - 'place' - 'answer') || '{"text": ""}'
            where room_id in (select room_id from question_event where question_id = {{questionId}}) and audience <> {{(short)Audience.Desk}}
              and kind = {{RoomEventKinds.Question}} and (payload ->> 'id')::bigint = {{questionId}}
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            delete from mail m using question_event e, follower f
            where e.question_id = {questionId} and m.sent_at is null and m.key = 'step:' || e.id || ':' || f.id
              and (f.question_id <> {questionId} or f.kind <> {nameof(FollowerKind.Asker)})
            """, cancellationToken);
    }
}
