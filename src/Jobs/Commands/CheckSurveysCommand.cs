using System.CommandLine;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Commands;

/// <summary><c>check-surveys</c>: everything the application checks of the survey files when it starts, without starting it.</summary>
internal static class CheckSurveysCommand
{
    private static readonly Argument<DirectoryInfo?> Folder = new("FOLDER")
    {
        Description = "The folder with instruments and waves; left out, the surveys of this installation.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Command(
            "check-surveys", "Checks every instrument and wave. Exit code 1: something does not fit; each line names file, place and what was expected.");
        command.Arguments.Add(Folder);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        try
        {
            var catalog = SurveyCatalog.Load(SurveyFolder.Find(parse.GetValue(Folder)?.FullName));
            foreach (var instrument in catalog.Instruments)
                await output.WriteLineAsync($"{instrument.Id} {instrument.Version}: {instrument.Items.Count} items, sha256 {instrument.Hash}".AsMemory(), cancellationToken);
            foreach (var wave in catalog.Waves)
                await output.WriteLineAsync($"waves/{wave.Key}: {wave.Instrument.Id} {wave.Instrument.Version}, {wave.Opens:yyyy-MM-dd} to {wave.Closes:yyyy-MM-dd}".AsMemory(), cancellationToken);
            return ExitCode.Done;
        }
        catch (SurveyDefinitionException refused)
        {
            foreach (var problem in refused.Problems)
                await error.WriteLineAsync(problem.ToString().AsMemory(), cancellationToken);
            return ExitCode.SomeRefused;
        }
    }
}
