using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.People;

/// <summary>Accounts for an administrator's list and for one person's page.</summary>
public sealed class PeopleReads(DialogueDb db)
{
    public const int PageSize = 50;

    public sealed record Found(IReadOnlyList<PersonLine> People, bool More);

    public async Task<Found> FindAsync(PeopleFilter filter, CancellationToken cancellationToken)
    {
        var people = Searched(filter.Search);
        people = filter.Role switch
        {
            null => people.Where(p => p.Appointments.Any()),
            Role.Citizen => people.Where(p => !p.Appointments.Any()),
            { } role => people.Where(p => p.Appointments.Any(a => a.Role == role)),
        };
        if (filter.Agency is { Length: > 0 } code)
            people = people.Where(p => p.Appointments.Any(a => db.Agencies.Any(g => g.Id == a.AgencyId && g.Code == code)));
        people = filter.State switch
        {
            PersonState.Disabled => people.Where(p => p.LockoutEnd == DateTimeOffset.MaxValue),
            PersonState.Invited => people.Where(p => p.PasswordHash == null && p.LockoutEnd != DateTimeOffset.MaxValue),
            PersonState.Active => people.Where(p => p.PasswordHash != null && p.LockoutEnd != DateTimeOffset.MaxValue),
            _ => people,
        };
        var lines = await Lines(people.OrderBy(p => p.DisplayName).ThenBy(p => p.Id).Skip((filter.Page - 1) * PageSize).Take(PageSize + 1))
            .ToListAsync(cancellationToken);
        return new Found([.. lines.Take(PageSize)], lines.Count > PageSize);
    }

    public Task<PersonLine?> OneAsync(Guid id, CancellationToken cancellationToken) =>
        Lines(db.Users.AsNoTracking().Where(p => p.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>How many accounts with a role there are in each state.</summary>
    public async Task<IReadOnlyDictionary<PersonState, int>> CountsAsync(CancellationToken cancellationToken) =>
        await db.Users.Where(p => p.Appointments.Any())
            .GroupBy(p => p.LockoutEnd == DateTimeOffset.MaxValue ? PersonState.Disabled : p.PasswordHash == null ? PersonState.Invited : PersonState.Active)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);

    /// <summary>Whatever the collation of the database: letters without their marks are compared.</summary>
    private IQueryable<Person> Searched(string? search)
    {
        var words = CitizenText.Fold(CitizenText.CutLine(search, 80) ?? "").Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        if (words.Length == 0)
            return db.Users.AsNoTracking();
        var pattern = $"%{words}%";
        return db.Users.FromSql($"""
            select p.* from person p
            where translate(lower(regexp_replace(normalize(p.display_name || ' ' || coalesce(p.email, ''), NFD), '[\u0300-\u036f]', '', 'g')), 'đĐ', 'dd') like {pattern}
            """).AsNoTracking();
    }

    private IQueryable<PersonLine> Lines(IQueryable<Person> people) => people.Select(p => new PersonLine(
        p.Id, p.DisplayName, p.Position, p.Email ?? "",
        p.LockoutEnd == DateTimeOffset.MaxValue ? PersonState.Disabled : p.PasswordHash == null ? PersonState.Invited : PersonState.Active,
        p.Appointments.OrderBy(a => a.Id).Select(a => new PersonLine.Duty(
            a.Id, a.Role, db.Agencies.Where(g => g.Id == a.AgencyId).Select(g => g.NameVi).FirstOrDefault(),
            db.Agencies.Where(g => g.Id == a.AgencyId).Select(g => g.NameEn).FirstOrDefault())).ToList(),
        db.Set<SignIn>().Where(s => s.PersonId == p.Id).Max(s => (DateTimeOffset?)s.At),
        db.Set<AccountInvitation>().Where(i => i.PersonId == p.Id).Select(i => (DateTimeOffset?)i.ExpiresAt).FirstOrDefault(),
        db.Set<SecondFactor>().Any(f => f.PersonId == p.Id && f.ConfirmedAt != null)));
}
