namespace Dialogue.Analytics.Topics;

/// <summary>How well a model names the topics of texts that people labelled.</summary>
/// <param name="Texts">How many texts were read, at least 1.</param>
/// <param name="MacroF1">Mean of the topics' F1 (0–1) over the topics that occur among the labels or the answers.</param>
/// <param name="Accuracy">Share of texts with the right topic first, 0–1, abstentions counted by what was suggested.</param>
/// <param name="CalibrationError">
/// Expected calibration error, 0–1, in ten bins of equal width: mean of |stated probability − share right| weighted by the bins' sizes
/// (Guo, Pleiss, Sun and Weinberger, ICML 2017, equation 3).
/// </param>
/// <param name="Answered">Share of texts on which the model did not abstain, 0–1.</param>
/// <param name="Precision">Share of those that were right, 0–1; 1 when it abstained on all.</param>
/// <param name="CoverageAt90">
/// Greatest share of texts that could be answered, the surest first, with at least 90 % of them right, 0–1: what the model knows
/// apart from where its threshold stands.
/// </param>
/// <param name="Topics">Each topic's own figures, in the model's order.</param>
public sealed record TopicEvaluation(
    int Texts, double MacroF1, double Accuracy, double CalibrationError, double Answered, double Precision, double CoverageAt90,
    IReadOnlyList<TopicEvaluation.OfTopic> Topics)
{
    private const int Bins = 10;
    private const double Stated = 0.90;

    /// <summary>One topic: texts that have it, texts that were given it, and their F1 (0–1; 0 where neither occurs).</summary>
    public sealed record OfTopic(string Topic, int Labelled, int Named, double Precision, double Recall, double F1);

    /// <summary>Lets a model read labelled texts and compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="texts">At least one text; labels that the model does not know count as wrong.</param>
    /// <exception cref="ArgumentException"><paramref name="texts"/> is empty.</exception>
    public static TopicEvaluation Of(TopicModel model, IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
            throw new ArgumentException("There is no text to measure on.", nameof(texts));
        return Of(model.Topics, texts, [.. texts.Select(text => model.Classify(text.Text))]);
    }

    private static TopicEvaluation Of(IReadOnlyList<string> known, IReadOnlyList<LabelledText> texts, TopicPrediction[] said)
    {
        var right = said.Select((prediction, i) => prediction.Topic == texts[i].Topic).ToArray();
        var topics = known.Select(topic => Measure(topic, texts, said, right)).ToList();
        var answered = Enumerable.Range(0, said.Length).Where(i => !said[i].Abstained).ToList();
        return new TopicEvaluation(
            texts.Count,
            topics.Where(topic => topic.Labelled + topic.Named > 0).Average(topic => topic.F1),
            Share(right),
            CalibrationErrorOf(said, right),
            (double)answered.Count / said.Length,
            answered.Count == 0 ? 1 : Share(answered.Select(i => right[i])),
            CoverageOf(said, right),
            topics);
    }

    private static OfTopic Measure(string topic, IReadOnlyList<LabelledText> texts, TopicPrediction[] said, bool[] right)
    {
        var labelled = texts.Count(text => text.Topic == topic);
        var named = said.Count(prediction => prediction.Topic == topic);
        var hits = said.Where((prediction, i) => prediction.Topic == topic && right[i]).Count();
        return new OfTopic(topic, labelled, named, Ratio(hits, named), Ratio(hits, labelled), Ratio(2 * hits, labelled + named));
    }

    private static double CalibrationErrorOf(TopicPrediction[] said, bool[] right) => Enumerable.Range(0, said.Length)
        .GroupBy(i => Math.Min(Bins - 1, (int)(Bins * said[i].Probability)))
        .Sum(bin => Math.Abs(bin.Sum(i => said[i].Probability - (right[i] ? 1 : 0)))) / said.Length;

    private static double CoverageOf(TopicPrediction[] said, bool[] right)
    {
        var (most, hits, read) = (0, 0, 0);
        foreach (var i in Enumerable.Range(0, said.Length).OrderByDescending(i => said[i].Probability))
        {
            read++;
            hits += right[i] ? 1 : 0;
            if (hits >= Stated * read)
                most = read;
        }
        return (double)most / said.Length;
    }

    private static double Share(IEnumerable<bool> right) => right.Average(yes => yes ? 1.0 : 0.0);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
