using System.Linq.Expressions;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Commitments;

/// <summary>The promise ledger as pages and files show it. What was taken back while it was fresh never was.</summary>
public sealed class LedgerReads(DialogueDb db, CityCalendar calendar, TimeProvider clock)
{
    public DateOnly Today => calendar.DayOf(clock.GetUtcNow());

    public async Task<LedgerCounts> CountAsync(LedgerFilter filter, CancellationToken cancellationToken)
    {
        var today = Today;
        return await Of(filter with { Status = null, Extended = false }).GroupBy(_ => 1)
            .Select(all => new LedgerCounts(
                all.Count(c => c.KeptOn == null && c.WaitsSince == null && c.DueOn >= today), all.Count(c => c.KeptOn == null && c.WaitsSince != null),
                all.Count(c => c.KeptOn == null && c.WaitsSince == null && c.DueOn < today), all.Count(c => c.KeptOn != null && c.KeptOn <= c.DueOn),
                all.Count(c => c.KeptOn != null && c.KeptOn > c.DueOn), all.Count(c => c.Extensions > 0)))
            .SingleOrDefaultAsync(cancellationToken) ?? new LedgerCounts(0, 0, 0, 0, 0, 0);
    }

    /// <summary>What is late stands first, what was kept last.</summary>
    public Task<List<LedgerLine>> LinesAsync(LedgerFilter filter, int skip, int most, CancellationToken cancellationToken) => LinesAsync(
        Of(filter).OrderBy(c => c.KeptOn != null).ThenBy(c => c.WaitsSince != null).ThenBy(c => c.KeptOn == null ? c.DueOn : DateOnly.MaxValue)
            .ThenByDescending(c => c.KeptOn).ThenBy(c => c.Id).Skip(skip).Take(most),
        cancellationToken);

    /// <summary>The newest promise for each question of a room.</summary>
    public async Task<IReadOnlyDictionary<long, LedgerLine>> OfRoomAsync(int roomId, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(
            Of(new LedgerFilter()).Where(c => db.Questions.Any(q => q.Id == c.QuestionId && q.RoomId == roomId)).OrderBy(c => c.Id), cancellationToken);
        return lines.GroupBy(line => line.QuestionId).ToDictionary(same => same.Key, same => same.Last());
    }

    /// <summary>An agency's late promises open its next dialogue; no other one, so that they are answered once.</summary>
    public async Task<List<LedgerLine>> OpeningAsync(string sessionCode, int most, CancellationToken cancellationToken)
    {
        SessionState[] ahead = [SessionState.Announced, SessionState.Live, SessionState.Paused];
        var next = await db.Sessions
            .Where(s => s.AgencyId == db.Sessions.Single(asked => asked.Code == sessionCode).AgencyId && s.Kind == SessionKind.Dialogue && ahead.Contains(s.State))
            .OrderByDescending(s => s.State != SessionState.Announced).ThenBy(s => s.StartsAt).Select(s => new { s.Code, s.AgencyId }).FirstOrDefaultAsync(cancellationToken);
        return next?.Code == sessionCode ? await LinesAsync(new LedgerFilter([next.AgencyId], CommitmentStatus.Late), 0, most, cancellationToken) : [];
    }

    /// <summary>The half-years in which promises fall due, newest first.</summary>
    public async Task<List<HalfYear>> HalvesAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken)
    {
        var days = await Of(new LedgerFilter(agencies)).Select(c => c.DueOn).Distinct().ToListAsync(cancellationToken);
        return [.. days.Select(HalfYear.Of).Distinct().OrderByDescending(half => half.First)];
    }

    /// <summary>Agencies that promised something, by name.</summary>
    public async Task<List<AgencyLabel>> AgenciesAsync(bool english, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().Where(a => db.Commitments.Any(c => c.AgencyId == a.Id && !c.TakenBack))
            .Select(a => new AgencyLabel(a.Code, a.NameVi, a.NameEn)).ToListAsync(cancellationToken);
        return agencies.InOrderOfNames(agency => agency.Name(english));
    }

    private async Task<List<LedgerLine>> LinesAsync(IQueryable<Commitment> lines, CancellationToken cancellationToken)
    {
        var rows = await lines
            .Select(c => new { c, q = db.Questions.Single(q => q.Id == c.QuestionId), a = db.Agencies.Single(a => a.Id == c.AgencyId) })
            .Select(x => new
            {
                x.c,
                x.q.Text,
                Shown = x.q.PublishedAt != null && x.q.State != QuestionState.Refused,
                Agency = new AgencyLabel(x.a.Code, x.a.NameVi, x.a.NameEn),
                Room = db.Sessions.Where(s => s.RoomId == x.q.RoomId).Select(s => new { s.Code, s.AgencyId }).Single(),
                Mailbox = db.Sessions.Where(s => s.AgencyId == x.c.AgencyId && s.Kind == SessionKind.Mailbox).Select(s => s.Code).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var (today, days) = (Today, await calendar.WorkingDaysAsync(cancellationToken));
        return rows.ConvertAll(row => new LedgerLine(
            row.c.Id, row.c.QuestionId, row.Shown ? row.Text : null, row.Room.Code,
            row.Room.AgencyId == row.c.AgencyId ? row.Room.Code : row.Mailbox ?? row.Room.Code, row.Agency, row.c.Unit, row.c.MadeAt,
            row.c.FirstDueOn, row.c.DueOn, row.c.Extensions, row.c.WaitsSince, row.c.KeptOn, row.c.StatusOn(today), DaysOf(row.c, today, days)));
    }

    private IQueryable<Commitment> Of(LedgerFilter filter)
    {
        var lines = db.Commitments.AsNoTracking().Where(c => !c.TakenBack);
        if (filter.Agencies is { } agencies)
            lines = lines.Where(c => agencies.Contains(c.AgencyId));
        if (filter.Half is { } half)
        {
            var (first, last) = (half.First, half.Last);
            lines = lines.Where(c => c.DueOn >= first && c.DueOn <= last);
        }
        if (filter.Extended)
            lines = lines.Where(c => c.Extensions > 0);
        return filter.Status is { } status ? lines.Where(StandingAt(status, Today)) : lines;
    }

    /// <summary><see cref="Commitment.StatusOn"/> as the database reads it.</summary>
    private static Expression<Func<Commitment, bool>> StandingAt(CommitmentStatus status, DateOnly today) => status switch
    {
        CommitmentStatus.KeptInTime => c => c.KeptOn != null && c.KeptOn <= c.DueOn,
        CommitmentStatus.KeptLate => c => c.KeptOn != null && c.KeptOn > c.DueOn,
        CommitmentStatus.WaitsForAsker => c => c.KeptOn == null && c.WaitsSince != null,
        CommitmentStatus.Late => c => c.KeptOn == null && c.WaitsSince == null && c.DueOn < today,
        _ => c => c.KeptOn == null && c.WaitsSince == null && c.DueOn >= today,
    };

    private static int DaysOf(Commitment line, DateOnly today, WorkingCalendar days) => line.StatusOn(today) switch
    {
        CommitmentStatus.Late => days.Count(line.DueOn, today),
        CommitmentStatus.KeptLate => days.Count(line.DueOn, line.KeptOn!.Value), // kept, so there is a day
        CommitmentStatus.WaitsForAsker => days.Count(line.WaitsSince!.Value, line.DueOn), // waits since a day
        _ => days.Count(today, line.DueOn),
    };
}
