using System.Net;
using System.Text;
using Dialogue.Core.People;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Administration;

public sealed class OneTimeCodeTests
{
    private static readonly byte[] RfcSecret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_codes_are_those_of_the_standard(long at, string code) =>
        Assert.Equal(code, OneTimeCode.Compute(RfcSecret, OneTimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(at)), digits: 8));

    [Fact]
    public void A_code_is_good_for_half_a_minute_before_and_after_and_never_twice()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = OneTimeCode.StepOf(now);
        var code = OneTimeCode.Compute(RfcSecret, step);

        Assert.Equal(step, OneTimeCode.Match(RfcSecret, $"{code[..3]} {code[3..]}", now, 0));
        Assert.Equal(step, OneTimeCode.Match(RfcSecret, code, now.AddSeconds(30), 0));
        Assert.Null(OneTimeCode.Match(RfcSecret, code, now.AddSeconds(60), 0));
        Assert.Null(OneTimeCode.Match(RfcSecret, code, now, step));
        Assert.Null(OneTimeCode.Match(RfcSecret, "", now, 0));
    }

    /// <summary>RFC 4648, section 10, without the padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_typed_in_base_32(string bytes, string typed) => Assert.Equal(typed, OneTimeCode.Base32(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public async Task With_codes_set_up_the_password_alone_lets_nobody_in_and_a_recovery_code_works_once()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync(new HeldRole(Role.ReformOfficer, null));
        var recovery = await SetUpAsync(city, await city.SignInAsync(person.Email!), person);

        var browser = city.Nobody();
        using var half = await PasswordAsync(browser, person);
        using var stillOut = await browser.GetAsync("/office/jobs");
        var wrong = await browser.RefusalAsync("/account/code", ("code", "000000"));
        using var entered = await browser.PostFormAsync("/account/code", ("code", recovery[0].ToLowerInvariant()), ("returnUrl", "/office/jobs"));
        browser.ForgetToken();
        using var inside = await browser.GetAsync("/office/jobs");
        var thief = city.Nobody();
        (await PasswordAsync(thief, person)).Dispose();
        var used = await thief.RefusalAsync("/account/code", ("code", recovery[0]));

        Assert.Equal("/account/code", half.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, stillOut.StatusCode);
        Assert.Contains("Mã chưa đúng", wrong, StringComparison.Ordinal);
        Assert.Equal("/office/jobs", entered.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.Contains("Mã chưa đúng", used, StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Equal(recovery.Count - 1, await db.Set<RecoveryCode>().CountAsync());
        Assert.DoesNotContain(await db.Set<SecondFactor>().Select(f => f.Secret).ToListAsync(), secret => secret.Length < 60);
    }

    [Fact]
    public async Task A_role_that_needs_codes_is_not_held_before_they_are_set_up_and_they_cannot_be_turned_off()
    {
        await using var city = await TestCity.StartAsync(("Accounts:OneTimeCodesFor:0", "Administrator"));
        var person = await city.PersonAsync(new HeldRole(Role.Administrator, null));
        var browser = city.Nobody();

        using var entered = await PasswordAsync(browser, person);
        browser.ForgetToken();
        using var before = await browser.GetAsync("/office/people");
        await SetUpAsync(city, browser, person);
        using var after = await browser.GetAsync("/office/people");
        var off = await browser.RefusalAsync("/account/codes?handler=Remove", ("code", "123456"));

        Assert.Equal("/account/codes", entered.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("không tắt được", off, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_takes_the_codes_away_from_somebody_who_lost_them()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync();
        await SetUpAsync(city, await city.SignInAsync(person.Email!), person);

        using var reset = await (await city.AsAsync(Role.Administrator)).PostFormAsync($"/office/people/{person.Id}?handler=Codes");

        Assert.Equal(HttpStatusCode.Redirect, reset.StatusCode);
        await city.SignInAsync(person.Email!);
    }

    private static Task<HttpResponseMessage> PasswordAsync(CityClient browser, Person person) =>
        browser.PostFormAsync("/account/sign-in", ("Input.Email", person.Email), ("Input.Password", Sample.Password));

    /// <summary>As its owner does: begins, reads the secret, types the first code.</summary>
    private static async Task<List<string>> SetUpAsync(TestCity city, CityClient browser, Person person)
    {
        (await browser.PostFormAsync("/account/codes?handler=Begin")).Dispose();
        await using var scope = city.Services.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<SecondFactors>().WaitingAsync(person.Id, CancellationToken.None);
        var shown = (await browser.ReadAsync("/account/codes")).QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(OneTimeCode.Base32(secret!), shown);
        using var confirmed = await browser.PostFormAsync(
            "/account/codes?handler=Confirm", ("code", OneTimeCode.Compute(secret!, OneTimeCode.StepOf(TimeProvider.System.GetUtcNow()))));
        return [.. (await confirmed.ReadAsync()).QuerySelectorAll(".join-code").Select(code => code.TextContent)];
    }
}
