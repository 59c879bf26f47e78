using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Duties;

/// <summary>The duty calendar out of the database: two statements for all agencies of a year.</summary>
public sealed class DutyReads(DialogueDb db, CityZone zone, TimeProvider clock, DutyRules rules)
{
    public sealed record Row(int AgencyId, string Code, string NameVi, string NameEn, AgencyKind Kind, IReadOnlyList<DutyHalf> Halves)
    {
        public string Name(bool english) => english ? NameEn : NameVi;
    }

    public sealed record Reminded(int AgencyId, string SessionCode, string TitleVi, string TitleEn, ReminderKind Kind, DateOnly DueOn, DateTimeOffset At, bool IsMailed);

    public DateOnly Today => zone.DayOf(clock.GetUtcNow());

    /// <param name="year">Of the city's calendar.</param>
    /// <param name="agencyId">One agency; null for all that exist on some day of the year.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<List<Row>> YearAsync(int year, int? agencyId, CancellationToken cancellationToken) => YearsAsync(year, year, agencyId, cancellationToken);

    /// <summary>The same for several years, two half-years for each of them.</summary>
    public async Task<List<Row>> YearsAsync(int from, int to, int? agencyId, CancellationToken cancellationToken)
    {
        var (first, last) = (new DateOnly(from, 1, 1), new DateOnly(to, 12, 31));
        var agencies = await db.Agencies.AsNoTracking()
            .Where(a => (agencyId == null || a.Id == agencyId) && a.ValidFrom <= last && (a.ValidTo == null || a.ValidTo >= first))
            .OrderBy(a => a.Id).ToListAsync(cancellationToken);
        var dialogues = await DialoguesAsync(from, to, agencyId, cancellationToken);
        return agencies.ConvertAll(a => new Row(a.Id, a.Code, a.NameVi, a.NameEn, a.Kind, [.. Enumerable.Range(from, to - from + 1).SelectMany(
            year => DutyCalendar.OfYear(new DutyAgency(a.ValidFrom, a.ValidTo, a.DialoguesPerYear), [.. dialogues[a.Id]], year, Today, rules))]));
    }

    public Task<int> CountRemindersAsync(IReadOnlyCollection<int> agencies, CancellationToken cancellationToken) =>
        db.Reminders.CountAsync(r => agencies.Contains(r.AgencyId), cancellationToken);

    /// <summary>The latest first.</summary>
    public Task<List<Reminded>> RemindersAsync(IReadOnlyCollection<int> agencies, int skip, int most, CancellationToken cancellationToken) => db.Reminders.AsNoTracking()
        .Where(r => agencies.Contains(r.AgencyId)).OrderByDescending(r => r.Id).Skip(skip).Take(most)
        .Select(r => new { r, s = db.Sessions.Single(s => s.Id == r.SessionId) })
        .Select(x => new Reminded(x.r.AgencyId, x.s.Code, x.s.TitleVi, x.s.TitleEn, x.r.Kind, x.r.DueOn, x.r.At, x.r.MailedAt != null))
        .ToListAsync(cancellationToken);

    private async Task<ILookup<int, DutyDialogue>> DialoguesAsync(int firstYear, int lastYear, int? agencyId, CancellationToken cancellationToken)
    {
        // The half-years before and after decide what is made up for. A session begun late still stands by its plan's day.
        var (from, to) = (zone.StartOf(new DateOnly(firstYear - 1, 7, 1)), zone.StartOf(new DateOnly(lastYear + 1, 7, 1)));
        var rows = await db.Sessions.AsNoTracking()
            .Where(s => s.Kind == SessionKind.Dialogue && s.State != SessionState.Draft && (agencyId == null || s.AgencyId == agencyId)
                && (s.StartedAt ?? s.StartsAt) >= from && (s.StartedAt ?? s.StartsAt) < to)
            .Select(s => new
            {
                Session = s,
                FirstStart = db.SessionReschedules.Where(c => c.SessionId == s.Id).OrderBy(c => c.Id).Select(c => (DateTimeOffset?)c.OldStartsAt).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.Session.AgencyId, row => new DutyDialogue(
            row.Session.Code, row.Session.TitleVi, row.Session.TitleEn, SessionDays.Of(row.Session, zone), zone.DayOf(row.FirstStart)));
    }
}
