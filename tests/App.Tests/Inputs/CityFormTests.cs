using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dialogue.App.Tests.Administration;

namespace Dialogue.App.Tests.Inputs;

/// <summary>
/// One bad value a field, in every form outside the office: a page says it at the field, in the reader's language, with all that was typed;
/// a script is told the field and the same words; and nothing is saved.
/// </summary>
public sealed class CityFormTests(CityFormGround given) : IClassFixture<CityFormGround>
{
    public static TheoryData<string> Forms => [.. CityForms.All.Select(form => form.ToString())];

    [Fact]
    public void Every_form_outside_the_office_is_in_the_table_or_is_a_button()
    {
        var found = given.Entries.Select(entry => $"{entry.Route}{(string.IsNullOrEmpty(entry.Handler) ? "" : $"?handler={entry.Handler}")}").ToHashSet();

        var told = CityForms.All.Select(form => form.Route).Concat(CityForms.Buttons).Concat(CityForms.Programs).ToHashSet();

        Assert.Empty(found.Except(told).Where(route => !IsOfOfficeTable(route)).Order());
        Assert.Empty(told.Except(found).Order());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_bad_value_is_told_at_its_field_and_nothing_is_saved(string name)
    {
        var form = CityForms.All.Single(known => known.ToString() == name);
        var before = await given.StandingAsync(withLog: !form.IsSecret);

        foreach (var fault in form.Faults)
            foreach (var language in new[] { "vi", "en" })
                if (given.Entries.First(entry => RouteOf(entry) == form.Route).IsPage)
                    await MustSayOnPageAsync(form, fault, language);
                else
                    await MustSayToScriptAndWithoutAsync(form, fault, language);

        Assert.Equal(before, await given.StandingAsync(withLog: !form.IsSecret));
    }

    /// <summary>Field by field, since a program has no page to look at.</summary>
    [Theory]
    [InlineData("/api/sessions/{code}/questions", """{"text":""}""", "text")]
    [InlineData("/api/sessions/{code}/questions", """{"text":null}""", "text")]
    [InlineData("/api/sessions/{code}/questions", """{"text":"\u0000\u202e"}""", "text")]
    [InlineData("/api/sessions/{code}/questions", """{"text":"1234567890!?"}""", "text")]
    [InlineData("/api/sessions/{code}/questions", """{"text":"{long}"}""", "text")]
    [InlineData("/api/sessions/{code}/questions", """{"text":"Bao giờ sửa đèn đường?","name":"{long}"}""", "name")]
    [InlineData("/api/sessions/{code}/questions", """{"text":"Bao giờ sửa đèn đường?","place":"{long}"}""", "place")]
    [InlineData("/api/sessions/{code}/questions", """{"text":5}""", null)]
    [InlineData("/api/sessions/{code}/questions", "[]", null)]
    [InlineData("/api/sessions/{code}/questions", "null", null)]
    [InlineData("/api/sessions/{code}/questions", "{", null)]
    [InlineData("/api/sessions/{code}/own", "{}", "receipts")]
    [InlineData("/api/sessions/{code}/own", """{"receipts":"ABC"}""", null)]
    [InlineData("/api/questions/similar", """{"text":7}""", null)]
    public async Task What_a_program_sends_is_refused_by_its_field(string route, string body, string? field)
    {
        var form = new CityForm(route, "live", Sender.Nobody, []);
        var before = await given.StandingAsync();

        foreach (var language in new[] { "vi", "en" })
        {
            var content = new StringContent(body.Replace("{long}", new string('ơ', 2001), StringComparison.Ordinal), Encoding.UTF8, "application/json");
            using var answer = await given.Browser(form, language).SendAsync(HttpMethod.Post, given.Fill(route, form), content, Guid.CreateVersion7());
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString() ?? "");
            if (field is not null)
                Assert.NotEmpty(problem.RootElement.GetProperty("errors").GetProperty(field)[0].GetString() ?? "");
        }

        Assert.Equal(before, await given.StandingAsync());
    }

