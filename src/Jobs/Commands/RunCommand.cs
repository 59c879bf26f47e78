using System.CommandLine;

namespace Dialogue.Jobs.Commands;

/// <summary><c>run</c>: the schedule in a process of its own, beside web processes that were told <c>Jobs__InProcess=false</c>.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Runs the schedule until Ctrl-C or a polite kill; what is being done is finished or given back first.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var workplace = await Workplace.OpenAsync(parse, schedules: true, cancellationToken);
        var output = parse.InvocationConfiguration.Output;
        await workplace.Host.StartAsync(cancellationToken);
        await output.WriteLineAsync($"Running {Schedule.Jobs.Count} jobs on {workplace.Database}; Ctrl-C stops.");
        await output.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await workplace.Host.StopAsync(CancellationToken.None);
        await output.WriteLineAsync("Stopped in good order.");
        return ExitCode.Done;
    }
}
