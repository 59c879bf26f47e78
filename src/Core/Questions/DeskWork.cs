using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>What waits for people, across rooms: today's work of some agencies, and what the reform office has to decide.</summary>
public sealed class DeskWork(DialogueDb db, CityCalendar calendar, CityZone zone, DutyRules rules, TimeProvider clock)
{
    /// <summary>A promise is due soon when so few working days are left.</summary>
    public const int SoonWorkingDays = 3;

    /// <summary>Of each kind; what comes after moves up as these are done.</summary>
    public const int Most = 20;

    private static readonly QuestionState[] Undecided = [QuestionState.Received, QuestionState.Published, QuestionState.OnStage];

    /// <summary>A room with something to do.</summary>
    public sealed record Place(string Code, SessionKind Kind, SessionState State, string TitleVi, string TitleEn, AgencyLabel Agency, int Waiting, int Open, DateTimeOffset? Oldest);

    /// <summary>A question that somebody has to look at, and the desk where they do.</summary>
    public sealed record Item(
        long Id, string Text, string Code, AgencyLabel Agency, DateTimeOffset AskedAt, DateOnly? DueOn, string? Unit, int Hops, string? DenialWords, AgencyLabel? From,
        QuestionState State = QuestionState.Received, DateTimeOffset? AcceptBy = null, DateOnly? AnswerBy = null);

    /// <summary>A dialogue that has ended and whose minutes are not out.</summary>
    public sealed record Minutes(string Code, string TitleVi, string TitleEn, DateOnly DueOn, bool IsLate);

    /// <param name="Overdue">Not taken up or answered by the hour or day for it: in a mailbox, or after a dialogue whose results are late.</param>
    /// <param name="Reopened">Answered once; those who asked say that it was no answer.</param>
    public sealed record Today(
        IReadOnlyList<Minutes> Minutes, IReadOnlyList<Place> Places, IReadOnlyList<Item> Late, IReadOnlyList<Item> Overdue, IReadOnlyList<Item> Soon,
        IReadOnlyList<Item> Offers, IReadOnlyList<Item> Appeals, IReadOnlyList<Item> Reopened);

    public sealed record Office(IReadOnlyList<Item> Transfers, IReadOnlyList<Item> Appeals);

