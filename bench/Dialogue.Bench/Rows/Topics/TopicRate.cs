using System.Diagnostics;
using Dialogue.Analytics.Topics;

namespace Dialogue.Bench.Rows.Topics;

/// <summary>T1: texts read per second by one thread. A text that is answered differently the second time fails the row.</summary>
internal sealed class TopicRate : IBench
{
    private const double FastTextWithCharacters = 27_000;
    private const int NewsMost = 5_000;

    public string Name => "topic-rate";
    public string Id => "T1";
    public string Group => "topics";

    public Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var model = TopicModel.TrainFromSeeds();
        var rows = new List<Row> { Measure(model, SeedTexts.All, "short feedback (our seeds)", effort).AtLeast(FastTextWithCharacters) };
        if (TopicSets.News() is { Count: > 0 } news)
            rows.Add(Measure(model, [.. news.Take(NewsMost).Select(item => item.Text.Text)], "short news", effort));
        return Task.FromResult<IReadOnlyList<Row>>(rows);
    }

    private Row Measure(TopicModel model, IReadOnlyList<string> texts, string what, Effort effort)
    {
        var expected = texts.Select(text => model.Classify(text).Topic).ToArray();
        var changed = 0;
        var rates = new List<double>();
        for (var run = -1; run < effort.Runs; run++)
        {
            var (read, start) = (0, Stopwatch.GetTimestamp());
            while (Stopwatch.GetElapsedTime(start) < effort.Run)
                for (var i = 0; i < 100; i++, read++)
                    if (model.Classify(texts[read % texts.Count]).Topic != expected[read % texts.Count])
                        changed++;
            // The first run warms up.
            if (run >= 0)
                rates.Add(read / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return new Row(Id, $"{what}, {texts.Count} texts of {texts.Average(text => text.Length):N0} characters, one core", Median.Of(rates), "texts/s")
        {
            Fault = changed == 0 ? null : $"{changed} texts were answered differently",
        };
    }
}
