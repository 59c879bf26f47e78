using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Mailbox;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Core.Questions;

/// <summary>A citizen asks. Once acknowledged the question is in the database; the same key never makes a second one.</summary>
public sealed class AskQuestion(DialogueDb db, TimeProvider clock, RoomHint hint, MailboxClocks clocks)
{
    public const int NameMost = 80;
    public const int PlaceMost = 120;

    public sealed record Input(string SessionCode, Guid SendKey, string? Text, string? Name, string? Place, Guid? Asker);

    public abstract record Outcome;
    public sealed record Asked(long Id, string Receipt) : Outcome;
    public sealed record Invalid(AskProblem Problem) : Outcome;
    public sealed record NoSuchSession : Outcome;
    public sealed record SessionClosed(SessionState State) : Outcome;

    /// <summary>The key already belongs to a question with other words.</summary>
    public sealed record KeyUsed : Outcome;

    public async Task<Outcome> AskAsync(Input input, CancellationToken cancellationToken)
    {
        var text = CitizenText.Clean(input.Text);
        if (await EarlierAsync(input, text, cancellationToken) is { } earlier)
            return earlier;
        var (name, place) = (CitizenText.Line(input.Name), CitizenText.Line(input.Place));
        if (ProblemOf(text, name, place) is { } problem)
            return new Invalid(problem);
        var known = await db.Sessions.AsNoTracking().Where(s => s.Code == input.SessionCode)
            .Select(s => new { s.RoomId, s.State }).SingleOrDefaultAsync(cancellationToken);
        if (known is null || known.State == SessionState.Draft)
            return new NoSuchSession();
        try
        {
            return await SaveAsync(input with { Text = text, Name = name, Place = place }, known.RoomId, cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The unique index decided a race between two sends of the same question.
            db.ChangeTracker.Clear();
            return await EarlierAsync(input, text, cancellationToken) ?? throw new InvalidOperationException("A key is taken and not found.", e);
        }
    }

    private async Task<Outcome> SaveAsync(Input clean, int roomId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId, cancellationToken);
        var session = await db.Sessions.SingleAsync(s => s.RoomId == roomId, cancellationToken);
        if (!session.TakesQuestions)
            return new SessionClosed(session.State);
        if (!session.AllowsAnonymous && clean.Name is null)
            return new Invalid(AskProblem.NameMissing);
        var now = clock.GetUtcNow();
        var question = new Question
        {
            Id = session.Rehearsal ? await db.NextRehearsedQuestionAsync(cancellationToken) : 0,
            RoomId = roomId,
            SessionId = session.Id,
            AgencyId = session.AgencyId,
            AskedAgencyId = session.AgencyId,
            AskedCode = session.Code,
            Receipt = session.Rehearsal ? Rehearsal.Mark + Codes.ForReceipt() : Codes.ForReceipt(),
            SendKey = clean.SendKey,
            Asker = clean.Asker,
            Text = clean.Text ?? "",
            Folded = CitizenText.Fold(clean.Text ?? ""),
            Name = clean.Name,
            Place = clean.Place,
            AskedAt = now,
        };
        if (session.Kind == SessionKind.Mailbox)
            await clocks.ArriveAsync(question, now, cancellationToken);
        // Publishing looks at no calendar.
        if (session.PublishesBeforeReading)
            question.Apply(new QuestionAction.Publish(), new QuestionFacts(now, DateOnly.FromDateTime(now.UtcDateTime), WorkingCalendar.WeekendsOnly));
        db.Add(question);
        await db.SaveChangesAsync(cancellationToken);
        db.Add(QuestionStep.RecordAsked(room, question));
        room.TellQuestion(db, question, AgencyLabels.None, wasKnown: false, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return new Asked(question.Id, question.Receipt);
    }

    private async Task<Outcome?> EarlierAsync(Input input, string text, CancellationToken cancellationToken)
    {
        var earlier = await db.Questions.AsNoTracking().Where(q => q.SendKey == input.SendKey)
            .Select(q => new { q.Id, q.Receipt, q.Text }).SingleOrDefaultAsync(cancellationToken);
        return earlier is null ? null : earlier.Text == text ? new Asked(earlier.Id, earlier.Receipt) : new KeyUsed();
    }

    private static AskProblem? ProblemOf(string text, string? name, string? place) => text.Length switch
    {
        0 => AskProblem.Empty,
        < CitizenText.QuestionMin => AskProblem.TooShort,
        > CitizenText.QuestionMax => AskProblem.TooLong,
        _ when !text.Any(char.IsLetter) => AskProblem.NoWords,
        _ => name?.Length > NameMost ? AskProblem.NameTooLong : place?.Length > PlaceMost ? AskProblem.PlaceTooLong : null,
    };
}

public enum AskProblem
{
    Empty,
    TooShort,
    TooLong,
    NoWords,

    /// <summary>The dialogue takes no questions without a name.</summary>
    NameMissing,
    NameTooLong,
    PlaceTooLong,
}
