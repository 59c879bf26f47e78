using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Mailbox;

/// <summary>An agency's mailbox in figures, all of them full counts.</summary>
public sealed class MailboxReads(DialogueDb db, TimeProvider clock, CityCalendar calendar)
{
    private static readonly string[] Waiting =
        [.. Enum.GetValues<QuestionState>().Where(state => Balance.OutcomeOf(state, passedOn: false) == QuestionOutcome.Open).Select(state => state.ToString())];

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
        var counts = await db.Database.SqlQuery<Counts>($"""
            select count(*)::int as "Received",
                (count(*) filter (where own and waits))::int as "Waiting",
                (count(*) filter (where own and accepted_at is not null))::int as "TakenUp",
                (count(*) filter (where own and accepted_at <= accept_by))::int as "TakenUpInTime",
                (count(*) filter (where own and answered_at is not null))::int as "Answered",
                (count(*) filter (where own and (answered_at at time zone (select name from city_zone))::date <= answer_by))::int as "AnsweredInTime",
                (count(*) filter (where own and waits and ((accepted_at is null and accept_by < {now}) or answer_by < {today})))::int as "Late"
            from (
                select q.*, agency_id = {agencyId} as own, state = any({Waiting}) as waits
                from (
                    select agency_id, state, accepted_at, accept_by, answered_at, answer_by from question where room_id = {mailbox.RoomId}
                    union all
                    select agency_id, state, accepted_at, accept_by, answered_at, answer_by from question
                    where agency_id = {agencyId} and asked_agency_id <> agency_id and room_id <> {mailbox.RoomId}) q) mail
            """).SingleAsync(cancellationToken);
        return new Summary(
            mailbox.Code, counts.Received, counts.Waiting, counts.TakenUp, counts.TakenUpInTime, counts.Answered, counts.AnsweredInTime, counts.Late);
    }

    private sealed record Counts(int Received, int Waiting, int TakenUp, int TakenUpInTime, int Answered, int AnsweredInTime, int Late);
}
