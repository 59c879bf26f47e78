using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Does what a browser without script does: keeps cookies, follows redirects, sends the fields of the form that is shown.</summary>
public sealed class ScriptlessBrowser(HttpClient http)
{
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");
    public string Path { get; private set; } = "";
    public HttpStatusCode Status { get; private set; }
    public int Bytes { get; private set; }

    /// <summary>What the answer says about coming back.</summary>
    public TimeSpan? ComeBackIn { get; private set; }

    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public Task GoAsync(string path) => FollowAsync(path, new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Ticks, types and sends the page's form; a field given replaces what the page had in it.</summary>
    public Task SendAsync(string? button = null, params (string Name, string Value)[] fields)
    {
        var form = Form();
        var path = form.GetAttribute("action") is { Length: > 0 } action ? action : Path;
        return FollowAsync(path, Request(form, path, button, fields));
    }

    /// <summary>Presses the same button again before the answer has come.</summary>
    public async Task SendTwiceAsync(params (string Name, string Value)[] fields)
    {
        var form = Form();
        var first = http.SendAsync(Request(form, Path, null, fields));
        var second = http.SendAsync(Request(form, Path, null, fields));
        var answers = await Task.WhenAll(first, second);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        await FollowAsync(Path, answers[1]);
    }

    /// <summary>The switch of languages at the head of every page.</summary>
    public async Task ChooseEnglishAsync()
    {
        if (Page.QuerySelector(".language-switch button[form][name=language]") is { } button)
        {
            var mine = Page.QuerySelector<IHtmlFormElement>($"form#{button.GetAttribute("form")}") ?? throw new InvalidOperationException("The switch belongs to no form.");
            var path = mine.GetAttribute("action") is { Length: > 0 } action ? action : Path;
            await FollowAsync(path, Request(mine, path, null, [("language", "en")]));
            return;
        }
        var form = Page.QuerySelector<IHtmlFormElement>(".language-switch") ?? Page.QuerySelector<IHtmlFormElement>("form[action='/preferences']")
            ?? throw new InvalidOperationException("The page offers no other language.");
        await FollowAsync("/preferences", Request(form, "/preferences", null, [("language", "en")]));
    }

    public IEnumerable<string> Entered(string name) => Page.QuerySelectorAll<IHtmlInputElement>($"input[name='{name}']")
        .Where(field => field.IsChecked).Select(field => field.Value)
        .Concat(Page.QuerySelectorAll<IHtmlTextAreaElement>($"textarea[name='{name}']").Select(field => field.Value));

    private IHtmlFormElement Form() =>
        Page.QuerySelector<IHtmlFormElement>("main form[method=post]") ?? throw new InvalidOperationException($"{Path} shows no form: {Heading}");

    private static HttpRequestMessage Request(IHtmlFormElement form, string path, string? button, (string Name, string Value)[] fields)
    {
        var replaced = fields.Select(field => field.Name).ToHashSet();
        var kept = form.Elements.OfType<IHtmlElement>().SelectMany(FieldOf).Where(field => !replaced.Contains(field.Key));
        var sent = kept.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(button is null ? sent : sent.Append(KeyValuePair.Create("go", button))),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldOf(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("radio" or "checkbox") || input.IsChecked =>
            [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } select => [KeyValuePair.Create(name, select.Value ?? "")],
        _ => [],
    };

    private async Task FollowAsync(string path, HttpRequestMessage request)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync();
        var answer = await http.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.TemporaryRedirect && body is not null)
        {
            path = answer.Headers.Location?.OriginalString ?? "/";
            answer = await http.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        }
        await FollowAsync(path, answer);
    }

    private async Task FollowAsync(string path, HttpResponseMessage answer)
    {
        for (var hops = 0; (int)answer.StatusCode is 301 or 302 or 303; hops++)
        {
            Assert.True(hops < 10, $"{path} goes round in circles");
            path = answer.Headers.Location?.OriginalString ?? "/";
            answer = await http.GetAsync(path);
        }
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        (Path, Status, Bytes, ComeBackIn) = (path, answer.StatusCode, bytes.Length, answer.Headers.RetryAfter?.Delta);
        Page = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(bytes));
    }
}
