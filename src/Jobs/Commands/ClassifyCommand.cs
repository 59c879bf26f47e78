using System.CommandLine;
using Dialogue.Jobs.Topics;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Jobs.Commands;

/// <summary><c>classify</c>: names topics, of a file's texts or of the questions in the database that have none.</summary>
internal static class ClassifyCommand
{
    private static readonly Option<FileInfo?> In = new("--in")
    {
        Description = "A JSON Lines file of {id, text}; without it, the questions and open answers in the database that have no topic yet.",
        HelpName = "FILE.jsonl",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Where {id, topic, probability, topics, abstained} is written; without it, to standard output.",
        HelpName = "FILE.jsonl",
    };

    private static readonly Option<FileInfo?> Model = ModelFile.Create();

    public static Command Create()
    {
        var command = new Command("classify", "Names the topic of every text. Exit code 1: some lines could not be read, and are named.");
        command.Options.Add(In);
        command.Options.Add(Out);
        command.Options.Add(Model);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Out) is { } to && (result.GetValue(In) is not { } from || from.FullName == to.FullName))
                result.AddError("--out needs an --in, and another file than that.");
        });
        command.SetAction((parse, cancellationToken) =>
            parse.GetValue(In) is { } file ? FileAsync(parse, file, cancellationToken) : DatabaseAsync(parse, cancellationToken));
        return command;
    }

    private static async Task<int> FileAsync(ParseResult parse, FileInfo file, CancellationToken cancellationToken)
    {
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        using var input = file.OpenText();
        var to = parse.GetValue(Out);
        await using var written = to?.CreateText();
        var model = await ModelFile.ReadAsync(parse.GetValue(Model), cancellationToken);
        var classified = await ClassifyLines.RunAsync(model, input, written ?? output, error, cancellationToken);
        if (to is not null)
            await output.WriteLineAsync($"{classified.Named} texts classified into {to.Name}, {classified.Refused} lines refused.");
        return classified.Refused > 0 ? ExitCode.SomeRefused : ExitCode.Done;
    }

    private static async Task<int> DatabaseAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var workplace = await Workplace.OpenAsync(parse, cancellationToken);
        await using var scope = workplace.Services.CreateAsyncScope();
        var error = parse.InvocationConfiguration.Error;
        var questions = await ActivatorUtilities.CreateInstance<ClassifyQuestions>(scope.ServiceProvider)
            .ReadAllAsync(new CountLine(error, TimeProvider.System, "questions").Report, cancellationToken);
        var texts = await ActivatorUtilities.CreateInstance<ClassifySurveyTexts>(scope.ServiceProvider)
            .ReadAllAsync(new CountLine(error, TimeProvider.System, "open answers").Report, cancellationToken);
        await parse.InvocationConfiguration.Output.WriteLineAsync($"{questions} questions and {texts} open answers got a topic.");
        return ExitCode.Done;
    }
}
