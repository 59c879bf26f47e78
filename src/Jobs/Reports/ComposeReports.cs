using System.Text.Json;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Demo;
using Dialogue.Core.Duties;
using Dialogue.Core.Maintenance;
using Dialogue.Core.OneStop;
using Dialogue.Core.Overview;
using Dialogue.Core.Reports;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using HalfYear = Dialogue.Core.Commitments.HalfYear;

namespace Dialogue.Jobs.Reports;

/// <summary>
/// Composes the reports of a half-year for every agency, from a number of statements that does not grow with that of the agencies. A report
/// whose inputs are the same as those of its last version is left as it is.
/// </summary>
internal sealed class ComposeReports(
    DialogueDb db, DutyReads duties, DutyRules rules, AgencyFlows flows, OneStopReads oneStop, ReportSurveys surveys, ReportTopics topics, DemoSign demonstration,
    TimeProvider clock) : IRecurringJob
{
    private static readonly DutySum NoDuty = DutySum.Of([], default, new DutyRules());

    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await db.Set<ReportOrder>().Where(order => order.DoneAt == null).Select(order => fire.SecondOf(order.Half)).ToListAsync(cancellationToken);

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var written = JobFire.SubjectOf(claim.Period);
        if (HalfYear.Parse(written) is not { } half
            || await db.Set<ReportOrder>().SingleOrDefaultAsync(order => order.Half == written && order.DoneAt == null, cancellationToken) is not { } order)
            return 0;
        var made = await ComposeAsync(half, cancellationToken);
        var latest = await LatestAsync(written, cancellationToken);
        var isMadeUp = await demonstration.IsShownAsync(cancellationToken);
        foreach (var (agencyId, content, inputs) in made)
        {
            var hash = ReportInput.HashOf(inputs);
            var (version, known) = latest.GetValueOrDefault(agencyId);
            if (known is not null && known.AsSpan().SequenceEqual(hash))
            {
                order.Unchanged++;
                continue;
            }
            order.Made++;
            db.Add(new Report
            {
                AgencyId = agencyId,
                Half = written,
                Version = version + 1,
                MadeAt = clock.GetUtcNow(),
                Inputs = JsonSerializer.Serialize(inputs),
                InputsHash = hash,
                Content = JsonSerializer.Serialize(content),
                Demo = isMadeUp,
            });
        }
        order.DoneAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return order.Made;
    }

    private async Task<List<(int AgencyId, ReportContent Content, List<ReportInput> Inputs)>> ComposeAsync(HalfYear half, CancellationToken stop)
    {
        var (now, before) = (await CountsAsync(half, stop), await CountsAsync(HalfYear.Of(half.First.AddDays(-1)), stop));
        var (index, raised) = (await surveys.OfAsync(half, stop), await topics.OfAsync(half, stop));
        return (await duties.YearAsync(half.Year, null, stop)).Where(agency => now.ContainsKey(agency.AgencyId)).ToList().ConvertAll(agency =>
        {
            var counts = now[agency.AgencyId];
            var content = new ReportContent(
                new AgencyLabel(agency.Code, agency.NameVi, agency.NameEn), agency.Kind, half.ToString(), duties.Today, counts,
                before.GetValueOrDefault(agency.AgencyId) is { IsEmpty: false } known ? known : null, index.GetValueOrDefault(agency.AgencyId), raised.GetValueOrDefault(agency.AgencyId) ?? []);
            return (agency.AgencyId, content, Inputs(content));
        });
    }

    /// <summary>Everything but the day, which changes by itself.</summary>
    private static List<ReportInput> Inputs(ReportContent content) =>
    [
        ReportInput.Of("agency", content.Agency), ReportInput.Of("counts", content.Now), ReportInput.Of("counts-before", content.Before),
        ReportInput.Of("survey", content.Index), ReportInput.Of("topics", content.Topics),
    ];

    private async Task<Dictionary<int, ReportCounts>> CountsAsync(HalfYear half, CancellationToken stop)
    {
        var (flow, reported) = (await flows.OfAsync(half, stop), await oneStop.OfHalfAsync(half, stop));
        return (await duties.YearAsync(half.Year, null, stop)).ToDictionary(agency => agency.AgencyId, agency =>
        {
            var (own, known) = (agency.Halves[half.Half - 1], flow.GetValueOrDefault(agency.AgencyId) ?? AgencyFlow.None);
            var duty = own.IsCounted ? DutySum.Of([own], duties.Today, rules) : NoDuty;
            return new ReportCounts(duty, known.Balance, known.Promises, reported.GetValueOrDefault(agency.AgencyId));
        });
    }

    private async Task<Dictionary<int, (int Version, byte[] Hash)>> LatestAsync(string half, CancellationToken stop) =>
        (await db.Set<Report>().AsNoTracking().Where(report => report.Half == half).Select(report => new { report.AgencyId, report.Version, report.InputsHash }).ToListAsync(stop))
        .GroupBy(report => report.AgencyId).ToDictionary(
            versions => versions.Key, versions => versions.MaxBy(report => report.Version) is { } last ? (last.Version, last.InputsHash) : default);
}
