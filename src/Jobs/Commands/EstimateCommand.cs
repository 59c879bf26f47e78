using System.CommandLine;
using Dialogue.Analytics.Surveys;
using Dialogue.Jobs.Commands.Estimating;

namespace Dialogue.Jobs.Commands;

/// <summary><c>estimate</c>: the product's estimators over an analyst's own file, without a database.</summary>
internal static class EstimateCommand
{
    private static readonly Option<FileInfo> Data = new("--data")
    {
        Description = "A CSV file (UTF-8, commas, decimal points) with one person a row. Column value: satisfied answers, blank when none was "
            + "answered. Optional: answered (answered items, default 1), weight (default 1, or frame over sample when population is given), "
            + "stratum, psu (cluster, within its stratum), population (primary units in the stratum's frame). Other columns are ignored.",
        HelpName = "FILE.csv",
        Required = true,
    };

    private static readonly Option<string?> By = new("--by") { Description = "Estimate each value of this column as a domain.", HelpName = "COLUMN" };

    private static readonly Option<string> Interval = new("--interval")
    {
        Description = "Wilson on the effective size, Korn-Graubard (beta), or logit.",
        DefaultValueFactory = _ => "wilson",
    };

    private static readonly Option<double> Level = new("--level")
    {
        Description = "Confidence, between 0 and 1.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => 0.95,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (NumberCell.TryRead(text, out var level) && level is > 0 and < 1)
                return level;
            result.AddError($"--level: '{text}' is not a number between 0 and 1, such as 0.95.");
            return 0;
        },
    };

    private static readonly Option<string> SingleUnit = new("--single-unit")
    {
        Description = "What to do with a stratum in which one primary unit was sampled.",
        DefaultValueFactory = _ => "fail",
    };

    public static Command Create()
    {
        Interval.AcceptOnlyFromAmong("wilson", "beta", "logit");
        SingleUnit.AcceptOnlyFromAmong("fail", "adjust", "collapse");
        var command = new Command(
            "estimate",
            "Estimates the share of satisfied answers with its error and gate, and prints JSON. Exit code 2: the file cannot be used; "
            + "every bad row is named by line and column, and nothing is printed.");
        foreach (var option in new Option[] { Data, By, Interval, Level, SingleUnit })
            command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = parse.InvocationConfiguration;
        var read = SampleFile.Read(parse.GetRequiredValue(Data).FullName, parse.GetValue(By), cancellationToken);
        var outcome = read.Problems.Count > 0 ? read.Problems : await EstimateAsync(parse, read, settings.Output, cancellationToken);
        foreach (var problem in outcome)
            await settings.Error.WriteLineAsync(problem);
        return outcome.Count > 0 ? ExitCode.Unusable : ExitCode.Done;
    }

    private static async Task<IReadOnlyList<string>> EstimateAsync(
        ParseResult parse, SampleFile file, TextWriter output, CancellationToken cancellationToken)
    {
        var policy = parse.GetValue(SingleUnit) switch
        {
            "adjust" => SingleUnitStratum.Adjust,
            "collapse" => SingleUnitStratum.CollapseWithNext,
            _ => SingleUnitStratum.Fail,
        };
        var method = Enum.Parse<IntervalMethod>(parse.GetRequiredValue(Interval), ignoreCase: true);
        if (SampleDesign.Of(file, policy, out var design) is { } problem)
            return [problem];
        var lines = GroupLine.Of(file, design, method, parse.GetValue(Level));
        await output.WriteLineAsync(GroupLine.ToJson(lines).AsMemory(), cancellationToken);
        return [];
    }
}
