using Dialogue.Flood;
using Dialogue.Flood.Orders;

namespace Dialogue.Bench.Load;

/// <summary>What the generators of one hall saw, together.</summary>
internal sealed class HallReport(IReadOnlyList<FloodReport> parts)
{
    public IReadOnlyList<FloodReport> Parts => parts;
    public Histogram Latencies { get; } = Histogram.Of(parts.Select(part => part.Latencies));
    public long Messages => parts.Sum(part => part.Messages);
    public long Bytes => parts.Sum(part => part.Bytes);
    public long Gaps => parts.Sum(part => part.Gaps);
    public long Fetches => parts.Sum(part => part.Fetches);
    public long Losses => parts.Sum(part => part.Losses);
    public long LastMoved => parts.Max(part => part.LastMoved);
    public TimeSpan LongestAway => parts.Max(part => part.LongestAway);

    /// <summary>What broke the protocol's rules or left somebody behind; empty when all is right.</summary>
    public IEnumerable<string> FaultsAt(int epoch, long seq)
    {
        foreach (var fault in parts.SelectMany(part => part.Faults).Distinct())
            yield return fault;
        foreach (var standing in parts.SelectMany(part => part.Standings).Where(standing => (standing.Epoch, standing.Seq) != (epoch, seq)))
            yield return $"{standing.Followers} followers stand at {standing.Epoch}/{standing.Seq}, the database at {epoch}/{seq}";
    }

    /// <param name="counts">The database's, of questions whose votes moved while all followed.</param>
    public IEnumerable<string> VoteFaults(IReadOnlyDictionary<long, int> counts)
    {
        foreach (var (question, votes) in counts)
        {
            var wrong = parts.Sum(part => part.Votes.TryGetValue(question, out var held)
                ? held.Where(one => one.Key != votes).Sum(one => one.Value)
                : part.Followers - part.Deaf);
            if (wrong > 0)
                yield return $"{wrong} followers do not hold the {votes} votes of question {question}";
        }
    }
}
