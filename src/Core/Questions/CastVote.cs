using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Joins a question or takes that back. The vote row decides; the counter moves by what the row did, in one statement,
/// so ten thousand at once count exactly.
/// </summary>
public sealed class CastVote(DialogueDb db)
{
    public abstract record Outcome;
    public sealed record Counted(int Votes) : Outcome;
    public sealed record NotOpen : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    public async Task<Outcome> CastAsync(long questionId, Guid voter, bool joins, CancellationToken cancellationToken)
    {
        var open = await db.Questions.AsNoTracking().Where(q => q.Id == questionId)
            .Join(db.Sessions, q => q.RoomId, s => s.RoomId, (q, s) => new { q.State, Session = s.State })
            .SingleOrDefaultAsync(cancellationToken);
        if (open is null || !open.State.IsPublic())
            return new NoSuchQuestion();
        if (!open.State.TakesVotes() || open.Session is not (SessionState.Announced or SessionState.Live or SessionState.Paused))
            return new NotOpen();
        var counted = joins
            ? db.Database.SqlQuery<int>($"""
                with joined as (insert into vote (question_id, voter) values ({questionId}, {voter}) on conflict do nothing returning 1)
                update question set votes = votes + (select count(*) from joined) where id = {questionId} returning votes as "Value"
                """)
            : db.Database.SqlQuery<int>($"""
                with left_it as (delete from vote where question_id = {questionId} and voter = {voter} returning 1)
                update question set votes = votes - (select count(*) from left_it) where id = {questionId} returning votes as "Value"
                """);
        return new Counted((await counted.ToListAsync(cancellationToken)).Single());
    }
}
