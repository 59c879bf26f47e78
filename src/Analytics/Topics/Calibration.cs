using System.Numerics.Tensors;

namespace Dialogue.Analytics.Topics;

// Temperature scaling (Guo, Pleiss, Sun and Weinberger, ICML 2017, section 4.2): one number that turns margins into probabilities,
// found on texts the weights have not seen. The lexicon's prior is added to the margins first, so that the temperature never
// changes which topic wins.
internal static class Calibration
{
    private const int FewestToJudge = 30;

    internal static void Probabilities(ReadOnlySpan<float> scores, ReadOnlySpan<float> lexicon, float scale, float prior, Span<float> result)
    {
        TensorPrimitives.MultiplyAdd(lexicon, prior, scores, result);
        TensorPrimitives.Multiply(result, scale, result);
        TensorPrimitives.SoftMax<float>(result, result);
    }

    internal static float FitScale(IReadOnlyList<HeldOut> heldOut, float prior)
    {
        if (heldOut.Count == 0)
            return 1f;
        var (low, high) = (MathF.Log(0.25f), MathF.Log(16f));
        for (var i = 0; i < 40; i++)
        {
            var (left, right) = (low + (high - low) * 0.382f, low + (high - low) * 0.618f);
            if (Loss(heldOut, MathF.Exp(left), prior) < Loss(heldOut, MathF.Exp(right), prior))
                high = right;
            else
                low = left;
        }
        return MathF.Exp((low + high) / 2);
    }

    // The least probability from which on the held-out texts are right as often as was stated; where they never are, the usual one.
    internal static float AnswerFrom(IReadOnlyList<HeldOut> heldOut, float scale, float prior, float precision, float usual)
    {
        Span<float> shares = stackalloc float[DualCoordinateDescent.Stride];
        var read = new List<(float Probability, bool Right)>(heldOut.Count);
        foreach (var (scores, lexicon, topic) in heldOut)
        {
            var result = shares[..scores.Length];
            Probabilities(scores, lexicon, scale, prior, result);
            var best = TensorPrimitives.IndexOfMax<float>(result);
            read.Add((result[best], best == topic));
        }
        var (found, right) = (usual, 0);
        foreach (var (i, (probability, hit)) in read.OrderByDescending(one => one.Probability).Index())
        {
            right += hit ? 1 : 0;
            if (i + 1 >= FewestToJudge && right >= precision * (i + 1))
                found = probability;
        }
        return found;
    }

    private static double Loss(IReadOnlyList<HeldOut> heldOut, float scale, float prior)
    {
        var loss = 0.0;
        Span<float> shares = stackalloc float[DualCoordinateDescent.Stride];
        foreach (var (scores, lexicon, topic) in heldOut)
        {
            var result = shares[..scores.Length];
            Probabilities(scores, lexicon, scale, prior, result);
            loss -= Math.Log(Math.Max(result[topic], 1e-12f));
        }
        return loss;
    }

    internal readonly record struct HeldOut(float[] Scores, float[] Lexicon, int Topic);
}
