using System.Net;
using System.Text.RegularExpressions;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;

namespace Dialogue.App.Tests.Planning;

public sealed partial class CalendarFilesTests
{
    [Fact]
    public async Task A_change_raises_the_sequence_and_a_cancellation_is_told_under_the_same_name()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.AnnouncedAsync(city);
        var first = await ReadAsync(city, $"/sessions/{code}.ics");

        using var moved = await desk.StepAsync(city, code, "/reschedule",
            ("Input.Date", PlanForm.Today.AddDays(20).ToString("yyyy-MM-dd")), ("Input.Start", "14:00"), ("Input.End", "16:00"), ("Input.Words", "Hội trường sửa chữa."));
        var second = await ReadAsync(city, $"/sessions/{code}.ics");
        using var cancelled = await desk.StepAsync(city, code, "/cancel", ("Input.Words", "Do bão số 10, phiên không tổ chức được."));
        var third = await ReadAsync(city, $"/sessions/{code}.ics");

        Assert.Single(new[] { first, second, third }.Select(ics => Line(ics, "UID")).Distinct());
        var sequences = new[] { first, second, third }.Select(ics => int.Parse(Line(ics, "SEQUENCE"))).ToArray();
        Assert.True(sequences[0] < sequences[1] && sequences[1] < sequences[2], string.Join(' ', sequences));
        Assert.Equal(($"{PlanForm.Today.AddDays(14):yyyyMMdd}T013000Z", $"{PlanForm.Today.AddDays(20):yyyyMMdd}T070000Z"), (Line(first, "DTSTART"), Line(second, "DTSTART")));
        Assert.Equal(("CONFIRMED", "CANCELLED"), (Line(second, "STATUS"), Line(third, "STATUS")));
        Assert.Contains("Do bão số 10", third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_program_may_ask_for_the_headers_alone()
    {
        await using var city = await TestCity.StartAsync();
        var code = await (await city.AsAsync(Role.DeskOfficer)).AnnouncedAsync(city);

        foreach (var path in (string[])[$"/sessions/{code}.ics", $"/agencies/{Sample.AgencyCode}/calendar.ics", "/calendar.ics"])
        {
            using var head = await city.Nobody().Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal((path, HttpStatusCode.OK, 0), (path, head.StatusCode, (await head.Content.ReadAsByteArrayAsync()).Length));
            Assert.NotNull(head.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("?lang=en", null, "Dialogue on pavements and roads")]
    [InlineData("?lang=vi", "en", "Đối thoại về sửa chữa vỉa hè\\, lòng đường")]
    [InlineData("", "en-US, vi;q=0.5", "Dialogue on pavements and roads")]
    [InlineData("", "fr, de;q=0.9", "Đối thoại về sửa chữa vỉa hè\\, lòng đường")]
    public async Task The_language_is_that_of_the_address_or_else_what_is_accepted(string query, string? accepts, string title)
    {
        await using var city = await TestCity.StartAsync();
        var code = await (await city.AsAsync(Role.DeskOfficer)).AnnouncedAsync(city);

        Assert.Equal(title, Line(await ReadAsync(city, $"/sessions/{code}.ics{query}", accepts), "SUMMARY;LANGUAGE=[a-z]+"));
    }

    [Fact]
    public async Task Feeds_hold_what_is_announced_or_cancelled_of_the_agency_or_the_city_and_no_mailbox()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var (own, joint, draft) = (await desk.AnnouncedAsync(city), await desk.AnnouncedAsync(city, 16, ("Input.Partners", "so-y-te")), await desk.DraftAsync());
        var foreign = (await city.SessionAsync(Sample.ForeignAgencyCode, SessionState.Announced)).Code;

        Assert.Equal([own, joint], await CodesAsync(city, $"/agencies/{Sample.AgencyCode}/calendar.ics"));
        Assert.Equal([joint], await CodesAsync(city, "/agencies/so-y-te/calendar.ics"));
        Assert.Equal(new[] { own, joint, foreign }.Order(), (await CodesAsync(city, "/calendar.ics")).Order());
        Assert.DoesNotContain(draft, await ReadAsync(city, "/calendar.ics"), StringComparison.Ordinal);
        using var missing = await city.Nobody().GetAsync("/agencies/khong-co-that/calendar.ics");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Nothing_new_is_not_sent_again()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        await desk.AnnouncedAsync(city);
        var browser = city.Nobody();
        using var first = await browser.GetAsync("/calendar.ics");
        var tag = first.Headers.ETag!; // asserted by what follows

        using var same = await AskAgainAsync(browser, tag.ToString());
        await desk.AnnouncedAsync(city, 15);
        using var other = await AskAgainAsync(browser, tag.ToString());

        Assert.Equal(("text/calendar", "attachment"), (first.Content.Headers.ContentType!.MediaType, first.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, other.StatusCode));
    }

    private static Task<HttpResponseMessage> AskAgainAsync(CityClient browser, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/calendar.ics");
        request.Headers.Add("If-None-Match", tag);
        return browser.Http.SendAsync(request);
    }

    private static async Task<string> ReadAsync(TestCity city, string path, string? accepts = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepts is not null)
            request.Headers.Add("Accept-Language", accepts);
        using var answer = await city.Nobody().Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static async Task<List<string>> CodesAsync(TestCity city, string path) =>
        [.. UrlCode().Matches(await ReadAsync(city, path)).Select(match => match.Groups[1].Value)];

    private static string Line(string ics, string name) => Regex.Match(ics, $"^{name}:(.*)\r$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"^URL:.*/sessions/(\w+)\r$", RegexOptions.Multiline)]
    private static partial Regex UrlCode();
}
