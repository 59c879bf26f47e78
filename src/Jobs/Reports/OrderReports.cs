using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Reports;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Reports;

/// <summary>Asks once for the reports of the half-year that is over.</summary>
internal sealed class OrderReports(DialogueDb db, ReportDesk reports, CityZone zone) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken)
    {
        var half = Over(fire.At).ToString();
        return await db.Set<ReportOrder>().AnyAsync(order => order.Half == half, cancellationToken) ? [] : [fire.SecondOf(half)];
    }

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) =>
        HalfYear.Parse(JobFire.SubjectOf(claim.Period)) is { } half && await reports.OrderAsync(half, null, cancellationToken) ? 1 : 0;

    private HalfYear Over(DateTimeOffset now) => HalfYear.Of(HalfYear.Of(zone.DayOf(now)).First.AddDays(-1));
}
