using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Notices;

/// <summary>Addresses go when nobody confirmed them, and when the question has long come to its end; letters that were given up lose theirs then too.</summary>
public static class ContactPurge
{
    public static async Task<int> RunAsync(DialogueDb db, NoticeOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (ended, forgotten) = (now.AddDays(-options.KeepContactDays), now.AddDays(-options.KeepMailDays));
        var unconfirmed = now.AddDays(-options.ConfirmWithinDays);
        var strangers = await db.Database.ExecuteSqlAsync($"delete from follower where confirmed_at is null and created_at < {unconfirmed}", cancellationToken);
        var followers = await db.Database.ExecuteSqlAsync($"""
            delete from follower f using question q join question root on root.id = coalesce(q.root_id, q.id)
            where q.id = f.question_id
              and (root.state in ('AnsweredLive', 'AnsweredInWriting') or (root.state = 'Refused' and root.appeal <> 'Open'))
              and f.created_at < {ended}
              and not exists (select 1 from question_event e where e.question_id = root.id and e.at >= {ended})
            """, cancellationToken);
        var letters = await db.Database.ExecuteSqlAsync(
            $"update mail set recipient = '', body = '' where given_up_at < {ended} and recipient <> ''", cancellationToken);
        await db.Database.ExecuteSqlAsync($"delete from mail where created_at < {forgotten} and (sent_at is not null or given_up_at is not null)", cancellationToken);
        return strangers + followers + letters;
    }
}