    [Fact]
    public async Task Without_its_key_a_question_is_refused_and_the_header_is_named()
    {
        var form = new CityForm("/api/sessions/{code}/questions", "live", Sender.Nobody, []);
        using var content = new StringContent("""{"text":"Bao giờ sửa đèn đường?"}""", Encoding.UTF8, "application/json");

        using var answer = await given.Browser(form, "vi").SendAsync(HttpMethod.Post, given.Fill(form.Route, form), content);

        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty("Idempotency-Key", out _));
    }

    [Fact]
    public async Task A_form_with_a_nul_is_refused_before_anything_reads_it()
    {
        var before = await given.StandingAsync();

        foreach (var form in CityForms.All.Where(form => form.Good.Count > 0))
        {
            using var answer = await given.Browser(form, "vi").PostFormAsync(given.Fill(form.Route, form), [.. form.Good.Select(field => (given.Fill(field.Name, form), (string?)"a\0b"))]);
            Assert.True(answer.StatusCode == HttpStatusCode.RequestEntityTooLarge, $"{form}: {answer.StatusCode}");
        }

        Assert.Equal(before, await given.StandingAsync());
    }

    [Theory]
    [InlineData("/sessions/{code}?handler=Vote", "join", "999999999", 404)]
    [InlineData("/sessions/{code}?handler=Vote", "join", "abc", 404)]
    [InlineData("/sessions/{code}/polls/vote", "poll", "abc", 302)]
    [InlineData("/sessions/{code}/feedback", "yes", "abc", 400)]
    [InlineData("/sessions/{code}/feedback", "yes", "999999999", 404)]
    [InlineData("/preferences", "language", "xx", 302)]
    [InlineData("/preferences", "back", "https://elsewhere.invalid/", 302)]
    public async Task A_button_that_no_page_has_is_declined(string route, string field, string value, int status)
    {
        var form = new CityForm(route, "live", Sender.Nobody, []);
        var before = await given.StandingAsync();

        using var answer = await given.Browser(form, "vi").PostFormAsync(given.Fill(route, form), (field, value));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain("elsewhere", answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
        Assert.Equal(before, await given.StandingAsync());
    }

    private async Task MustSayOnPageAsync(CityForm form, CityForm.Fault fault, string language)
    {
        using var answer = await given.Browser(form, language).PostFormAsync(given.Fill(form.Route, form), Fields(form, fault));
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{Named(form, fault, language)}: {answer.StatusCode}");
        var page = await answer.ReadAsync();
        var id = IdOf(form, fault);
        var summed = page.QuerySelectorAll(".error-summary li a").Where(link => link.GetAttribute("href") == $"#{id}").Select(link => link.TextContent).ToList();
        Assert.True(summed.Exists(words => words.Contains(Expected(fault, language), StringComparison.Ordinal)), $"{Named(form, fault, language)}: the summary says {page.QuerySelector(".error-summary")?.TextContent}");
        MustStandAt(page, form, fault, language);
        if (!form.IsSecret)
            MustBeKept(page, form, fault, language);
    }

    private async Task MustSayToScriptAndWithoutAsync(CityForm form, CityForm.Fault fault, string language)
    {
        var browser = given.Browser(form, language);
        using var told = await browser.SendAsync(HttpMethod.Post, given.Fill(form.Route, form), new FormUrlEncodedContent(Fields(form, fault).Select(field => KeyValuePair.Create(field.Name, field.Value))), accept: "application/json");
        Assert.True(told.StatusCode == HttpStatusCode.BadRequest, $"{Named(form, fault, language)}: {told.StatusCode}");
        using var problem = JsonDocument.Parse(await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var errors = problem.RootElement.TryGetProperty("errors", out var fields) ? fields.ToString() : "none";
        Assert.True(fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(given.Fill(fault.Named ?? fault.Field, form), out var words) && words[0].GetString() == Expected(fault, language), $"{Named(form, fault, language)}: {errors}");
        if (form.Page is not { } shown)
            return;

        var here = given.Fill(shown, form);
        using var sent = await browser.PostFormAsync(given.Fill(form.Route, form), [.. Fields(form, fault), ("from", here)]);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, $"{Named(form, fault, language)} without script: {sent.StatusCode}");
        var page = await browser.ReadAsync(sent.Headers.Location!.OriginalString); // a redirect has one
        MustStandAt(page, form, fault, language);
        MustBeKept(page, form, fault, language);
    }

    private void MustStandAt(IHtmlDocument page, CityForm form, CityForm.Fault fault, string language)
    {
        var id = IdOf(form, fault);
        Assert.True(page.GetElementById(id) is not null, $"{Named(form, fault, language)}: there is no #{id}");
        var beside = page.GetElementById($"{id}-error")?.TextContent;
        Assert.True(beside?.Contains(Expected(fault, language), StringComparison.Ordinal) == true, $"{Named(form, fault, language)}: beside #{id} stands {beside ?? "nothing"}");
    }

    private void MustBeKept(IHtmlDocument page, CityForm form, CityForm.Fault fault, string language)
    {
        var path = given.Fill(form.Route, form).Split('?')[0];
        var shown = page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").FirstOrDefault(one => (Path(one).Length == 0 || Path(one) == path) && one.QuerySelector("textarea, input:not([type=hidden]), select, button[name]") is not null)
            ?? page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").FirstOrDefault(one => one.QuerySelectorAll("[formaction]").Any(button => button.GetAttribute("formaction") == path));
        Assert.True(shown is not null, $"{Named(form, fault, language)}: its form is gone");
        foreach (var (field, value) in Fields(form, fault).DistinctBy(field => field.Name))
            if (shown.QuerySelector($"textarea[name='{field}'], select[name='{field}'], input[name='{field}']:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=date])") is { } there && IsText(value))
                Assert.True(OfficeFormGround.ValueOf(there) == value || there is IHtmlSelectElement && field == fault.Field, $"{Named(form, fault, language)}: {field} shows {OfficeFormGround.ValueOf(there)} instead of {value}");

        static string Path(IHtmlFormElement one) => (one.GetAttribute("action") ?? "").Split('?')[0];
    }

    /// <summary>Blanks and control characters need not come back.</summary>
    private static bool IsText(string? value) => !string.IsNullOrWhiteSpace(value) && !value.Any(char.IsControl);

    private (string Name, string? Value)[] Fields(CityForm form, CityForm.Fault fault) =>
    [
        .. form.Good.Where(field => field.Name != fault.Field).Append((Name: fault.Field, Value: fault.Bad)).Select(field => (given.Fill(field.Name, form), (string?)given.Fill(field.Value, form))),
    ];

    private string Expected(CityForm.Fault fault, string language) => fault.Says(given.Texts, language);

    private string IdOf(CityForm form, CityForm.Fault fault)
    {
        if (fault.At is { } at)
            return given.Fill(at, form);
        var act = form.Route.Split('?')[0].Split('/')[^1];
        return given.Entries.First(entry => RouteOf(entry) == form.Route).IsPage
            ? fault.Field.Replace('.', '_')
            : $"{(act is "notes" ? "note" : act)}-{fault.Field}";
    }

    private static string Named(CityForm form, CityForm.Fault fault, string language) => $"{form} {fault.Field}={(fault.Bad.Length > 20 ? $"{fault.Bad.Length} letters" : fault.Bad)} {language}";

    private static string RouteOf(Access.EntryPoint entry) => $"{entry.Route}{(string.IsNullOrEmpty(entry.Handler) ? "" : $"?handler={entry.Handler}")}";

    private static bool IsOfOfficeTable(string route) => OfficeForms.Buttons.Contains(route) || OfficeForms.All.Any(form => form.ToString().Replace(OfficeForms.Closed, "{wave}", StringComparison.Ordinal) == route);
}
