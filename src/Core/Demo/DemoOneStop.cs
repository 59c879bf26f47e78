using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.OneStop;
using Dialogue.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>Made-up one-stop figures of the last months, under an import of their own by which they are found again.</summary>
internal static class DemoOneStop
{
    private const string File = "minh-hoa-mot-cua.csv";
    private const int Months = 9;

    /// <summary>A month that somebody has reported already stays as it is.</summary>
    public static async Task FillAsync(DialogueDb db, IEnumerable<int> agencies, ulong seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = CityZone.Hanoi.DayOf(now);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-Months);
        var known = (await db.Set<OneStopMonth>().Where(m => m.Month >= first).Select(m => new { m.AgencyId, m.Month }).ToListAsync(cancellationToken)).ToHashSet();
        var rows = agencies.Distinct().SelectMany(agency => MonthsOf(agency, first, seed)).Where(row => !known.Contains(new { row.AgencyId, row.Month })).ToList();
        var import = new OneStopImport { At = now, FileName = File, Digest = [], Lines = rows.Count, Added = rows.Count, Refused = 0, RefusedCells = "[]" };
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.ImportId = import.Id;
            db.Add(row);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Also of the reports that were made of made-up figures. A file that somebody sent has a digest; the demonstration has no file.</summary>
    public static async Task EmptyAsync(DialogueDb db, CancellationToken cancellationToken)
    {
        var imports = db.Set<OneStopImport>().Where(import => import.FileName == File && import.Digest.Length == 0 && import.PersonId == null);
        await db.Set<OneStopMonth>().Where(month => imports.Any(import => import.Id == month.ImportId)).ExecuteDeleteAsync(cancellationToken);
        await imports.ExecuteDeleteAsync(cancellationToken);
        await db.Set<Report>().Where(report => report.Demo).ExecuteDeleteAsync(cancellationToken);
    }

    private static IEnumerable<OneStopMonth> MonthsOf(int agency, DateOnly first, ulong seed)
    {
        var dice = Dice.For(seed, $"one-stop {agency}");
        var (usual, late, online) = (300 + dice.Below(1500), 0.01 + 0.08 * dice.Share(), 0.35 + 0.3 * dice.Share());
        for (var month = first; month < first.AddMonths(Months); month = month.AddMonths(1), online = Math.Min(0.95, online + 0.02 * dice.Share()))
        {
            var files = (int)(usual * (0.85 + 0.3 * dice.Share()));
            yield return new OneStopMonth
            {
                AgencyId = agency,
                Month = month,
                Received = files,
                OnTime = files - (int)(files * late),
                Late = (int)(files * late),
                OnlineShare = Math.Round(online, 3),
                ImportId = 0,
            };
        }
    }
}
