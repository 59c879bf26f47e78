using System.CommandLine;
using Dialogue.Core.Questions.Import;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Jobs.Commands;

/// <summary><c>import-questions FILE</c>: takes a past dialogue into the archive.</summary>
public static class ImportQuestionsCommand
{
    /// <summary>Exit code of a file or options that cannot be used.</summary>
    public const int Unusable = 2;

    private const string DefaultZone = "Asia/Ho_Chi_Minh";

    /// <param name="open">Opens the application's services; called only when the command runs. The caller disposes them.</param>
    public static Command Create(Func<ParseResult, CancellationToken, Task<IServiceProvider>> open)
    {
        var options = new ImportOptions();
        var command = new Command(
            "import-questions",
            "Takes questions of a past dialogue from a CSV, XLSX or JSON Lines file into the archive. Running it twice adds nothing. "
            + "Exit code 0: every row is in; 1: some rows were refused; 2: the file or the options cannot be used.");
        options.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(open, options, parse, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Func<ParseResult, CancellationToken, Task<IServiceProvider>> open, ImportOptions options, ParseResult parse, CancellationToken cancellationToken)
    {
        var error = parse.InvocationConfiguration.Error;
        RefusedRowReport report;
        try
        {
            report = new RefusedRowReport(parse.GetValue(options.Report), error);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"--report: the file cannot be written: {unwritable.Message}");
            return Unusable;
        }

        using (report)
        {
            var services = await open(parse, cancellationToken);
            await using var scope = services.CreateAsyncScope();
            var zone = services.GetService<IConfiguration>()?["City:TimeZone"] ?? DefaultZone;
            var import = ActivatorUtilities.CreateInstance<ImportQuestions>(scope.ServiceProvider);
            var progress = new ProgressLine(error, TimeProvider.System);
            var outcome = await import.RunAsync(
                options.RequestOf(parse, TimeZoneInfo.FindSystemTimeZoneById(zone)), report.Add, progress, cancellationToken);
            progress.End();
            report.End();
            return await TellAsync(outcome, parse, cancellationToken);
        }
    }

    private static async Task<int> TellAsync(ImportOutcome outcome, ParseResult parse, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case ImportOutcome.Finished finished:
                await parse.InvocationConfiguration.Output.WriteLineAsync(
                    $"{finished.Rows.Read} rows read: {finished.Rows.Added} added, {finished.Rows.AlreadyThere} already there, "
                    + $"{finished.Rows.Refused} refused; {finished.NewSessions} archive sessions opened.");
                return finished.Rows.Refused > 0 ? 1 : 0;
            case ImportOutcome.Unusable unusable:
                foreach (var line in unusable.Errors)
                    await parse.InvocationConfiguration.Error.WriteLineAsync(line.AsMemory(), cancellationToken);
                return Unusable;
            default:
                throw new NotSupportedException(outcome.GetType().Name);
        }
    }
}
