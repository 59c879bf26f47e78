using System.CommandLine;
using Dialogue.Analytics.Topics;

namespace Dialogue.Jobs.Commands;

/// <summary><c>train</c>: a model from the texts that ship, from a folder laid out like them, or from a labelled file.</summary>
internal static class TrainCommand
{
    private static readonly Option<DirectoryInfo?> Seeds = new("--seeds")
    {
        Description = "A folder with Questions/CODE.txt and Lexicon/CODE.txt; without it, the one that ships.",
        HelpName = "DIR",
    };

    private static readonly Option<FileInfo?> In = new("--in")
    {
        Description = "A JSON Lines file of labelled texts, packed (.gz) or not. With --seeds they are added to those; alone they are all there is.",
        HelpName = "FILE.jsonl",
    };

    private static readonly Option<string> TextField = new("--text-field") { Description = "The field of the text.", DefaultValueFactory = _ => "text" };
    private static readonly Option<string> LabelField = new("--label-field") { Description = "The field of the topic.", DefaultValueFactory = _ => "topic" };
    private static readonly Option<FileInfo> Out = new("--out") { Description = "Where the model is written.", HelpName = "MODEL", Required = true };

    public static Command Create()
    {
        var command = new Command("train", "Trains a topic model and writes it. Exit code 1: some lines could not be read, and nothing was written.");
        foreach (var option in new Option[] { Seeds, In, TextField, LabelField, Out })
            command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        var labelled = new LabelledLines.Load([], []);
        if (parse.GetValue(In) is { } file)
            labelled = await LabelledLines.ReadAsync(file, parse.GetRequiredValue(TextField), parse.GetRequiredValue(LabelField), cancellationToken);
        if (labelled.Problems.Count > 0)
        {
            await LabelledLines.TellAsync(labelled.Problems, error);
            return ExitCode.SomeRefused;
        }
        if (await CorpusAsync(parse.GetValue(Seeds), labelled.Texts, error) is not { } corpus)
            return ExitCode.SomeRefused;
        var model = TopicModel.Train(corpus);
        var size = await WriteAsync(model, parse.GetRequiredValue(Out), cancellationToken);
        await output.WriteLineAsync(
            $"{corpus.Texts.Count} texts, {corpus.Topics.Count} topics: model {model.Fingerprint[..12]}, {size:N0} bytes, from data {corpus.Fingerprint[..12]}.");
        return ExitCode.Done;
    }

    private static async Task<TopicCorpus?> CorpusAsync(DirectoryInfo? seeds, IReadOnlyList<LabelledText> labelled, TextWriter error)
    {
        try
        {
            if (seeds is null)
                return labelled.Count > 0 ? TopicCorpus.Of(labelled) : TopicCorpus.Shipped;
            var corpus = TopicCorpus.FromFolder(seeds.FullName);
            var strangers = labelled.Select(text => text.Topic).Except(corpus.Topics).ToList();
            if (strangers.Count == 0)
                return corpus.With(labelled);
            await error.WriteLineAsync($"Topics without a file of questions: {string.Join(", ", strangers)}. Expected: {string.Join(", ", corpus.Topics)}.");
        }
        catch (ArgumentException unusable)
        {
            await error.WriteLineAsync(unusable.Message);
        }
        return null;
    }

    /// <summary>Beside its place first, so that a model is there whole or not at all.</summary>
    private static async Task<long> WriteAsync(TopicModel model, FileInfo to, CancellationToken cancellationToken)
    {
        using var written = new MemoryStream();
        model.Save(written);
        var beside = to.FullName + ".part";
        await File.WriteAllBytesAsync(beside, written.ToArray(), cancellationToken);
        File.Move(beside, to.FullName, overwrite: true);
        return written.Length;
    }
}
