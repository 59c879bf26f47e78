using System.Runtime.Intrinsics;

namespace Dialogue.Analytics.Topics;

// What training found, rounded to sixteen bits of one scale: a feature's weights for all topics are 32 bytes, half a cache line, which
// is what reading a text mostly waits for. A model just trained holds the same as one read from disk, so both answer alike.
internal sealed class TopicWeights
{
    internal const int Stride = DualCoordinateDescent.Stride;

    private readonly short[] steps;
    private readonly float step;

    internal TopicWeights(short[] steps, float step) => (this.steps, this.step) = (steps, step);

    internal int Features => steps.Length / Stride;

    /// <summary>How much one step weighs.</summary>
    internal float Step => step;

    /// <summary>The nearest steps to weights laid out alike; the heaviest is 32,767 steps.</summary>
    internal static TopicWeights Of(ReadOnlySpan<float> weights)
    {
        var heaviest = 0f;
        foreach (var weight in weights)
            heaviest = MathF.Max(heaviest, MathF.Abs(weight));
        var step = heaviest > 0 ? heaviest / short.MaxValue : 1f;
        var steps = new short[weights.Length];
        for (var i = 0; i < steps.Length; i++)
            steps[i] = (short)MathF.Round(weights[i] / step);
        return new TopicWeights(steps, step);
    }

    /// <summary>A feature's steps for each topic, in the topics' order, filled up to <see cref="Stride"/>.</summary>
    internal ReadOnlySpan<short> this[int feature] => steps.AsSpan(feature * Stride, Stride);

    /// <summary>Sets each topic's score to the sum over the text's features of value times weight.</summary>
    internal void Score(ReadOnlySpan<int> index, ReadOnlySpan<float> value, Span<float> scores)
    {
        var (first, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < index.Length; i++)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(this[index[i]]));
            var times = Vector256.Create(value[i]);
            first += Vector256.ConvertToSingle(low) * times;
            second += Vector256.ConvertToSingle(high) * times;
        }
        (first * step).CopyTo(scores);
        (second * step).CopyTo(scores[Vector256<float>.Count..]);
    }
}
