using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Mailbox;

/// <summary>An agency's mailbox in figures, all of them full counts.</summary>
public sealed class MailboxReads(DialogueDb db, TimeProvider clock, CityCalendar calendar)
{
    /// <param name="Code">Under which it is read and asked.</param>
    /// <param name="Waiting">Without an end yet, whether public or not.</param>
    /// <param name="TakenUp">Taken up so far, <paramref name="TakenUpInTime"/> of them in time.</param>
    /// <param name="Late">Not taken up in time, or without an answer or a promise past the day for it.</param>
    public sealed record Summary(string Code, int Received, int Waiting, int TakenUp, int TakenUpInTime, int Answered, int AnsweredInTime, int Late);

    public Task<string?> CodeAsync(int agencyId, CancellationToken cancellationToken) => db.Sessions
        .Where(s => s.AgencyId == agencyId && s.Kind == SessionKind.Mailbox && s.State == SessionState.Standing)
        .Select(s => s.Code).SingleOrDefaultAsync(cancellationToken);

    public async Task<Summary?> SummaryAsync(int agencyId, CancellationToken cancellationToken)
    {
        var mailbox = await db.Sessions.AsNoTracking().Where(s => s.AgencyId == agencyId && s.Kind == SessionKind.Mailbox && s.State == SessionState.Standing)
            .Select(s => new { s.Code, s.RoomId }).SingleOrDefaultAsync(cancellationToken);
        if (mailbox is null)
            return null;
        var (now, today) = (clock.GetUtcNow(), calendar.DayOf(clock.GetUtcNow()));
        var rows = await db.Questions.AsNoTracking()
            .Where(q => q.RoomId == mailbox.RoomId || (q.AgencyId == agencyId && q.AskedAgencyId != agencyId))
            .Select(q => new { q.State, q.AcceptBy, q.AcceptedAt, q.AnswerBy, q.AnsweredAt, q.AgencyId })
            .ToListAsync(cancellationToken);
        var own = rows.Where(q => q.AgencyId == agencyId).ToList();
        var waiting = own.Where(q => Balance.OutcomeOf(q.State, passedOn: false) == QuestionOutcome.Open).ToList();
        var taken = own.Where(q => q.AcceptedAt is not null).ToList();
        var answered = own.Where(q => q.AnsweredAt is not null).ToList();
        return new Summary(
            mailbox.Code, rows.Count, waiting.Count, taken.Count, taken.Count(q => q.AcceptedAt <= q.AcceptBy), answered.Count,
            answered.Count(q => q.AnswerBy is { } day && calendar.DayOf(q.AnsweredAt!.Value) <= day), // answered has an instant
            waiting.Count(q => (q.AcceptedAt is null && q.AcceptBy < now) || q.AnswerBy < today));
    }
}
