using System.CommandLine;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Commands;

/// <summary><c>migrate</c>: everything a database needs before anybody works on it. Doing it again changes nothing.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command(
            "migrate", "Brings the database to the newest schema, and agencies, topics and survey waves to what their files say. Run again it changes nothing.");
        command.SetAction(MigrateAsync);
        return command;
    }

    private static async Task<int> MigrateAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var workplace = await Workplace.OpenAsync(parse, cancellationToken);
        await QuartzStore.ProvisionAsync(workplace.ConnectionString, cancellationToken);
        var done = workplace.Prepared;
        await parse.InvocationConfiguration.Output.WriteLineAsync(
            $"""
            Database {workplace.Database}
              migrations applied   {done.Migrations}
              agencies changed     {done.Agencies}
              topics changed       {done.Topics}
              survey waves added   {done.Waves}
              scheduler tables     ready
            """);
        return ExitCode.Done;
    }
}
