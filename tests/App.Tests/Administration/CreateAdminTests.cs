using System.Net;
using Dialogue.Core.People;
using Dialogue.Given;
using Dialogue.Jobs.Commands;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Administration;

public sealed class CreateAdminTests
{
    [Fact]
    public async Task The_first_administrator_comes_in_by_the_printed_link_and_invites_the_others()
    {
        await using var city = await TestCity.StartAsync();

        var (code, output, _) = await RunAsync(city, "--email", "quan.tri@example.vn", "--name", "Hoàng Quản Trị");
        var link = output.Split('\n').Single(line => line.StartsWith("/account/invitation/", StringComparison.Ordinal)).Trim();
        var browser = city.Nobody();
        (await browser.GetAsync(link)).Dispose();
        (await browser.PostFormAsync("/account/invitation", ("Input.Name", "Hoàng Quản Trị"), ("Input.Chosen", Sample.Password), ("Input.Repeated", Sample.Password))).Dispose();
        using var invite = await (await city.SignInAsync("quan.tri@example.vn")).GetAsync("/office/people/invite");

        Assert.Equal(0, code);
        Assert.Equal(HttpStatusCode.OK, invite.StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_there_becomes_an_administrators_and_a_disabled_one_does_not()
    {
        await using var city = await TestCity.StartAsync();
        var (person, disabled) = (await city.PersonAsync(), await city.PersonAsync());
        await city.DisableAsync(disabled);

        var (code, _, _) = await RunAsync(city, "--email", person.Email!);
        var (nameless, _, needed) = await RunAsync(city, "--email", "khac@example.vn");
        var (refused, _, error) = await RunAsync(city, "--email", disabled.Email!);

        await using var db = city.OpenDatabase();
        Assert.Equal((0, 1, 1), (code, nameless, refused));
        Assert.Equal(Role.Administrator, (await db.Appointments.SingleAsync(held => held.PersonId == person.Id)).Role);
        Assert.Contains("--name", needed, StringComparison.Ordinal);
        Assert.Contains("disabled", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TestCity city, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["create-admin", "--connection", city.ConnectionString, .. arguments], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
