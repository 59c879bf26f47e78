using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Notices;

/// <summary>Somebody who works for an agency and is written to.</summary>
internal sealed record AgencyStaff(int AgencyId, Guid PersonId, string Email)
{
    /// <summary>Nobody whose account is closed; and addresses of the demonstration lead nowhere.</summary>
    public static Task<List<AgencyStaff>> OfAsync(DialogueDb db, IReadOnlyCollection<int> agencies, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken) =>
        db.Appointments.AsNoTracking()
            .Where(a => a.AgencyId != null && agencies.Contains(a.AgencyId.Value) && roles.Contains(a.Role))
            .Join(db.Users.Where(p => !p.Demo && p.Email != null && p.LockoutEnd != DateTimeOffset.MaxValue), a => a.PersonId, p => p.Id, (a, p) => new AgencyStaff(a.AgencyId ?? 0, p.Id, p.Email ?? ""))
            .Distinct().ToListAsync(cancellationToken);
}
