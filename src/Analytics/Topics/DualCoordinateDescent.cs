using System.Numerics.Tensors;

namespace Dialogue.Analytics.Topics;

// One-versus-rest linear classifiers with squared hinge loss and L2, by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and
// Sundararajan, ICML 2008, algorithm 1 with the L2-loss constants). All topics are solved side by side: a feature's weights for
// every topic lie in one row of Stride floats, so each visit to a text reads a row once and SIMD does the topics.
internal sealed class DualCoordinateDescent(int dimensions, int topics, TopicParameters parameters)
{
    internal const int Stride = 16;

    internal float[] Train(IReadOnlyList<SparseRow> rows, IReadOnlyList<TrainingText> texts)
    {
        if (topics > Stride)
            throw new ArgumentException($"At most {Stride} topics can be trained together.", nameof(rows));
        var weights = new float[dimensions * Stride];
        var dual = new float[rows.Count * Stride];
        var squares = rows.Select(row => TensorPrimitives.SumOfSquares<float>(row.Value)).ToArray();
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var state = 0x9E3779B97F4A7C15UL;
        for (var pass = 0; pass < parameters.Passes; pass++)
        {
            Shuffle(order, ref state);
            foreach (var i in order)
                Visit(rows[i], texts[i], squares[i], weights, dual.AsSpan(i * Stride, Stride));
        }
        return weights;
    }

    internal static void Score(ReadOnlySpan<float> weights, ReadOnlySpan<int> index, ReadOnlySpan<float> value, Span<float> scores)
    {
        scores.Clear();
        for (var i = 0; i < index.Length; i++)
            TensorPrimitives.MultiplyAdd(weights.Slice(index[i] * Stride, Stride), value[i], scores, scores);
    }

    private void Visit(SparseRow row, TrainingText text, float square, float[] weights, Span<float> dual)
    {
        Span<float> scores = stackalloc float[Stride];
        Score(weights, row.Index, row.Value, scores);
        var moved = false;
        for (var topic = 0; topic < topics; topic++)
        {
            var sign = topic == text.Topic ? 1f : -1f;
            var cost = parameters.Cost * text.Cost * (topic == text.Topic ? parameters.PositiveWeight : 1f);
            var diagonal = 0.5f / cost;
            var gradient = sign * scores[topic] - 1f + diagonal * dual[topic];
            var next = MathF.Max(dual[topic] - gradient / (square + diagonal), 0f);
            scores[topic] = (next - dual[topic]) * sign;
            moved |= scores[topic] != 0f;
            dual[topic] = next;
        }
        if (moved)
            Apply(row, scores, weights);
    }

    private static void Apply(SparseRow row, ReadOnlySpan<float> steps, float[] weights)
    {
        for (var i = 0; i < row.Index.Length; i++)
        {
            var place = weights.AsSpan(row.Index[i] * Stride, Stride);
            TensorPrimitives.MultiplyAdd(steps, row.Value[i], place, place);
        }
    }

    private static void Shuffle(int[] order, ref ulong state)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
