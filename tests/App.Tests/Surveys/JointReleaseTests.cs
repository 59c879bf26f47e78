using System.Collections.Concurrent;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Surveys;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Items, factors and index of one table go out together, so they are attacked together; also after an earlier release.</summary>
public sealed class JointReleaseTests
{
    private const int Families = 200;

    [Fact]
    public void Of_random_families_no_hidden_item_factor_or_index_follows_from_all_of_them_at_once()
    {
        var (hidden, attacked, blocked, faults) = (0, 0, 0, new ConcurrentBag<string>());
        Parallel.For(1, Families + 1, seed =>
        {
            var wave = new RandomSums(seed);
            var first = wave.Estimate([]);
            Check(first, []);
            if (seed % 4 > 0)
                return;
            // The same answers once more, after a release that had no items.
            var released = RandomSums.WithoutItems(first);
            Check(wave.Estimate(released), released);

            void Check(WaveResult result, IReadOnlyList<WaveCell> history)
            {
                if (result.Obstacle is not null)
                {
                    Interlocked.Increment(ref blocked); // nothing of it goes out
                    return;
                }
                var (foundOut, cells) = wave.Attack(result, history);
                Interlocked.Increment(ref attacked);
                Interlocked.Add(ref hidden, cells);
                if (foundOut is not null)
                    faults.Add($"seed {seed}: {foundOut}");
            }
        });

        Assert.Empty(faults);
        Assert.InRange(attacked, 235, 250);
        Assert.InRange(blocked, 0, 15);
        Assert.InRange(hidden, 5_000, int.MaxValue);
    }
}
