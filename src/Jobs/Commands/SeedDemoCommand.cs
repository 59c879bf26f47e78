using System.CommandLine;
using Dialogue.Core.Demo;
using Dialogue.Jobs.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Jobs.Commands;

/// <summary><c>seed-demo</c>: fills a demonstration city, or empties it.</summary>
public static class SeedDemoCommand
{
    private const int Done = 0;
    private const int Refused = 2;
    private const int PasswordMin = 12;

    private static readonly Option<bool> Empty = new("--empty")
    {
        Description = "Take all demonstration data away. Imported questions and the answers of others stay.",
    };

    private static readonly Option<bool> Anyway = new("--anyway")
    {
        Description = "Fill although the database holds something real. Every page then says that it shows demonstration data.",
    };

    private static readonly Option<string> Password = new("--people-password")
    {
        Description = $"The password of the demonstration's accounts, at least {PasswordMin} characters.",
        HelpName = "PASSWORD",
        DefaultValueFactory = _ => DemoOptions.KnownPassword,
    };

    /// <param name="open">Opens the application's services; called only when the command runs. The caller disposes them.</param>
    public static Command Create(Func<ParseResult, CancellationToken, Task<IServiceProvider>> open)
    {
        var command = new Command(
            "seed-demo",
            "Fills a demonstration city: dialogues past, running and to come, survey waves with thousands of answers, an account for every role. "
            + "Exit code 0: done; 2: refused, because it is there already or real data are.");
        command.Options.Add(Empty);
        command.Options.Add(Anyway);
        command.Options.Add(Password);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Empty) && result.GetValue(Anyway))
                result.AddError("--empty takes away; --anyway belongs to filling.");
            if (result.GetValue(Password) is { Length: < PasswordMin })
                result.AddError($"--people-password needs at least {PasswordMin} characters.");
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            var services = await open(parse, cancellationToken);
            return parse.GetValue(Empty)
                ? await EmptyAsync(parse, services, cancellationToken)
                : await FillAsync(parse, services, cancellationToken);
        });
        return command;
    }

    private static async Task<int> EmptyAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellationToken)
    {
        var gone = await services.GetRequiredService<DemoCity>().EmptyAsync(cancellationToken);
        var output = parse.InvocationConfiguration.Output;
        await output.WriteLineAsync($"Taken away: {gone.Sessions} dialogues with their questions, {gone.People} accounts, {gone.Answers} survey answers.");
        if (gone.AnswersKept > 0)
            await output.WriteLineAsync($"Kept: {gone.AnswersKept} survey answers that others gave to the same waves; their figures are estimated anew.");
        return Done;
    }

    private static async Task<int> FillAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellationToken)
    {
        var password = parse.GetValue(Password) ?? DemoOptions.KnownPassword;
        var options = new DemoOptions { Password = password, Anyway = parse.GetValue(Anyway) };
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        switch (await SeedDemo.RunAsync(services, options, new DemoProgressLines(error, TimeProvider.System), cancellationToken))
        {
            case DemoCity.Filled filled:
                await output.WriteLineAsync($"Filled: {filled.Sessions} dialogues, {filled.Questions} questions, {filled.Answers} survey answers.");
                foreach (var line in DemoAccountLines.Of(password))
                    await output.WriteLineAsync(line);
                await output.WriteLineAsync("seed-demo --empty takes all of it away.");
                return Done;
            case DemoCity.AlreadyThere:
                await error.WriteLineAsync("The demonstration city is here already. seed-demo --empty takes it away.");
                return Refused;
            case DemoCity.HoldsRealData real:
                await error.WriteLineAsync(
                    $"This database holds {real.Sessions} dialogues, {real.People} accounts and {real.Answers} survey answers that are not made up. "
                    + "Nothing was changed. Use another database, or add --anyway.");
                return Refused;
            case DemoCity.PasswordRefused refused:
                await error.WriteLineAsync($"--people-password is refused for accounts: {string.Join(", ", refused.Codes)}. Choose a less common one.");
                return Refused;
            case DemoCity.NoAgencies:
                await error.WriteLineAsync("None of the demonstration's agencies is in this city's agencies file; it is written for Hanoi.");
                return Refused;
            case var other:
                throw new NotSupportedException(other.GetType().Name);
        }
    }
}
