using System.Diagnostics;
using System.Globalization;
using Dialogue.Analytics.Topics;

namespace Dialogue.Bench.Rows.Topics;

/// <summary>
/// How well topics are named: the shipped model on real questions in everybody's typing, and models trained on short news beside
/// fastText and scikit-learn on the same texts. A row's value is macro-F1, its words hold the rest.
/// </summary>
internal sealed class TopicQuality : IBench
{
    private const uint Seed = 7;

    public string Name => "topic-quality";
    public string Id => "T1";
    public string Group => "topics";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        if (TopicSets.Questions() is { Count: > 0 } questions)
            rows.AddRange(Questions(questions));
        if (TopicSets.News() is { Count: > 0 } news)
            rows.AddRange(await NewsAsync(news, effort, cancellationToken));
        if (rows.Count == 0)
            rows.Add(new Row(Id, "../shared/data is not beside this checkout: nothing to measure on", 0, ""));
        return rows;
    }

    private IEnumerable<Row> Questions(List<LabelledText> texts)
    {
        var model = TopicModel.TrainFromSeeds();
        (string Name, Func<string, string> Typed, double Target)[] typings =
        [
            ("as typed", text => text, 0.80),
            ("without marks", TypingVariants.Stripped, 0.79),
            ("decomposed", TypingVariants.Decomposed, 0.80),
            ("chat spelling", new TypingVariants(Seed).Chat, 0.77),
            ("slips", new TypingVariants(Seed).Slips, 0.77),
            ("in a hurry", new TypingVariants(Seed).Hurried, 0.77),
        ];
        foreach (var (name, typed, target) in typings)
            yield return Ours($"real questions {name}", model, [.. texts.Select(text => text with { Text = typed(text.Text) })]).AtLeast(target);
    }

    private async Task<IReadOnlyList<Row>> NewsAsync(List<TopicSets.Item> news, Effort effort, CancellationToken cancellationToken)
    {
        List<LabelledText> train = [.. news.Where(item => item.Fold >= 3).Select(item => item.Text)];
        List<LabelledText> test = [.. news.Where(item => item.Fold < 2).Select(item => item.Text)];
        List<LabelledText> bare = [.. test.Select(text => text with { Text = TypingVariants.Stripped(text.Text) })];
        var rows = new List<Row>();
        var start = Stopwatch.GetTimestamp();
        var model = TopicModel.Train(TopicCorpus.Of(train));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        rows.Add(Ours(Invariant($"short news, ours, trained in {seconds:F1} s"), model, test).AtLeast(0.835));
        rows.Add(Ours("short news without marks, ours", model, bare).AtLeast(0.805));
        await foreach (var row in Peers.MeasureAsync(Id, train, [("short news", test), ("short news without marks", bare)], effort == Effort.Quick, cancellationToken))
            rows.Add(row);
        return rows;
    }

    private Row Ours(string what, TopicModel model, List<LabelledText> texts)
    {
        var measured = TopicEvaluation.Of(model, texts);
        var start = Stopwatch.GetTimestamp();
        foreach (var text in texts)
            model.Classify(text.Text);
        var perSecond = texts.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var size = new MemoryStream();
        model.Save(size);
        return new Row(Id, Invariant($"{what}: accuracy {measured.Accuracy:F3}, calibration error {measured.CalibrationError:F3} ({ChanceOf(model, texts)} by chance alone), coverage at 0.90 {measured.CoverageAt90:F2}, {perSecond:N0} texts/s, {size.Length / 1e6:F1} MB; macro-F1"),
            Math.Round(measured.MacroF1, 3), "");
    }

    /// <summary>
    /// On few texts the calibration error of a model whose probabilities are exactly right is not zero: its mean and what one in twenty
    /// passes, each bin's sum of errors taken as normal.
    /// </summary>
    private static string ChanceOf(TopicModel model, List<LabelledText> texts)
    {
        const int bins = 10;
        var variances = texts.Select(text => model.Classify(text.Text).Probability)
            .GroupBy(p => Math.Min(bins - 1, (int)(bins * p))).Select(bin => bin.Sum(p => p * (1 - p))).ToList();
        var mean = variances.Sum(variance => Math.Sqrt(2 / Math.PI * variance)) / texts.Count;
        var deviation = Math.Sqrt((1 - 2 / Math.PI) * variances.Sum()) / texts.Count;
        return Invariant($"{mean:F3}, in one of twenty {mean + 1.645 * deviation:F3}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
