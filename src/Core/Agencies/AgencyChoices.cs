using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Agencies;

/// <summary>The agencies that a form offers: those that exist, by name.</summary>
public sealed class AgencyChoices(DialogueDb db)
{
    public async Task<IReadOnlyList<AgencyLabel>> OfTodayAsync(DateOnly today, bool english, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.ValidFrom <= today && (a.ValidTo == null || a.ValidTo >= today))
            .Select(a => new AgencyLabel(a.Code, a.NameVi, a.NameEn)).ToListAsync(cancellationToken);
        return agencies.InOrderOfNames(agency => agency.Name(english));
    }

    /// <summary>There is or was an agency of this code.</summary>
    public Task<bool> HasBeenAsync(string code, CancellationToken cancellationToken) => db.Agencies.AnyAsync(agency => agency.Code == code, cancellationToken);
}
