using System.CommandLine;
using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Commands;

/// <summary><c>create-admin</c>: the first real account, or the way back in for an administrator who lost the password.</summary>
public static class CreateAdminCommand
{
    private static readonly Option<string> Email = new("--email")
    {
        Description = "The address the administrator signs in with.",
        HelpName = "ADDRESS",
        Required = true,
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "The administrator's name; needed for a new account.",
        HelpName = "NAME",
    };

    /// <param name="open">Opens the application's services; called only when the command runs. The caller disposes them.</param>
    public static Command Create(Func<ParseResult, CancellationToken, Task<IServiceProvider>> open)
    {
        var command = new Command(
            "create-admin",
            "Makes an administrator and prints a link, good for one use within seven days, by which they choose their password. "
            + "Of an address that has an account already, that account becomes an administrator's and gets the link.");
        command.Options.Add(Email);
        command.Options.Add(Name);
        command.SetAction(async (parse, cancellationToken) => await MakeAsync(parse, await open(parse, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> MakeAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<ManagePeople>();
        switch (await people.LetAdministratorInAsync(parse.GetValue(Email), parse.GetValue(Name), cancellationToken))
        {
            case ManagePeople.Done { Key: { } key }:
                await TellAsync(parse.InvocationConfiguration.Output, scope.ServiceProvider.GetRequiredService<IOptions<CityTerms>>().Value, key);
                return ExitCode.Done;
            case ManagePeople.Declined declined:
                foreach (var fault in declined.Faults)
                    await parse.InvocationConfiguration.Error.WriteLineAsync(WordsOf(fault));
                return ExitCode.SomeRefused;
            case var other:
                throw new NotSupportedException(other.GetType().Name);
        }
    }

    private static async Task TellAsync(TextWriter output, CityTerms city, string key)
    {
        await output.WriteLineAsync($"Open this link within {(int)AccountInvitation.Lasts.TotalDays} days to choose the password. It works once and is shown only here:");
        await output.WriteLineAsync(city.Link($"/account/invitation/{key}"));
        if (city.Address.Length == 0)
            await output.WriteLineAsync("City__Address is not set: put the address of the site in front of it.");
    }

    private static string WordsOf(PersonFault fault) => fault switch
    {
        PersonFault.NameNeeded => "--name is needed for a new account.",
        PersonFault.Disabled => "The account of --email is disabled. Use another address; its administrator can enable this one again.",
        _ => "--email is not an address that mail can be sent to.",
    };
}
