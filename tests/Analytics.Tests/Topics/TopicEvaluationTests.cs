using System.Globalization;
using System.Text.Json;
using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

/// <summary>Measures the shipped model on real citizens' texts that are read in place and never trained on.</summary>
public class TopicEvaluationTests(TrainedModel trained, ITestOutputHelper output) : IClassFixture<TrainedModel>
{
    [Fact]
    public void Real_texts_as_typed_get_their_topics() => AssertMacroF1(text => text, floor: 0.82);

    [Fact]
    public void Real_texts_without_marks_get_their_topics() => AssertMacroF1(TypingVariants.Stripped, floor: 0.79);

    [Fact]
    public void Real_texts_in_chat_spelling_get_their_topics() => AssertMacroF1(new TypingVariants(7).Chat, floor: 0.80);

    [Fact]
    public void Real_texts_typed_in_a_hurry_get_their_topics() => AssertMacroF1(new TypingVariants(7).Hurried, floor: 0.77);

    [Fact]
    public void What_is_answered_is_right_nine_times_in_ten_and_most_is_answered()
    {
        var measured = TopicEvaluation.Of(trained.Model, RealTexts());

        Assert.InRange(measured.Precision, 0.87, 1);
        Assert.InRange(measured.CoverageAt90, 0.70, 1);
        Assert.InRange(measured.CalibrationError, 0, 0.06);
    }

    [Fact]
    public void Figures_are_those_of_a_table_counted_by_hand()
    {
        var model = TopicModel.Train(TopicCorpus.Of([new("mèo mèo mèo", "cat"), new("mèo con", "cat"), new("chó chó chó", "dog"), new("chó con", "dog")]));

        var measured = TopicEvaluation.Of(model, [new("mèo", "cat"), new("chó", "dog"), new("chó", "cat"), new("mèo", "bird")]);

        Assert.Equal(0.5, measured.Accuracy, 9);
        // cat: named 2, labelled 2, one right; dog: named 2, labelled 1, one right.
        Assert.Equal([0.5, 2 / 3.0], measured.Topics.Select(topic => topic.F1), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal((0.5 + 2 / 3.0) / 2, measured.MacroF1, 9);
    }

    [Fact]
    public void Nothing_cannot_be_measured() => Assert.Throws<ArgumentException>(() => TopicEvaluation.Of(trained.Model, []));

    private void AssertMacroF1(Func<string, string> typed, double floor)
    {
        var measured = TopicEvaluation.Of(trained.Model, [.. RealTexts().Select(text => text with { Text = typed(text.Text) })]);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured with { Topics = [] }}"));
        Assert.InRange(measured.MacroF1, floor, 1);
    }

    private static List<LabelledText> RealTexts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dialogue.sln")))
            folder = folder.Parent;
        var file = Path.Combine(folder?.FullName ?? ".", "..", "shared", "data", "questions-dev.jsonl");
        if (!File.Exists(file))
            Assert.Skip("The real texts (../shared/data/questions-dev.jsonl) are not beside this checkout; the floor on them is not checked.");
        return [.. File.ReadLines(file).Select(Parse)];
    }

    private static LabelledText Parse(string line)
    {
        using var row = JsonDocument.Parse(line);
        return new LabelledText(row.RootElement.GetProperty("text").GetString() ?? "", row.RootElement.GetProperty("topic").GetString() ?? "");
    }
}
