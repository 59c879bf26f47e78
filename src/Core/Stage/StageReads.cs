using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Stage;

/// <summary>What the host's tablet shows besides the room itself.</summary>
public sealed class StageReads(DialogueDb db, TimeProvider clock)
{
    /// <param name="Since">When the question on stage came there.</param>
    /// <param name="StartedAt">When the dialogue began.</param>
    public sealed record Clocks(DateTimeOffset? Since, DateTimeOffset? StartedAt);

    /// <summary>The step that this person can still take back.</summary>
    public sealed record Undoable(long QuestionId, int Number, string Action, DateTimeOffset At);

    /// <summary>What is still without an outcome, before a dialogue is closed.</summary>
    public sealed record StillOpen(int Waiting, int Published, int Transferred);

    public async Task<Clocks> ClocksAsync(int roomId, long? onStage, CancellationToken cancellationToken) => new(
        onStage is null ? null : await db.QuestionEvents.Where(e => e.QuestionId == onStage).OrderByDescending(e => e.Id).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken),
        await db.Sessions.Where(s => s.RoomId == roomId).Select(s => s.StartedAt).SingleAsync(cancellationToken));

    public async Task<Undoable?> UndoableAsync(int roomId, Guid personId, CancellationToken cancellationToken)
    {
        var fresh = clock.GetUtcNow() - QuestionLife.UndoWithin;
        string[] actions = [nameof(QuestionAction.AnswerLive), nameof(QuestionAction.Defer), nameof(QuestionAction.AnswerInWriting)];
        var last = await db.QuestionEvents.AsNoTracking().Where(e => e.RoomId == roomId && e.PersonId == personId && e.At > fresh)
            .OrderByDescending(e => e.Id)
            .Select(e => new { e.Id, e.QuestionId, e.Action, e.At, Newest = db.QuestionEvents.Where(o => o.QuestionId == e.QuestionId).Max(o => o.Id) })
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null || last.Id != last.Newest || !actions.Contains(last.Action))
            return null;
        var number = await db.Questions.Where(q => q.Id == last.QuestionId).Select(q => q.Number).SingleAsync(cancellationToken);
        return new Undoable(last.QuestionId, number, last.Action, last.At);
    }

    public async Task<StillOpen> StillOpenAsync(int roomId, CancellationToken cancellationToken)
    {
        QuestionState[] open = [QuestionState.Received, QuestionState.Published, QuestionState.OnStage, QuestionState.Transferred];
        var counts = await db.Questions.Where(q => q.RoomId == roomId && open.Contains(q.State)).GroupBy(q => q.State)
            .Select(g => new { g.Key, Amount = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Amount, cancellationToken);
        int Of(QuestionState state) => counts.GetValueOrDefault(state);
        return new StillOpen(Of(QuestionState.Received), Of(QuestionState.Published) + Of(QuestionState.OnStage), Of(QuestionState.Transferred));
    }
}
