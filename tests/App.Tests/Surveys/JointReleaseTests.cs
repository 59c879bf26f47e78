using System.Collections.Concurrent;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Surveys;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Items, factors and index of one table go out together, so they are attacked together; also after an earlier release.</summary>
public sealed class JointReleaseTests
{
    private const int Families = 300;

    /// <summary>None waits for a way out either: where the audit finds something out, more is hidden until it does not.</summary>
    [Fact]
    public void Of_random_families_all_go_out_and_no_hidden_item_factor_or_index_follows_from_all_of_them_at_once()
    {
        var (hidden, shown, further, faults) = (0, 0, 0, new ConcurrentBag<string>());
        Parallel.For(1, Families + 1, seed =>
        {
            var wave = new RandomSums(seed);
            var first = wave.Estimate([]);
            Check(first, []);
            Interlocked.Add(ref shown, Shown(first));
            Interlocked.Add(ref further, first.HiddenMore.Any(step => step.Kind != HidingKind.Items) ? 1 : 0);
            if (seed % 6 > 0)
                return;
            // The same answers once more, after a release that had no items.
            var released = RandomSums.WithoutItems(first);
            Check(wave.Estimate(released), released);

            void Check(WaveResult result, IReadOnlyList<WaveCell> history)
            {
                if (result.Obstacle is { } obstacle)
                    faults.Add($"seed {seed}: stuck at {obstacle}");
                var (foundOut, cells) = wave.Attack(result, history);
                Interlocked.Add(ref hidden, cells);
                if (foundOut is not null)
                    faults.Add($"seed {seed}: {foundOut}");
            }
        });

        Assert.Empty(faults);
        Assert.InRange(hidden, 5_000, int.MaxValue);
        Assert.InRange(further, 5, 15); // where the control alone was not enough
        Assert.InRange(shown, 6_600, int.MaxValue); // of 35,642; the rest are of too few people, or of one mind, or stand beside such
    }

    /// <summary>An audit that asks for more than the control gives finds something out nearly everywhere, and still every wave comes to an end.</summary>
    [Theory]
    [InlineData(15, 100)]
    [InlineData(200, 0)]
    public void However_much_the_audit_finds_out_more_is_hidden_until_it_passes(int strictness, int leastShown)
    {
        var (shown, kinds, faults) = (0, new ConcurrentBag<HidingKind>(), new ConcurrentBag<string>());
        Parallel.For(1, 21, seed =>
        {
            var result = new RandomSums(seed).Estimate([], strictness);
            foreach (var step in result.HiddenMore)
                kinds.Add(step.Kind);
            Interlocked.Add(ref shown, Shown(result));
            if (result.Obstacle is { } obstacle)
                faults.Add($"seed {seed}: stuck at {obstacle}");
            if (seed < 5 && !result.HiddenMore.SequenceEqual(new RandomSums(seed).Estimate([], strictness).HiddenMore))
                faults.Add($"seed {seed}: other steps the second time");
        });

        Assert.Empty(faults);
        Assert.Empty(new[] { HidingKind.Beside, HidingKind.Items, HidingKind.Groups, HidingKind.Table, HidingKind.City }.Except(kinds));
        Assert.InRange(shown, leastShown, int.MaxValue);
    }

    private static int Shown(WaveResult result) => result.Estimates.Concat<StoredFigure>(result.Breakdowns)
        .Count(figure => figure.Scope == WaveEstimate.Satisfied && figure.Gate != FigureGate.HideForDisclosure);
}
