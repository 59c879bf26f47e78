using System.Net;
using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Given;
using Dialogue.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task A_desk_officer_is_led_to_the_sign_in_page_and_back()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync(new HeldRole(Role.DeskOfficer, (await city.AgencyAsync(Sample.AgencyCode)).Id));
        var browser = city.Nobody();

        using var sentAway = await browser.GetAsync("/desk");
        using var entered = await browser.PostFormAsync("/account/sign-in",
            ("Input.Email", person.Email), ("Input.Password", Sample.Password), ("ReturnUrl", "/desk"));
        using var desk = await browser.GetAsync("/desk");

        Assert.Equal("/account/sign-in?returnUrl=%2Fdesk", sentAway.Headers.Location?.OriginalString);
        Assert.Equal("/desk", entered.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Contains(person.DisplayName, WebUtility.HtmlDecode(await desk.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.DeskOfficer, "/desk")]
    [InlineData(Role.Host, "/desk")]
    [InlineData(Role.ReformOfficer, "/office/overview")]
    [InlineData(Role.Administrator, "/office/admin")]
    [InlineData(Role.Citizen, "/account")]
    public void Who_asked_for_no_page_is_led_to_where_their_work_lies(Role role, string home) =>
        Assert.Equal(home, HomePage.Of(new RightsHolder(Guid.CreateVersion7(), [new HeldRole(Role.Citizen, null), new HeldRole(role, null)])));

    [Fact]
    public async Task Signing_in_leads_a_desk_officer_to_the_desk()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync(new HeldRole(Role.DeskOfficer, (await city.AgencyAsync(Sample.AgencyCode)).Id));
        var browser = city.Nobody();

        using var entered = await browser.PostFormAsync("/account/sign-in", ("Input.Email", person.Email), ("Input.Password", Sample.Password));
        using var again = await browser.GetAsync("/account/sign-in");

        Assert.Equal(("/desk", "/desk"), (entered.Headers.Location?.OriginalString, again.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    public async Task Signing_in_never_leads_to_another_site(string elsewhere)
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync();

        using var entered = await city.Nobody().PostFormAsync("/account/sign-in",
            ("Input.Email", person.Email), ("Input.Password", Sample.Password), ("ReturnUrl", elsewhere));

        Assert.Equal("/account", entered.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_account_and_a_disabled_one_get_the_same_answer()
    {
        await using var city = await TestCity.StartAsync();
        var known = await city.PersonAsync();
        var disabled = await city.PersonAsync();
        await city.DisableAsync(disabled);

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (email, password) in new[] { (known.Email, "sai mật khẩu rồi nhé"), ("khong.co@example.vn", Sample.Password), (disabled.Email, Sample.Password) })
        {
            using var answer = await city.Nobody().PostFormAsync("/account/sign-in", ("Input.Email", email), ("Input.Password", password));
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            answers.Add((answer.StatusCode, page.Contains("Địa chỉ thư điện tử hoặc mật khẩu chưa đúng", StringComparison.Ordinal) ? "refused" : page));
        }

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.BadRequest, "refused"), answer));
    }

    [Fact]
    public async Task Guessing_at_an_account_does_not_lock_its_owner_out()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync();
        var stranger = city.Nobody();
        for (var i = 0; i < 12; i++)
            (await stranger.PostFormAsync("/account/sign-in", ("Input.Email", person.Email), ("Input.Password", $"đoán lần thứ {i} xem sao"))).Dispose();

        var owner = await city.SignInAsync(person.Email!);

        using var account = await owner.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, account.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_bound_to_the_host_and_out_of_reach_for_script()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync();

        using var entered = await city.Nobody().PostFormAsync("/account/sign-in", ("Input.Email", person.Email), ("Input.Password", Sample.Password));

        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"), set => set.StartsWith("__Host-account=", StringComparison.Ordinal));
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_a_copy_of_the_cookie_too_but_not_another_browser()
    {
        await using var city = await TestCity.StartAsync(("Accounts:RecheckEvery", "00:00:00.2"));
        var person = await city.PersonAsync();
        var browser = await city.SignInAsync(person.Email!);
        var other = await city.SignInAsync(person.Email!);
        var copied = browser.Cookies;

        using var left = await browser.PostFormAsync("/account/sign-out");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", copied } } };
        using var thief = await city.Nobody().Http.SendAsync(request);
        using var stays = await other.GetAsync("/account");

        Assert.Equal("/", left.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, thief.StatusCode);
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task Losing_a_role_ends_the_sign_in_that_carried_it()
    {
        await using var city = await TestCity.StartAsync(("Accounts:RecheckEvery", "00:00:00.2"));
        var role = new HeldRole(Role.Administrator, null);
        var person = await city.PersonAsync(role);
        var browser = await city.SignInAsync(person.Email!);
        await using var scope = city.Services.CreateAsyncScope();

        var ended = await scope.ServiceProvider.GetRequiredService<PeopleDirectory>()
            .EndAppointmentAsync(person.Id, role, null, "nghỉ hưu", CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
        using var account = await browser.GetAsync("/account");

        Assert.True(ended);
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
    }

    [Fact]
    public async Task Changing_the_password_signs_out_every_other_browser()
    {
        await using var city = await TestCity.StartAsync(("Accounts:RecheckEvery", "00:00:00.2"));
        var person = await city.PersonAsync();
        var browser = await city.SignInAsync(person.Email!);
        var other = await city.SignInAsync(person.Email!);
        const string chosen = "một câu khác hẳn, dài hơn";

        using var changed = await browser.PostFormAsync("/account?handler=Password",
            ("Input.Current", Sample.Password), ("Input.Chosen", chosen), ("Input.Repeated", chosen));
        await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
        using var stays = await browser.GetAsync("/account");
        using var gone = await other.GetAsync("/account");
        await city.SignInAsync(person.Email!, chosen);

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    [Fact]
    public async Task A_program_gets_a_status_and_words_instead_of_a_redirect()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var foreign = await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode);

        using var unknown = await city.Nobody().GetAsync($"/api/desk/sessions/{session.Code}/snapshot");
        using var denied = await foreign.GetAsync($"/api/desk/sessions/{session.Code}/snapshot");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (unknown.StatusCode, denied.StatusCode));
        Assert.Equal("application/problem+json", denied.Content.Headers.ContentType?.MediaType);
        Assert.Contains("không có quyền", await denied.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_tells_who_came_who_failed_and_who_was_denied_but_no_password()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var person = await city.PersonAsync();
        (await city.Nobody().PostFormAsync("/account/sign-in", ("Input.Email", person.Email), ("Input.Password", "mật khẩu nhầm của tôi"))).Dispose();
        var browser = await city.SignInAsync(person.Email!);
        (await browser.GetAsync($"/desk/sessions/{session.Code}")).Dispose();

        await using var db = city.OpenDatabase();
        var told = await db.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync();

        Assert.Equal(
            [AuditAction.PersonCreated, AuditAction.SignInFailed, AuditAction.SignedIn, AuditAction.Denied], told.Select(entry => entry.Action));
        Assert.Equal($"GET /desk/sessions/{session.Code}", told[^1].Object);
        Assert.DoesNotContain(told, entry => $"{entry.Object}{entry.Reason}".Contains("nhầm", StringComparison.Ordinal));
    }
}
