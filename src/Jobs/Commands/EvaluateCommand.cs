using System.CommandLine;
using System.Globalization;
using Dialogue.Analytics.Topics;

namespace Dialogue.Jobs.Commands;

/// <summary><c>evaluate</c>: how well a model names the topics of labelled texts, as typed and in other people's typing.</summary>
internal static class EvaluateCommand
{
    private const uint Seed = 7;

    private static readonly Option<FileInfo> In = new("--in")
    {
        Description = "A JSON Lines file of {id, text, topic}, packed (.gz) or not.",
        HelpName = "FILE.jsonl",
        Required = true,
    };

    private static readonly Option<string> TextField = new("--text-field") { Description = "The field of the text.", DefaultValueFactory = _ => "text" };
    private static readonly Option<string> LabelField = new("--label-field") { Description = "The field of the topic.", DefaultValueFactory = _ => "topic" };
    private static readonly Option<FileInfo?> Model = ModelFile.Create();

    public static Command Create()
    {
        var command = new Command(
            "evaluate",
            "Macro-F1, accuracy, a table of topics, calibration and coverage at a precision of 0.90, for the texts as they are, without marks, "
            + "decomposed, in chat spelling, with slips, and typed in a hurry. Exit code 1: some lines could not be read, and nothing was measured.");
        foreach (var option in new Option[] { In, TextField, LabelField, Model })
            command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        var load = await LabelledLines.ReadAsync(
            parse.GetRequiredValue(In), parse.GetRequiredValue(TextField), parse.GetRequiredValue(LabelField), cancellationToken);
        if (load.Problems.Count > 0)
        {
            await LabelledLines.TellAsync(load.Problems, error);
            return ExitCode.SomeRefused;
        }
        var model = await ModelFile.ReadAsync(parse.GetValue(Model), cancellationToken);
        var plain = TopicEvaluation.Of(model, load.Texts);
        await output.WriteLineAsync($"{load.Texts.Count} texts, model {model.Fingerprint[..12]}, answers from {Share(model.AnswersFrom)}\n");
        await output.WriteLineAsync("typing       macro-F1  accuracy  calibration  answered  precision  coverage at 0.90");
        await output.WriteLineAsync(Line("as it is", plain));
        foreach (var (name, typed) in Typings())
            await output.WriteLineAsync(Line(name, TopicEvaluation.Of(model, [.. load.Texts.Select(text => text with { Text = typed(text.Text) })])));
        await output.WriteLineAsync("\ntopic          texts  named  precision  recall     F1");
        foreach (var topic in plain.Topics)
            await output.WriteLineAsync(Line(topic));
        return await StrangersAsync(load.Texts, model, error);
    }

    /// <summary>Labels that no model topic has can only be wrong; whoever measures should know.</summary>
    private static async Task<int> StrangersAsync(IReadOnlyList<LabelledText> texts, TopicModel model, TextWriter error)
    {
        var strangers = texts.Select(text => text.Topic).Except(model.Topics).Order(StringComparer.Ordinal).ToList();
        if (strangers.Count == 0)
            return ExitCode.Done;
        await error.WriteLineAsync($"The model does not know: {string.Join(", ", strangers)}. It knows: {string.Join(", ", model.Topics)}.");
        return ExitCode.SomeRefused;
    }

    private static (string Name, Func<string, string> Typed)[] Typings() =>
    [
        ("no marks", TypingVariants.Stripped),
        ("decomposed", TypingVariants.Decomposed),
        ("chat", new TypingVariants(Seed).Chat),
        ("slips", new TypingVariants(Seed).Slips),
        ("in a hurry", new TypingVariants(Seed).Hurried),
    ];

    private static string Line(string name, TopicEvaluation of) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-12} {of.MacroF1,8:F3}  {of.Accuracy,8:F3}  {of.CalibrationError,11:F3}  {of.Answered,8:F3}  {of.Precision,9:F3}  {of.CoverageAt90,16:F3}");

    private static string Line(TopicEvaluation.OfTopic of) => string.Create(
        CultureInfo.InvariantCulture, $"{of.Topic,-13} {of.Labelled,6} {of.Named,6}  {of.Precision,9:F2}  {of.Recall,6:F2}  {of.F1,5:F2}");

    private static string Share(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
