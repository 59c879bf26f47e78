using System.CommandLine;
using Dialogue.Core.Figures;
using Dialogue.Core.OneStop;
using Dialogue.Core.PublishedIndices;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Jobs.Commands;

/// <summary><c>import-one-stop FILE</c> and <c>import-indices FILE</c>: figures of others, taken whole or not at all.</summary>
internal static class ImportFiguresCommands
{
    private const int MostOnTerminal = 50;

    public static Command OneStop(Func<ParseResult, CancellationToken, Task<IServiceProvider>> open) => Create(
        "import-one-stop",
        "Takes in one-stop figures by agency and month from a CSV or XLSX file. A month that is there already is replaced. "
        + "With one wrong cell nothing is taken. Exit code 0: taken; 1: cells were refused; 2: there is no such file.",
        open,
        async (services, path, stop) =>
        {
            var done = await services.GetRequiredService<ImportOneStop>().RunAsync(path, path, new(null, null), stop);
            return (done.Refusals, $"{done.Lines} lines read: {done.Added} months added, {done.Replaced} replaced, {done.Unchanged} unchanged, {done.Refused} cells refused.");
        });

    public static Command Indices(Func<ParseResult, CancellationToken, Task<IServiceProvider>> open) => Create(
        "import-indices",
        "Takes in indices that others published (columns instrument, design, year, scope, value, rank, of, source) from a CSV or XLSX file. "
        + "With one wrong cell nothing is taken. Exit code 0: taken; 1: cells were refused; 2: there is no such file.",
        open,
        async (services, path, stop) =>
        {
            var done = await services.GetRequiredService<ImportIndices>().RunAsync(path, path, new(null, null), stop);
            return (done.Refused, $"{done.Added} indices added, {done.Replaced} replaced, {done.Unchanged} unchanged, {done.Refused.Count} cells refused.");
        });

    private static Command Create(
        string name, string what, Func<ParseResult, CancellationToken, Task<IServiceProvider>> open,
        Func<IServiceProvider, string, CancellationToken, Task<(IReadOnlyList<RefusedCell> Refused, string Summary)>> import)
    {
        var file = new Argument<string>("FILE") { Description = "A .csv (UTF-8) or .xlsx file." };
        var command = new Command(name, what) { file };
        command.SetAction(async (parse, stop) =>
        {
            var (path, settings) = (parse.GetRequiredValue(file), parse.InvocationConfiguration);
            if (!File.Exists(path))
            {
                await settings.Error.WriteLineAsync($"{path}: there is no such file.");
                return ExitCode.Unusable;
            }
            await using var scope = (await open(parse, stop)).CreateAsyncScope();
            var (refused, summary) = await import(scope.ServiceProvider, path, stop);
            foreach (var cell in refused.Take(MostOnTerminal))
                await settings.Error.WriteLineAsync($"{(cell.Line > 0 ? $"line {cell.Line}" : "file")}{(cell.Column.Length > 0 ? $", {cell.Column}" : "")}: {cell.Vi} · {cell.En}");
            await settings.Output.WriteLineAsync(summary);
            return refused.Count > 0 ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }
}
