using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Totals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Topics;

/// <summary>What shares of topics are estimated from: what software said of all public questions of a half-year, and people of the random sample.</summary>
public sealed class TopicShareReads(DialogueDb db, CityZone zone, QuestionTotals totals)
{
    public sealed record Both(string Software, string Person);

    /// <param name="Predicted">Questions by the topic that software gave them.</param>
    /// <param name="Read">Those of the sample that a person has read, with what software had said.</param>
    /// <param name="Drawn">How many are in the sample, read or not.</param>
    public sealed record Picture(IReadOnlyDictionary<string, int> Predicted, IReadOnlyList<Both> Read, int Drawn);

    /// <summary>The half-years in which questions were asked, the newest first.</summary>
    public async Task<List<HalfYear>> HalvesAsync(CancellationToken cancellationToken)
    {
        var months = (await totals.ReadAsync(QuestionKind.Outcome, null, cancellationToken)).ConvertAll(cell => cell.Month);
        var halves = new List<HalfYear>();
        if (months.Count > 0)
            for (var day = months.Max(); HalfYear.Of(day).Last >= months.Min(); day = HalfYear.Of(day).First.AddDays(-1))
                halves.Add(HalfYear.Of(day));
        return halves;
    }

    public Task<bool> HasSampleAsync(int agencyId, CancellationToken cancellationToken) =>
        db.Set<TopicSample>().AnyAsync(s => db.Questions.Any(q => q.Id == s.QuestionId && q.AgencyId == agencyId), cancellationToken);

    public async Task<Picture> OfAsync(int? agencyId, HalfYear half, CancellationToken cancellationToken)
    {
        var predicted = (await totals.ReadAsync(QuestionKind.Software, agencyId, cancellationToken))
            .Where(cell => HalfYear.Of(cell.Month) == half).GroupBy(cell => cell.Key).ToDictionary(same => same.Key, same => (int)same.Sum(cell => cell.Count));
        var (from, to) = (zone.StartOf(half.First), zone.StartOf(half.Last.AddDays(1)));
        var drawn = db.Set<TopicSample>().AsNoTracking().Join(db.Questions, s => s.QuestionId, q => q.Id, (_, q) => q).Where(q =>
            q.SoftwareTopicCode != null && q.AskedAt >= from && q.AskedAt < to && QuestionStates.Public.Contains(q.State) && (agencyId == null || q.AgencyId == agencyId));
        var read = await drawn.Where(q => q.TopicSource == TopicSource.Person).Select(q => new Both(q.SoftwareTopicCode!, q.TopicCode!)).ToListAsync(cancellationToken);
        return new Picture(predicted, read, await drawn.CountAsync(cancellationToken));
    }
}