    /// <param name="agencies">Whose work; null for all agencies.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<Today> TodayAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var soon = (await calendar.WorkingDaysAsync(cancellationToken)).Add(today, SoonWorkingDays);
        var own = agencies is null ? db.Questions : db.Questions.Where(q => agencies.Contains(q.AgencyId));
        var offered = agencies is null ? db.Questions : db.Questions.Where(q => q.OfferedToId != null && agencies.Contains(q.OfferedToId.Value));
        var promised = own.Where(q => q.State == QuestionState.Deferred && q.WaitsSince == null);
        return new Today(
            await MinutesAsync(agencies, today, cancellationToken),
            await PlacesAsync(agencies, cancellationToken),
            await Items(promised.Where(q => q.DueOn < today).OrderBy(q => q.DueOn)).ToListAsync(cancellationToken),
            await Items(Overdue(own, today)).ToListAsync(cancellationToken),
            await Items(promised.Where(q => q.DueOn >= today && q.DueOn <= soon).OrderBy(q => q.DueOn)).ToListAsync(cancellationToken),
            await OffersAsync(offered.Where(q => q.State == QuestionState.Transferred && q.OfferedToId != null), cancellationToken),
            await Items(own.Where(q => q.State == QuestionState.Refused && q.Appeal == AppealState.Open).OrderBy(q => q.Id)).ToListAsync(cancellationToken),
            await Items(own.Where(q => q.Reopenings > 0 && Undecided.Contains(q.State)).OrderBy(q => q.Id)).ToListAsync(cancellationToken));
    }

    public async Task<(int Transfers, int Appeals)> CountOfficeAsync(CancellationToken cancellationToken) =>
        (await Transfers.CountAsync(cancellationToken), await Appeals.CountAsync(cancellationToken));

    /// <param name="transfers">How many transfers are passed over.</param>
    /// <param name="appeals">How many appeals.</param>
    /// <param name="most">How many of either at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Office> OfficeAsync(int transfers, int appeals, int most, CancellationToken cancellationToken) => new(
        await Items(Transfers.OrderBy(q => q.Id).Skip(transfers).Take(most), most).ToListAsync(cancellationToken),
        await Items(Appeals.OrderBy(q => q.Id).Skip(appeals).Take(most), most).ToListAsync(cancellationToken));

    private IQueryable<Question> Transfers => db.Questions.Where(q => q.AwaitsOffice);

    private IQueryable<Question> Appeals => db.Questions.Where(q => q.State == QuestionState.Refused && q.Appeal == AppealState.Open);

    /// <summary>A question that waits for its dialogue has no clock yet; afterwards it has that of the results.</summary>
    private IQueryable<Question> Overdue(IQueryable<Question> own, DateOnly today)
    {
        var (now, closedBefore) = (clock.GetUtcNow(), zone.StartOf(today.AddDays(-rules.ResultsDays)));
        var late = db.Sessions.Where(s => s.Kind == SessionKind.Dialogue && s.State == SessionState.Closed && s.ClosedAt < closedBefore && s.ArchiveKey == null);
        return own.Where(q => Undecided.Contains(q.State)
                && ((q.AcceptedAt == null && q.AcceptBy < now) || q.AnswerBy < today || (q.AcceptBy == null && late.Any(s => s.RoomId == q.RoomId))))
            .OrderBy(q => q.AskedAt);
    }

    private async Task<IReadOnlyList<Minutes>> MinutesAsync(IReadOnlyCollection<int>? agencies, DateOnly today, CancellationToken cancellationToken)
    {
        var closed = db.Sessions.AsNoTracking().Where(s => s.Kind == SessionKind.Dialogue && s.State == SessionState.Closed && s.ClosedAt != null && s.ArchiveKey == null);
        if (agencies is not null)
            closed = closed.Where(s => agencies.Contains(s.AgencyId));
        var ended = await closed.OrderBy(s => s.ClosedAt).Take(Most)
            .Select(s => new { s.Code, s.TitleVi, s.TitleEn, ClosedAt = s.ClosedAt!.Value }).ToListAsync(cancellationToken); // just asked
        return ended.ConvertAll(s =>
        {
            var due = SessionClock.ResultsBy(calendar.DayOf(s.ClosedAt), rules);
            return new Minutes(s.Code, s.TitleVi, s.TitleEn, due, due < today);
        });
    }

    /// <summary>Rooms where something waits or stands open, running ones first. What was passed on is another agency's work.</summary>
    private async Task<List<Place>> PlacesAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken)
    {
        var sessions = db.Sessions.AsNoTracking().Where(s => s.State != SessionState.Draft && s.State != SessionState.Cancelled && s.ArchiveKey == null);
        if (agencies is not null)
            sessions = sessions.Where(s => agencies.Contains(s.AgencyId));
        var places = await sessions
            .Select(s => new
            {
                s.Code,
                s.Kind,
                s.State,
                s.TitleVi,
                s.TitleEn,
                Agency = db.Agencies.Where(a => a.Id == s.AgencyId).Select(a => new AgencyLabel(a.Code, a.NameVi, a.NameEn)).Single(),
                Waiting = db.Questions.Count(q => q.RoomId == s.RoomId && q.State == QuestionState.Received),
                Open = db.Questions.Count(q => q.RoomId == s.RoomId && q.State == QuestionState.Published && q.AgencyId == s.AgencyId),
                Oldest = db.Questions.Where(q => q.RoomId == s.RoomId && q.State == QuestionState.Received).Min(q => (DateTimeOffset?)q.AskedAt),
            })
            .Where(place => place.Waiting > 0 || place.Open > 0)
            .OrderByDescending(place => place.State == SessionState.Live).ThenByDescending(place => place.State == SessionState.Paused).ThenBy(place => place.Oldest)
            .Take(Most).ToListAsync(cancellationToken);
        return places.ConvertAll(p => new Place(p.Code, p.Kind, p.State, p.TitleVi, p.TitleEn, p.Agency, p.Waiting, p.Open, p.Oldest));
    }

    /// <summary>They are worked on at the desk of the receiving agency's mailbox.</summary>
    private async Task<List<Item>> OffersAsync(IQueryable<Question> offers, CancellationToken cancellationToken)
    {
        var found = await offers.OrderBy(q => q.Id).Take(Most)
            .Select(q => new
            {
                q.Id,
                q.Text,
                q.AskedAt,
                q.Hops,
                Code = db.Sessions.Where(s => s.AgencyId == q.OfferedToId && s.Kind == SessionKind.Mailbox).Select(s => s.Code).FirstOrDefault(),
                To = db.Agencies.Where(a => a.Id == q.OfferedToId).Select(a => new AgencyLabel(a.Code, a.NameVi, a.NameEn)).Single(),
                From = db.Agencies.Where(a => a.Id == q.AgencyId).Select(a => new AgencyLabel(a.Code, a.NameVi, a.NameEn)).Single(),
            }).AsNoTracking().ToListAsync(cancellationToken);
        return found.ConvertAll(q => new Item(q.Id, q.Text, q.Code ?? "", q.To, q.AskedAt, null, null, q.Hops, null, q.From));
    }

    private IQueryable<Item> Items(IQueryable<Question> questions, int most = Most) => questions.AsNoTracking().Take(most)
        .Select(q => new
        {
            q,
            Agency = db.Agencies.Single(a => a.Id == q.AgencyId),
            // What was passed on is worked on at the mailbox of who has it now.
            Code = db.Sessions.Where(s => q.AgencyId == q.AskedAgencyId ? s.RoomId == q.RoomId : s.AgencyId == q.AgencyId && s.Kind == SessionKind.Mailbox).Select(s => s.Code).FirstOrDefault(),
        })
        .Select(x => new Item(
            x.q.Id, x.q.Text, x.Code ?? "", new AgencyLabel(x.Agency.Code, x.Agency.NameVi, x.Agency.NameEn), x.q.AskedAt, x.q.DueOn, x.q.PromiseUnit, x.q.Hops, x.q.DenialWords, null,
            x.q.State, x.q.AcceptedAt == null ? x.q.AcceptBy : null, x.q.AnswerBy));
}
