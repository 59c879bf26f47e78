using Dialogue.Analytics.Topics;
using Dialogue.Core.Overview;

namespace Dialogue.Jobs.Reports;

/// <summary>Every topic of every agency and of the whole city: one family of comparisons, whatever a page or a report shows of it.</summary>
public static class TopicFamily
{
    /// <param name="AgencyId">Null for the whole city.</param>
    /// <param name="Shift">Null where nothing is compared.</param>
    public sealed record Member(int? AgencyId, string Topic, TopicPeriods Periods, TopicShift? Shift);

    public static IReadOnlyList<Member> Compare(IReadOnlyCollection<TopicHalves.Cell> cells, IReadOnlyCollection<string> topics)
    {
        var sure = cells.Where(cell => cell.Topic is not null).ToList();
        (int? AgencyId, List<TopicHalves.Cell> Cells)[] whole = [(null, sure)];
        var places = whole.Concat(sure.GroupBy(cell => cell.AgencyId).Select(agency => (AgencyId: (int?)agency.Key, Cells: agency.ToList())));
        var family = places.SelectMany(place => topics.Select(topic => (place.AgencyId, Topic: topic, Periods: PeriodsOf(place.Cells, topic)))).ToList();
        return [.. family.Zip(TopicShifts.Compare(family.ConvertAll(one => one.Periods)), (one, shift) => new Member(one.AgencyId, one.Topic, one.Periods, shift))];
    }

    private static TopicPeriods PeriodsOf(List<TopicHalves.Cell> cells, string topic) => new(
        cells.Where(cell => cell.Topic == topic).Sum(cell => cell.Before), cells.Sum(cell => cell.Before),
        cells.Where(cell => cell.Topic == topic).Sum(cell => cell.Now), cells.Sum(cell => cell.Now));
}
