using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Somebody at the desk takes a question in hand for some minutes, so that no two people handle the same item; every desk
/// that sees it is told at once. Taking it over from somebody is said explicitly.
/// </summary>
public sealed class ClaimQuestion(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>Renewed sooner than this, a claim stays as it is and nobody is told.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    public abstract record Outcome;
    public sealed record Held(DateTimeOffset Until) : Outcome;
    public sealed record HeldByOther(string By, DateTimeOffset Until) : Outcome;
    public sealed record Free : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    public Task<Outcome> ClaimAsync(long questionId, Guid personId, bool takesOver, CancellationToken cancellationToken) =>
        ChangeAsync(questionId, (question, now) => Claim(question, personId, takesOver, now, cancellationToken), cancellationToken);

    /// <summary>Lets go of one's own claim; somebody else's stays.</summary>
    public Task<Outcome> ReleaseAsync(long questionId, Guid personId, CancellationToken cancellationToken) =>
        ChangeAsync(questionId, (question, now) => Task.FromResult(Release(question, personId, now)), cancellationToken);

    private async Task<(Outcome, bool)> Claim(Question question, Guid personId, bool takesOver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!takesOver && question.IsClaimedByOther(personId, now))
            return (new HeldByOther(question.ClaimedBy!, question.ClaimedUntil!.Value), false); // a claim has both
        var until = now + Length;
        if (question.ClaimedById == personId && until - question.ClaimedUntil < Renewal)
            return (new Held(question.ClaimedUntil!.Value), false); // likewise
        var name = await db.Users.Where(person => person.Id == personId).Select(person => person.DisplayName).SingleAsync(cancellationToken);
        question.Claim(personId, name, until);
        return (new Held(until), true);
    }

    private static (Outcome, bool) Release(Question question, Guid personId, DateTimeOffset now)
    {
        if (question.IsClaimedByOther(personId, now))
            return (new HeldByOther(question.ClaimedBy!, question.ClaimedUntil!.Value), false); // likewise
        var held = question.ClaimedById is not null;
        question.Release();
        return (new Free(), held);
    }

    private async Task<Outcome> ChangeAsync(
        long questionId, Func<Question, DateTimeOffset, Task<(Outcome Outcome, bool Changed)>> change, CancellationToken cancellationToken)
    {
        if (await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == questionId, cancellationToken) is not { } seen)
            return new NoSuchQuestion();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var concerned = await ConcernedRooms.LockAsync(db, seen, null, cancellationToken);
        var question = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        var now = clock.GetUtcNow();
        var (outcome, changed) = await change(question, now);
        if (!changed)
            return outcome;
        var labels = await AgencyLabels.ForAsync(db, [question], cancellationToken);
        foreach (var room in concerned.Mailboxes.Select(mailbox => mailbox.Room).Prepend(concerned.Own))
            room.TellDesk(db, question, labels, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        concerned.Hint(hint);
        return outcome;
    }
}
