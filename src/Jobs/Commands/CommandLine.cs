using System.CommandLine;

namespace Dialogue.Jobs.Commands;

/// <summary>The headless host's commands. Only those that work are listed.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Dialogue without its pages: the schedule and the commands of whoever runs it. Exit codes: 0 all is well, "
            + "1 some input was refused, 2 the arguments, a file or the database cannot be used, 130 stopped.")
        {
            RunCommand.Create(),
            MigrateCommand.Create(),
            ImportQuestionsCommand.Create(async (parse, cancellationToken) => (await Workplace.OpenAsync(parse, cancellationToken)).Services),
            ImportFiguresCommands.OneStop(async (parse, cancellationToken) => (await Workplace.OpenAsync(parse, cancellationToken)).Services),
            ImportFiguresCommands.Indices(async (parse, cancellationToken) => (await Workplace.OpenAsync(parse, cancellationToken)).Services),
            ClassifyCommand.Create(),
            EvaluateCommand.Create(),
            TrainCommand.Create(),
            EstimateCommand.Create(),
            CheckSurveysCommand.Create(),
            CreateAdminCommand.Create(async (parse, cancellationToken) => (await Workplace.OpenAsync(parse, cancellationToken)).Services),
            SeedDemoCommand.Create(async (parse, cancellationToken) => (await Workplace.OpenAsync(parse, cancellationToken)).Services),
        };
        foreach (var option in Workplace.Options)
            root.Options.Add(option);
        return root;
    }

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parse = Create().Parse(args);
        if (parse.Errors.Count > 0)
            return await RefuseAsync(parse, error);
        try
        {
            var settings = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parse.InvokeAsync(settings, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped.");
            return ExitCode.Stopped;
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync(parse.GetValue(Workplace.Verbose) ? exception.ToString() : Trouble.Of(exception));
            return ExitCode.Unusable;
        }
    }

    private static async Task<int> RefuseAsync(ParseResult parse, TextWriter error)
    {
        foreach (var problem in parse.Errors)
            await error.WriteLineAsync(problem.Message);
        await error.WriteLineAsync($"See: jobs {(parse.CommandResult.Command is RootCommand ? "" : parse.CommandResult.Command.Name + " ")}--help");
        return ExitCode.Unusable;
    }
}
