using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Dialogue.Core.OneStop;
using Dialogue.Core.Overview;
using Dialogue.Core.PublishedIndices;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Reports;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Promises;
using Microsoft.EntityFrameworkCore;
using HalfYear = Dialogue.Core.Commitments.HalfYear;

namespace Dialogue.Web.Overview;

/// <summary>Puts the overview together; the number of statements does not grow with that of the agencies.</summary>
public sealed class CityOverview(
    DialogueDb db, DutyReads duties, DutyRules rules, AgencyFlows flows, TopicHalves halves, OneStopReads oneStop, PublishedIndexReads published,
    WaveFigures waves, CityStandings standings, CityZone zone)
{
    private const int AgenciesOfTopic = 3;

    private static bool English => Texts.Language == "en";

    public DateOnly Today => duties.Today;

    public async Task<OverviewView> ReadAsync(OverviewAddress address, CancellationToken stop)
    {
        var index = await standings.PictureAsync(await RoundsAsync(address.Half, stop), stop);
        var all = await RowsAsync(address.Half, index, stop);
        var rows = all.Where(row => (address.Kind is null || row.Agency.Kind == address.Kind) && (address.Group is null || row.Index.Standing == address.Group)).ToList();
        var reported = rows.Select(row => row.OneStop).OfType<OneStopSum>().ToList();
        return new OverviewView(
            address, [.. all.Select(row => row.Agency.Kind).Distinct()], Ordered(rows, address), DutySum.Of([.. rows.Select(row => row.Half)], Today, rules),
            Balance.Sum(rows.ConvertAll(row => row.Flow.Balance)), new PromiseShare(rows.Sum(row => row.Promises.Kept), rows.Sum(row => row.Promises.Judged)),
            reported.Count == 0 ? null : OneStopSum.Of(reported), index, await TopicsAsync(address, rows, stop), await published.AllAsync(stop));
    }

    /// <summary>The waves that had begun when the half-year ended.</summary>
    private async Task<List<WaveFigures.Round>> RoundsAsync(HalfYear half, CancellationToken stop)
    {
        var end = zone.StartOf(half.Last.AddDays(1));
        return [.. (await waves.OfAsync(null, stop)).Where(round => round.Wave.OpensAt < end)];
    }

    private async Task<List<OverviewRow>> RowsAsync(HalfYear half, CityStandings.Picture? index, CancellationToken stop)
    {
        var owed = await duties.YearAsync(half.Year, null, stop);
        var flow = await flows.OfAsync(half, stop);
        var reported = await oneStop.OfHalfAsync(half, stop);
        return owed.ConvertAll(agency =>
        {
            var own = agency.Halves[half.Half - 1];
            return new OverviewRow(
                agency, own, DutySum.Of([own], Today, rules), flow.GetValueOrDefault(agency.AgencyId) ?? AgencyFlow.None,
                index?.Agencies.GetValueOrDefault(agency.AgencyId) ?? CityStandings.AgencyIndex.None, reported.GetValueOrDefault(agency.AgencyId));
        });
    }

    /// <summary>What has no figure in the column stands last either way.</summary>
    private static List<OverviewRow> Ordered(List<OverviewRow> rows, OverviewAddress address)
    {
        var named = rows.InOrderOfNames(row => row.Agency.Name(English));
        if (address.Sort == OverviewAddress.ByName)
            return address.IsDescending ? [.. Enumerable.Reverse(named)] : named;
        var withFigure = named.OrderBy(row => row.KeyOf(address.Sort) is null);
        return [.. address.IsDescending ? withFigure.ThenByDescending(row => row.KeyOf(address.Sort)) : withFigure.ThenBy(row => row.KeyOf(address.Sort))];
    }

    private async Task<OverviewTopics> TopicsAsync(OverviewAddress address, List<OverviewRow> rows, CancellationToken stop)
    {
        var cells = await halves.OfAsync(address.Half, stop);
        var topics = await db.Topics.AsNoTracking().OrderBy(topic => topic.Position).ToListAsync(stop);
        var shown = rows.ToDictionary(row => row.Agency.AgencyId, row => new AgencyLabel(row.Agency.Code, row.Agency.NameVi, row.Agency.NameEn));
        var own = cells.Where(cell => shown.ContainsKey(cell.AgencyId)).ToLookup(cell => cell.Topic);
        var named = topics.ConvertAll(topic => (topic.Code, Name: English ? topic.NameEn : topic.NameVi));
        var family = TopicFamily.Compare(cells, [.. topics.Select(topic => topic.Code)]);
        return new OverviewTopics(
            [
                .. named.Select(topic => new OverviewTopics.Row(
                        topic.Code, topic.Name, own[topic.Code].Sum(cell => cell.Now), own[topic.Code].Sum(cell => cell.Before),
                        [.. own[topic.Code].Where(cell => cell.Now > 0).OrderByDescending(cell => cell.Now).Take(AgenciesOfTopic).Select(cell => (shown[cell.AgencyId], cell.Now))]))
                    .Where(row => row.Now + row.Before > 0).OrderByDescending(row => row.Now).ThenBy(row => row.Name, StringComparer.Ordinal),
            ],
            own[null].Sum(cell => cell.Now),
            [
                .. family.Where(one => one.Shift is { Holds: true } && (one.AgencyId is { } id ? shown.ContainsKey(id) : !address.IsNarrow))
                    .OrderByDescending(one => one.Shift!.Difference) // filtered above
                    .Select(one => new OverviewTopics.Shifted(
                        one.Topic, named.Find(topic => topic.Code == one.Topic).Name, one.AgencyId is { } id ? shown[id] : null, one.Shift!)),
            ],
            family.Count(one => one.Shift is not null));
    }
}
