using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Polls;

/// <summary>Desk or host write a poll; until it is opened only they see it.</summary>
public sealed class DraftPoll(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    /// <param name="SessionCode">The room's session.</param>
    /// <param name="SendKey">The same key is the same draft.</param>
    /// <param name="Vi">The question.</param>
    /// <param name="En">The same in English; may be empty.</param>
    /// <param name="OptionsVi">The choices; empty ones are left out.</param>
    /// <param name="OptionsEn">In the same places; may be empty or fewer.</param>
    public sealed record Input(string SessionCode, Guid SendKey, string? Vi, string? En, IReadOnlyList<string?> OptionsVi, IReadOnlyList<string?> OptionsEn);

    public enum Outcome
    {
        Drafted,
        NoQuestion,
        QuestionTooLong,
        TooFewOptions,
        TooManyOptions,
        OptionTooLong,
        OptionTwice,
        SessionOver,
        NoSuchSession,
    }

    public async Task<Outcome> DraftAsync(Input input, CancellationToken cancellationToken)
    {
        var (vi, en, options) = (Line(input.Vi), Line(input.En), OptionsOf(input));
        if (ProblemOf(vi, en, options) is { } problem)
            return problem;
        var roomId = await db.Sessions.Where(s => s.Code == input.SessionCode).Select(s => (int?)s.RoomId).SingleOrDefaultAsync(cancellationToken);
        if (roomId is null)
            return Outcome.NoSuchSession;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId.Value, cancellationToken);
        if (await db.Polls.AnyAsync(p => p.SendKey == input.SendKey, cancellationToken))
            return Outcome.Drafted;
        if (!await db.Sessions.AnyAsync(s => s.RoomId == room.Id && DrivePoll.During.Contains(s.State), cancellationToken))
            return Outcome.SessionOver;
        var poll = new Poll { RoomId = room.Id, SendKey = input.SendKey, QuestionVi = vi, QuestionEn = en, Options = options };
        db.Add(poll);
        await db.SaveChangesAsync(cancellationToken);
        room.TellPoll(db, poll, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return Outcome.Drafted;
    }

    private static Outcome? ProblemOf(string vi, string en, List<PollOption> options) =>
        vi.Length == 0 ? Outcome.NoQuestion
        : vi.Length > Poll.TextMax || en.Length > Poll.TextMax ? Outcome.QuestionTooLong
        : options.Count < Poll.OptionsLeast ? Outcome.TooFewOptions
        : options.Count > Poll.OptionsMost ? Outcome.TooManyOptions
        : options.Any(o => o.TextVi.Length > Poll.OptionMax || o.TextEn.Length > Poll.OptionMax) ? Outcome.OptionTooLong
        : options.DistinctBy(o => CitizenText.Fold(o.TextVi)).Count() < options.Count ? Outcome.OptionTwice
        : null;

    private static List<PollOption> OptionsOf(Input input) => [.. input.OptionsVi.Take(64)
        .Select((text, place) => (Vi: Line(text), En: Line(input.OptionsEn.ElementAtOrDefault(place)))).Where(pair => pair.Vi.Length > 0)
        .Select((pair, nth) => new PollOption { Nth = (short)(nth + 1), TextVi = pair.Vi, TextEn = pair.En })];

    private static string Line(string? raw) => CitizenText.Line(raw) ?? "";
}
