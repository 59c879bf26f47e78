using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Dialogue.Core.Data;
using Dialogue.Given;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dialogue.App.Tests.Composition;

/// <summary>What holds for every page: headers, language, colours, errors.</summary>
public sealed class FrameTests(FrameTests.Site site) : IClassFixture<FrameTests.Site>
{
    private readonly HttpClient browser = site.Browser();

    [Fact]
    public async Task Every_answer_forbids_foreign_scripts_frames_and_guessed_types()
    {
        foreach (var path in new[] { "/about", "/nowhere", "/icon.svg", "/api/nowhere" })
        {
            var answer = await browser.GetAsync(path);

            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(answer.Headers.Contains("Referrer-Policy"));
            Assert.True(answer.Headers.Contains("Permissions-Policy"));
        }
    }

    [Fact]
    public async Task The_nonce_is_another_one_for_every_answer()
    {
        var first = await browser.GetAsync("/about");
        var second = await browser.GetAsync("/about");

        Assert.NotEqual(
            first.Headers.GetValues("Content-Security-Policy").Single(), second.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_page_carries_no_script_or_style_of_its_own()
    {
        var page = await PageAsync("/about");

        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.All(page.QuerySelectorAll("script:not([type='application/json'])"), script => Assert.StartsWith("/dist/", script.GetAttribute("src")));
    }

    [Fact]
    public async Task Vietnamese_comes_first_whatever_the_browser_prefers()
    {
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en");

        var page = await PageAsync("/about");

        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Giới thiệu", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_language_and_the_colours_chosen_are_remembered_and_lead_back_to_the_same_page()
    {
        var token = (await PageAsync("/about?from=test")).QuerySelector(".language-switch [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await PostAsync(("language", "en"), ("theme", "dark"), ("back", "/about?from=test"), ("__RequestVerificationToken", token));
        var page = await PageAsync("/about?from=test");

        Assert.Equal("/about?from=test", answer.Headers.Location!.OriginalString);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-bs-theme"));
        Assert.Equal("About", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task A_choice_never_leads_to_another_site(string back)
    {
        var token = (await PageAsync("/about")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await PostAsync(("language", "en"), ("back", back), ("__RequestVerificationToken", token));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page_that_says_what_to_do()
    {
        var answer = await PostAsync(("language", "en"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("Yêu cầu chưa hợp lệ", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_address_gets_a_page_with_a_reference_and_a_program_gets_problem_details()
    {
        var answer = await browser.GetAsync("/nowhere");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var problem = await browser.GetAsync("/api/nowhere");
        var details = await problem.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Không tìm thấy trang", page.QuerySelector("h1")!.TextContent);
        Assert.Matches("^[0-9a-f]{32}$", page.QuerySelector(".error-reference code")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Không tìm thấy trang", details.GetProperty("title").GetString());
        Assert.Matches("^[0-9a-f]{32}$", details.GetProperty("reference").GetString());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Each_error_has_words_in_both_languages(int status)
    {
        var vietnamese = await browser.GetAsync($"/error/{status}");
        browser.DefaultRequestHeaders.Add("Cookie", "language=en");
        var english = await browser.GetAsync($"/error/{status}");

        Assert.Equal(status, (int)vietnamese.StatusCode);
        Assert.NotEqual(await HeadingAsync(vietnamese), await HeadingAsync(english));
    }

    [Fact]
    public async Task A_file_named_with_its_content_is_kept_for_a_year()
    {
        var sheet = (await PageAsync("/about")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var named = await browser.GetAsync(sheet);
        var unnamed = await browser.GetAsync(sheet.Split('?')[0]);

        Assert.Contains("immutable", named.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("immutable", unnamed.Headers.CacheControl!.ToString());
    }

    private async Task<IDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await browser.GetStringAsync(path));

    private Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields) =>
        browser.PostAsync("/preferences", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static async Task<string> HeadingAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent;

    /// <summary>The application as it is composed, for all tests here: they change nothing in it.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private TestDatabase database = null!; // set before the first test
        private WebApplicationFactory<Texts> application = null!; // set before the first test

        public HttpClient Browser() => application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        public async ValueTask InitializeAsync()
        {
            database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
            application = new WebApplicationFactory<Texts>()
                .WithWebHostBuilder(host => host
                    .UseSetting("ConnectionStrings:Dialogue", database.ConnectionString)
                    .UseSetting("Jobs:InProcess", "false"));
        }

        public async ValueTask DisposeAsync()
        {
            await application.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
