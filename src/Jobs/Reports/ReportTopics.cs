using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Overview;
using Dialogue.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Reports;

/// <summary>What people asked every agency about in a half-year, with the changes that hold among all agencies.</summary>
internal sealed class ReportTopics(DialogueDb db, TopicHalves halves)
{
    public async Task<Dictionary<int, List<ReportTopic>>> OfAsync(HalfYear half, CancellationToken cancellationToken)
    {
        var topics = await db.Topics.AsNoTracking().OrderBy(topic => topic.Position).ToListAsync(cancellationToken);
        var shifts = TopicFamily.Compare(await halves.OfAsync(half, cancellationToken), [.. topics.Select(topic => topic.Code)]);
        var names = topics.ToDictionary(topic => topic.Code);
        return shifts.Where(one => one.AgencyId is not null && one.Periods.Before + one.Periods.Now > 0).GroupBy(one => one.AgencyId ?? 0).ToDictionary(
            agency => agency.Key,
            agency => agency.OrderByDescending(one => one.Periods.Now).Select(one => new ReportTopic(
                one.Topic, names[one.Topic].NameVi, names[one.Topic].NameEn, one.Periods.Now, one.Periods.Before,
                one.Shift is { } shift ? new ReportChange(shift.Difference, shift.Interval.Low, shift.Interval.High, shift.Holds) : null)).ToList());
    }
}
