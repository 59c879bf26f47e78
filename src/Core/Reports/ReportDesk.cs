using System.Text.Json;
using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Reports;

/// <summary>Asks for reports and finds those that were made.</summary>
public sealed class ReportDesk(DialogueDb db, TimeProvider clock)
{
    public sealed record Line(int Id, string Half, int Version, DateTimeOffset MadeAt, AgencyLabel Agency, AgencyKind Kind);

    public sealed record Found(Report Report, ReportContent Content, IReadOnlyList<ReportInput> Inputs);

    /// <summary>Asks for the reports of a half-year; once is enough until they are made.</summary>
    /// <returns>False when they are being made already.</returns>
    public async Task<bool> OrderAsync(HalfYear half, Guid? personId, CancellationToken cancellationToken) => await db.Database.ExecuteSqlAsync(
        $"insert into report_order (half, asked_at, person_id, made, unchanged) values ({half.ToString()}, {clock.GetUtcNow()}, {personId}, 0, 0) on conflict do nothing",
        cancellationToken) > 0;

    public Task<List<ReportOrder>> OrdersAsync(int most, CancellationToken cancellationToken) =>
        db.Set<ReportOrder>().AsNoTracking().OrderByDescending(order => order.Id).Take(most).ToListAsync(cancellationToken);

    public Task<int> CountAsync(HalfYear half, CancellationToken cancellationToken) => NewestOf(half).CountAsync(cancellationToken);

    /// <summary>The newest version for each agency of a half-year, in the order of the city's file.</summary>
    public Task<List<Line>> LatestAsync(HalfYear half, int skip, int most, CancellationToken cancellationToken) =>
        Lines(NewestOf(half)).Skip(skip).Take(most).ToListAsync(cancellationToken);

    public Task<int> CountOfAgenciesAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken) => NewestOf(agencies).CountAsync(cancellationToken);

    /// <summary>The newest version of each half-year's report of some agencies, or of all when null; the latest half-year first.</summary>
    public Task<List<Line>> OfAgenciesAsync(IReadOnlyCollection<int>? agencies, int skip, int most, CancellationToken cancellationToken) =>
        Lines(NewestOf(agencies)).Skip(skip).Take(most).ToListAsync(cancellationToken);

    public async Task<Found?> FindAsync(int id, CancellationToken cancellationToken) =>
        await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == id, cancellationToken) is { } report
            && JsonSerializer.Deserialize<ReportContent>(report.Content) is { } content
            ? new Found(report, content, JsonSerializer.Deserialize<List<ReportInput>>(report.Inputs) ?? [])
            : null;

    private IQueryable<Report> Newest => db.Set<Report>().AsNoTracking()
        .Where(report => !db.Set<Report>().Any(later => later.AgencyId == report.AgencyId && later.Half == report.Half && later.Version > report.Version));

    private IQueryable<Report> NewestOf(HalfYear half)
    {
        var written = half.ToString();
        return Newest.Where(report => report.Half == written);
    }

    private IQueryable<Report> NewestOf(IReadOnlyCollection<int>? agencies) => Newest.Where(report => agencies == null || agencies.Contains(report.AgencyId));

    private IQueryable<Line> Lines(IQueryable<Report> reports) => reports
        .Join(db.Agencies, report => report.AgencyId, agency => agency.Id, (report, agency) => new { report, agency })
        .OrderByDescending(row => row.report.Half).ThenBy(row => row.agency.Id)
        .Select(row => new Line(
            row.report.Id, row.report.Half, row.report.Version, row.report.MadeAt, new AgencyLabel(row.agency.Code, row.agency.NameVi, row.agency.NameEn), row.agency.Kind));
}
