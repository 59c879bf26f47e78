using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>A room's chain for everybody: every step, and words only where everybody may read them.</summary>
public sealed class ChainReads(DialogueDb db)
{
    // What a desk writes to an asker or to another agency can repeat what is private; it stays a digest.
    private static readonly HashSet<string> PublicWords =
    [
        QuestionStep.Asked, nameof(QuestionAction.AnswerLive), nameof(QuestionAction.AnswerInWriting), nameof(QuestionAction.CorrectAnswer),
        nameof(QuestionAction.Defer), nameof(QuestionAction.Extend),
    ];

    /// <summary>Null for an address without a room that the public may know.</summary>
    public async Task<RoomChain?> ReadAsync(string code, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var session = await db.Sessions.AsNoTracking().Include(s => s.Room)
            .SingleOrDefaultAsync(s => s.Code == code && s.State != SessionState.Draft, cancellationToken);
        if (session is null)
            return null;
        var steps = await db.QuestionEvents.AsNoTracking().Where(e => e.RoomId == session.RoomId).OrderBy(e => e.Id)
            .Select(e => new Step(e.QuestionId, e.At, e.ActorRole, e.Action, e.State, e.Words, e.Salt, e.Digest, e.Hash)).ToListAsync(cancellationToken);
        // A question may have moved to another room since; what it went through here stays here.
        var shown = await db.Questions.AsNoTracking()
            .Where(q => q.PublishedAt != null && q.State != QuestionState.Refused && db.QuestionEvents.Any(e => e.RoomId == session.RoomId && e.QuestionId == q.Id))
            .Select(q => q.Id).ToHashSetAsync(cancellationToken);
        var released = await db.Minutes.AsNoTracking().Where(m => m.SessionId == session.Id && m.ReleasedAt != null)
            .Select(m => new { m.ChainLength, m.ChainHash, m.ReleasedAt, m.BodyHash }).SingleOrDefaultAsync(cancellationToken);
        return new RoomChain(
            session.Code, session.State, Hex(session.Room.LastHash),
            released is { ChainLength: { } length, ChainHash: { } hash, ReleasedAt: { } at, BodyHash: { } body } ? new RoomChain.Mark(length, Hex(hash), at, Hex(body)) : null,
            LinksOf(steps, shown));
    }

    private static List<ChainLink> LinksOf(List<Step> steps, HashSet<long> shown)
    {
        var undone = UndoneOf(steps);
        return [.. steps.Select((step, index) =>
        {
            var open = step.Words is not null && shown.Contains(step.Question) && PublicWords.Contains(step.Action) && !undone.Contains(index);
            return new ChainLink(
                index + 1, step.Question, step.At, step.At.ToUnixTimeMilliseconds(), step.Role, step.Action, step.State, Hex(step.Digest),
                open ? Hex(step.Salt) : null, open ? step.Words : null, Hex(step.Hash));
        })];
    }

    /// <summary>Words that were taken back at once, such as an answer to the wrong question, are not put out again.</summary>
    private static HashSet<int> UndoneOf(List<Step> steps)
    {
        var undone = new HashSet<int>();
        var lastOf = new Dictionary<long, int>();
        for (var index = 0; index < steps.Count; index++)
        {
            if (steps[index].Action == nameof(QuestionAction.Undo) && lastOf.TryGetValue(steps[index].Question, out var last))
                undone.Add(last);
            lastOf[steps[index].Question] = index;
        }
        return undone;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed record Step(
        long Question, DateTimeOffset At, People.Role Role, string Action, QuestionState State, string? Words, byte[] Salt, byte[] Digest, byte[] Hash);
}
