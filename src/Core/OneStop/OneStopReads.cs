using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.OneStop;

/// <summary>One-stop figures as pages show them.</summary>
public sealed class OneStopReads(DialogueDb db)
{
    public sealed record Line(DateOnly Month, OneStopSum Sum);

    /// <summary>A half-year of every agency that has reported for it: one statement.</summary>
    public async Task<Dictionary<int, OneStopSum>> OfHalfAsync(HalfYear half, CancellationToken cancellationToken)
    {
        var (first, last) = (half.First, half.Last);
        return await db.Set<OneStopMonth>().AsNoTracking().Where(month => month.Month >= first && month.Month <= last).GroupBy(month => month.AgencyId)
            .Select(same => new
            {
                same.Key,
                Sum = new OneStopSum(
                    same.Count(), same.Sum(m => (long)m.Received), same.Sum(m => (long)m.OnTime), same.Sum(m => (long)m.Late), same.Sum(m => m.OnlineShare * m.Received)),
            })
            .ToDictionaryAsync(row => row.Key, row => row.Sum, cancellationToken);
    }

    /// <summary>The latest months of an agency, or of the whole city when null; the newest first.</summary>
    public async Task<List<Line>> LatestAsync(int? agencyId, int most, CancellationToken cancellationToken)
    {
        var rows = await db.Set<OneStopMonth>().AsNoTracking().Where(month => agencyId == null || month.AgencyId == agencyId).GroupBy(month => month.Month)
            .Select(same => new
            {
                same.Key,
                Sum = new OneStopSum(1, same.Sum(m => (long)m.Received), same.Sum(m => (long)m.OnTime), same.Sum(m => (long)m.Late), same.Sum(m => m.OnlineShare * m.Received)),
            })
            .OrderByDescending(row => row.Key).Take(most).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Line(row.Key, row.Sum));
    }

    /// <param name="before">Older than this one; null: from the newest.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<List<OneStopImport>> ImportsAsync(int? before, int most, CancellationToken cancellationToken) =>
        db.Set<OneStopImport>().AsNoTracking().Where(import => before == null || import.Id < before).OrderByDescending(import => import.Id).Take(most).ToListAsync(cancellationToken);

    public Task<OneStopImport?> ImportAsync(int id, CancellationToken cancellationToken) =>
        db.Set<OneStopImport>().AsNoTracking().SingleOrDefaultAsync(import => import.Id == id, cancellationToken);
}
