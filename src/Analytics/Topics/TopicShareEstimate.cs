using MathNet.Numerics.Distributions;

namespace Dialogue.Analytics.Topics;

/// <summary>The share of one topic among a set of questions, estimated from what software said of all and people of a few.</summary>
/// <param name="Topic">The topic's code.</param>
/// <param name="Predicted">Share that software gave it, 0–1: what counting alone would say.</param>
/// <param name="Share">The estimate, 0–1; <paramref name="Predicted"/> where nobody has read a sample.</param>
/// <param name="Low">Lower end of the interval, 0–1; null where nobody has read a sample large enough.</param>
/// <param name="High">Upper end, 0–1.</param>
/// <param name="Read">How many questions of the sample people have read.</param>
public sealed record TopicShareEstimate(string Topic, double Predicted, double Share, double? Low, double? High, int Read)
{
    /// <summary>Fewer questions read by hand than this give no interval.</summary>
    public const int FewestRead = 20;

    private const double Level = 0.95;
    private const double Added = 0.15;

    /// <summary>What software said of one question and, behind it, a person.</summary>
    public readonly record struct Both(string Software, string Person);

    /// <summary>
    /// Estimates the shares of all topics. Predicted share less the mean error on the sample: the difference estimator of survey
    /// sampling (Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992, section 6.3), known for classifiers as
    /// prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic, Science 382, 2023).
    /// </summary>
    /// <remarks>
    /// Unbiased whatever the classifier is worth; a better one only makes the interval shorter. The error on a question is −1, 0 or 1, so
    /// its mean is a difference of paired proportions; a little is added to each of its four cells before the variance is taken, as
    /// Agresti and Min do (Statistics in Medicine 24, 2005, section 3), so that the interval has a width where no error was seen. Their
    /// half a question covers too often where errors are rare (98 % and more); 0.15 was chosen by simulation. The finite population's
    /// correction stands, since the target is these questions and not those that might have been asked. TopicShareTests hold part of it:
    /// in that simulation 93.9–97.9 % of the intervals hold the truth for classifiers that are right in 70–95 % of texts and err most on the
    /// rarest topic, where counting alone fails; outside 93–97 % at 95 % right and 60 texts read, a case the tests leave out.
    /// </remarks>
    /// <param name="predicted">How many questions software gave each topic, the sample included; at least one question.</param>
    /// <param name="sample">A simple random sample of the same questions, in any order; possibly empty.</param>
    /// <returns>One estimate for each topic that software or a person named, the largest share first; they add up to 1 before they are kept in 0–1.</returns>
    /// <exception cref="ArgumentException">There is no question, or more were read than there are.</exception>
    public static IReadOnlyList<TopicShareEstimate> Of(IReadOnlyDictionary<string, int> predicted, IReadOnlyList<Both> sample)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(sample);
        var all = predicted.Values.Sum();
        if (all == 0 || sample.Count > all)
            throw new ArgumentException($"{sample.Count} questions read of {all} that there are.", nameof(sample));
        return
        [
            .. predicted.Keys.Union(sample.Select(both => both.Person))
                .Select(topic => Estimate(topic, predicted.GetValueOrDefault(topic) / (double)all, all, sample))
                .OrderByDescending(estimate => estimate.Share).ThenBy(estimate => estimate.Topic, StringComparer.Ordinal),
        ];
    }

    private static TopicShareEstimate Estimate(string topic, double predicted, int all, IReadOnlyList<Both> sample)
    {
        if (sample.Count == 0)
            return new TopicShareEstimate(topic, predicted, predicted, null, null, 0);
        var tooMany = sample.Count(both => both.Software == topic && both.Person != topic);
        var tooFew = sample.Count(both => both.Software != topic && both.Person == topic);
        var share = predicted - (tooMany - tooFew) / (double)sample.Count;
        if (sample.Count < FewestRead)
            return new TopicShareEstimate(topic, predicted, Math.Clamp(share, 0, 1), null, null, sample.Count);
        var half = HalfWidth(tooMany, tooFew, sample.Count, all);
        return new TopicShareEstimate(topic, predicted, Math.Clamp(share, 0, 1), Math.Clamp(share - half, 0, 1), Math.Clamp(share + half, 0, 1), sample.Count);
    }

    private static double HalfWidth(int tooMany, int tooFew, int read, int all)
    {
        var n = read + 4 * Added;
        var (over, under) = ((tooMany + Added) / n, (tooFew + Added) / n);
        var variance = (over + under - (over - under) * (over - under)) / n * (1 - (double)read / all);
        return StudentT.InvCDF(0, 1, read - 1, (1 + Level) / 2) * Math.Sqrt(variance);
    }
}
