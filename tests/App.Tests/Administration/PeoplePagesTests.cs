using System.Net;
using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Administration;

public sealed class PeoplePagesTests
{
    private const string Email = "moi@example.vn";
    private const string Chosen = "một câu dài và khó đoán";

    [Fact]
    public async Task An_invited_officer_sets_a_password_by_the_link_once_and_works_at_the_own_agency()
    {
        await using var city = await TestCity.StartAsync();
        var link = await InviteAsync(city);
        var newcomer = city.Nobody();

        using var opened = await newcomer.GetAsync(link);
        var page = await newcomer.ReadAsync("/account/invitation");
        using var weak = await AcceptAsync(newcomer, "matkhau");
        using var accepted = await AcceptAsync(newcomer, Chosen);
        using var again = await AcceptAsync(newcomer, "một câu khác, cũng dài");
        var desk = await (await city.SignInAsync(Email, Chosen)).GetAsync("/desk");

        Assert.Equal("/account/invitation", opened.Headers.Location?.OriginalString);
        Assert.Contains(Email, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        Assert.Contains("Mật khẩu đã được lưu", (await accepted.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mật khẩu đã được lưu", (await again.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Single(await city.AuditAsync(AuditAction.InvitationUsed));
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_kept_and_a_link_older_than_seven_days_does_not_open()
    {
        var clock = new ShiftedClock();
        await using var city = await TestCity.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var link = await InviteAsync(city);
        var key = link.Split('/')[^1];

        await using var db = city.OpenDatabase();
        var kept = await db.Set<AccountInvitation>().SingleAsync();
        clock.Shift = TimeSpan.FromDays(8);
        var late = city.Nobody();
        (await late.GetAsync(link)).Dispose();
        var page = await late.ReadAsync("/account/invitation");

        Assert.Equal(32, key.Length);
        Assert.DoesNotContain(key, Convert.ToHexStringLower(kept.KeyHash), StringComparison.Ordinal);
        Assert.Contains("Liên kết không còn hiệu lực", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_letters_leave_the_house_the_link_goes_by_letter_and_is_shown_to_nobody()
    {
        await using var city = await TestCity.StartAsync(AdminGround.HasMail, ("City:Address", "https://doithoai.example"));
        var admin = await city.AsAsync(Role.Administrator);

        using var invited = await admin.PostFormAsync("/office/people/invite", ("email", Email), ("name", "Trần Mới"), ("role", "ReformOfficer"));

        Assert.Equal(HttpStatusCode.Redirect, invited.StatusCode);
        await using var db = city.OpenDatabase();
        var letter = await db.Mails.SingleAsync();
        Assert.Matches("https://doithoai\\.example/account/invitation/[0-9a-f]{32}\\n", letter.Body);
        Assert.Contains("7 ngày", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_lacks_something_names_each_field_and_makes_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var admin = await city.AsAsync(Role.Administrator);

        var empty = await admin.RefusalAsync("/office/people/invite", ("email", "không phải thư"), ("name", " "), ("role", "Citizen"));
        var placeless = await admin.RefusalAsync("/office/people/invite", ("email", Email), ("name", "An"), ("role", "Host"));
        var placed = await admin.RefusalAsync("/office/people/invite", ("email", Email), ("name", "An"), ("role", "ReformOfficer"), ("agency", Sample.AgencyCode));
        await InviteAsync(city);
        var taken = await admin.RefusalAsync("/office/people/invite", ("email", Email.ToUpperInvariant()), ("name", "An"), ("role", "ReformOfficer"));

        Assert.All(["chưa đúng dạng", "họ và tên", "chọn vai trò"], words => Assert.Contains(words, empty, StringComparison.Ordinal));
        Assert.Contains("cần một cơ quan", placeless, StringComparison.Ordinal);
        Assert.Contains("để trống cơ quan", placed, StringComparison.Ordinal);
        Assert.Contains("đã có tài khoản", taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_finds_people_without_their_marks_and_by_role_agency_and_state()
    {
        await using var city = await TestCity.StartAsync();
        var admin = await city.AsAsync(Role.Administrator);
        await InviteAsync(city);
        await city.PersonAsync();

        var marks = await NamesAsync(admin, "/office/people?q=tran%20thi%20moi");
        var invited = await NamesAsync(admin, $"/office/people?state=Invited&agency={Sample.AgencyCode}&role=DeskOfficer");
        var hosts = await NamesAsync(admin, "/office/people?role=Host");
        var wild = await NamesAsync(admin, "/office/people?q=%25");
        using var nonsense = await admin.GetAsync("/office/people?role=nonsense&state=nonsense&at=nonsense&agency=nonsense");
        var faults = (await nonsense.ReadAsync()).QuerySelectorAll(".error-summary li a").Select(fault => fault.GetAttribute("href"));

        Assert.Equal(["Trần Thị Mới"], marks);
        Assert.Equal(["Trần Thị Mới"], invited);
        Assert.Empty(hosts);
        Assert.Empty(wild);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal(["#agency", "#role", "#state", "/office/people?role=nonsense&state=nonsense&agency=nonsense"], faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Disabling_needs_a_reason_signs_out_and_can_be_undone()
    {
        await using var city = await TestCity.StartAsync(("Accounts:RecheckEvery", "00:00:00.1"));
        var admin = await city.AsAsync(Role.Administrator);
        var person = await city.PersonAsync(new HeldRole(Role.ReformOfficer, null));
        var browser = await city.SignInAsync(person.Email!);
        var page = $"/office/people/{person.Id}";

        var without = await admin.RefusalAsync(page + "?handler=Disable", ("reason", " "));
        using var disabled = await admin.PostFormAsync(page + "?handler=Disable", ("reason", "chuyển công tác"));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        using var outside = await browser.GetAsync("/account");
        var link = await admin.RefusalAsync(page + "?handler=Link");
        using var enabled = await admin.PostFormAsync(page + "?handler=Enable");

        Assert.Contains("lý do", without, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, disabled.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);
        Assert.Contains("mở khóa", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, enabled.StatusCode);
        await city.SignInAsync(person.Email!);
        Assert.Equal([$"person:{person.Id}"], await city.AuditAsync(AuditAction.PersonDisabled));
        Assert.Equal([$"person:{person.Id}"], await city.AuditAsync(AuditAction.PersonEnabled));
    }

    [Fact]
    public async Task An_administrator_cannot_shut_themselves_out_nor_two_of_them_each_other()
    {
        await using var city = await TestCity.StartAsync();
        var (one, other) = (await city.PersonAsync(new HeldRole(Role.Administrator, null)), await city.PersonAsync(new HeldRole(Role.Administrator, null)));
        var (first, second) = (await city.SignInAsync(one.Email!), await city.SignInAsync(other.Email!));

        var self = await first.RefusalAsync($"/office/people/{one.Id}?handler=Disable", ("reason", "thử"));
        var duty = await first.RefusalAsync($"/office/people/{one.Id}?handler=End", ("duty", (await DutyAsync(city, one)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var both = await Task.WhenAll(
            first.PostFormAsync($"/office/people/{other.Id}?handler=Disable", ("reason", "thử")),
            second.PostFormAsync($"/office/people/{one.Id}?handler=Disable", ("reason", "thử")));

        Assert.Contains("tự khóa", self, StringComparison.Ordinal);
        Assert.Contains("tự khóa", duty, StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Single(await db.Users.Where(p => p.LockoutEnd == DateTimeOffset.MaxValue).ToListAsync());
        Assert.Single(both, answer => answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString.StartsWith("/office/people/", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Duties_are_added_and_ended_one_by_one()
    {
        await using var city = await TestCity.StartAsync();
        var admin = await city.AsAsync(Role.Administrator);
        var person = await city.PersonAsync(new HeldRole(Role.ReformOfficer, null));
        var page = $"/office/people/{person.Id}";

        using var added = await admin.PostFormAsync(page + "?handler=Appoint", ("role", "Host"), ("agency", Sample.AgencyCode));
        var twice = await admin.RefusalAsync(page + "?handler=Appoint", ("role", "Host"), ("agency", Sample.AgencyCode));
        using var ended = await admin.PostFormAsync(page + "?handler=End", ("duty", (await DutyAsync(city, person)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var gone = await admin.RefusalAsync(page + "?handler=End", ("duty", "999999"));

        Assert.Contains("đã có nhiệm vụ", twice, StringComparison.Ordinal);
        Assert.Contains("không còn", gone, StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Equal(Role.Host, (await db.Appointments.SingleAsync(held => held.PersonId == person.Id)).Role);
    }

    private static async Task<string> InviteAsync(TestCity city)
    {
        var admin = await city.AsAsync(Role.Administrator);
        using var answer = await admin.PostFormAsync(
            "/office/people/invite", ("email", Email), ("name", "Trần Thị Mới"), ("role", "DeskOfficer"), ("agency", Sample.AgencyCode));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Uri((await answer.ReadAsync()).QuerySelector(".notice code")!.TextContent).AbsolutePath;
    }

    private static Task<HttpResponseMessage> AcceptAsync(CityClient client, string password) => client.PostFormAsync(
        "/account/invitation", ("Input.Name", "Trần Thị Mới"), ("Input.Chosen", password), ("Input.Repeated", password));

    private static async Task<List<string>> NamesAsync(CityClient admin, string path) =>
        [.. (await admin.ReadAsync(path)).QuerySelectorAll("[aria-labelledby=list] tbody th a").Select(name => name.TextContent)];

    private static async Task<int> DutyAsync(TestCity city, Person person)
    {
        await using var db = city.OpenDatabase();
        return await db.Appointments.Where(held => held.PersonId == person.Id).OrderBy(held => held.Id).Select(held => held.Id).FirstAsync();
    }
}
