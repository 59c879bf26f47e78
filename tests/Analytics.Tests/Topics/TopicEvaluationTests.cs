using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

/// <summary>Measures the shipped model on real citizens' texts that are read in place and never trained on.</summary>
public class TopicEvaluationTests(TrainedModel trained, ITestOutputHelper output) : IClassFixture<TrainedModel>
{
    [Fact]
    public void Real_texts_as_typed_get_their_topics() => AssertMacroF1(text => text, floor: 0.80);

    [Fact]
    public void Real_texts_without_marks_get_their_topics() => AssertMacroF1(VietnameseText.StripDiacritics, floor: 0.78);

    [Fact]
    public void Real_texts_typed_in_a_hurry_get_their_topics() => AssertMacroF1(new HurriedTyping().Type, floor: 0.71);

    private void AssertMacroF1(Func<string, string> typed, double floor)
    {
        var texts = RealTexts();
        var watch = Stopwatch.StartNew();
        var predictions = texts.Select(t => trained.Model.Classify(typed(t.Text))).ToArray();
        var perSecond = texts.Count / watch.Elapsed.TotalSeconds;

        var macroF1 = trained.Model.Topics.Average(topic => F1(topic, texts, predictions));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"macro-F1 {macroF1:F3}, {perSecond:F0} texts a second\n{Table(texts, predictions)}"));
        Assert.InRange(macroF1, floor, 1);
    }

    private string Table(List<(string Text, string Topic)> texts, TopicPrediction[] predictions)
    {
        var right = predictions.Select((p, i) => p.Topic == texts[i].Topic).ToArray();
        var answered = Enumerable.Range(0, texts.Count).Where(i => !predictions[i].Abstained).ToArray();
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"accuracy {right.Average(r => r ? 1.0 : 0):F3}, ");
        table.AppendLine(CultureInfo.InvariantCulture, $"answers {(double)answered.Length / texts.Count:P1} with precision {answered.Average(i => right[i] ? 1.0 : 0):F3}");
        table.AppendLine(CultureInfo.InvariantCulture, $"expected calibration error {CalibrationError(predictions, right):F3} (ten bins)");
        foreach (var topic in trained.Model.Topics)
            table.AppendLine(CultureInfo.InvariantCulture, $"{topic,-13} F1 {F1(topic, texts, predictions):F2} of {texts.Count(t => t.Topic == topic)}");
        return table.ToString();
    }

    private static double CalibrationError(TopicPrediction[] predictions, bool[] right) => Enumerable.Range(0, predictions.Length)
        .GroupBy(i => Math.Min(9, (int)(10 * predictions[i].Probability)))
        .Sum(bin => Math.Abs(bin.Sum(i => predictions[i].Probability - (right[i] ? 1 : 0)))) / predictions.Length;

    private static double F1(string topic, List<(string Text, string Topic)> texts, TopicPrediction[] predictions)
    {
        var hits = texts.Where((t, i) => t.Topic == topic && predictions[i].Topic == topic).Count();
        var named = predictions.Count(p => p.Topic == topic) + texts.Count(t => t.Topic == topic);
        return named == 0 ? 0 : 2.0 * hits / named;
    }

    private static List<(string Text, string Topic)> RealTexts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dialogue.sln")))
            folder = folder.Parent;
        var file = Path.Combine(folder?.FullName ?? ".", "..", "shared", "data", "questions-dev.jsonl");
        if (!File.Exists(file))
            Assert.Skip("The real texts (../shared/data/questions-dev.jsonl) are not beside this checkout; the floor on them is not checked.");
        return [.. File.ReadLines(file).Select(Parse)];
    }

    private static (string Text, string Topic) Parse(string line)
    {
        using var row = JsonDocument.Parse(line);
        return (row.RootElement.GetProperty("text").GetString() ?? "", row.RootElement.GetProperty("topic").GetString() ?? "");
    }
}
