using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Dialogue.Browser.Tests;

/// <summary>Somebody with a browser. Whatever their browser complains about is kept and fails the test at the end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>No step of a page that works takes longer, also on a busy machine.</summary>
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// No visit takes longer. Playwright bounds clicks and navigations but not what runs inside the page, and axe waits for
    /// timers of the page: without this one hanging page eats the whole run.
    /// </summary>
    private static readonly TimeSpan VisitPatience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// axe as the package brings it, called by ourselves: the package's own call opens a second page for each look, and a
    /// long page then costs seconds. What axe finds in order is not told node by node, which is megabytes for such a page.
    /// </summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Look = """
        async part => {
            const found = await axe.run(part ?? document, {
                runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
                resultTypes: ["violations"], preload: false, iframes: false,
            });
            return JSON.stringify(found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.html}`)));
        }
        """;

    private readonly IBrowserContext context;
    private readonly bool script;
    private readonly List<string> complaints = [];
    private readonly CancellationTokenSource visit = new();

    public Visitor(IBrowserContext context, IPage page, bool script)
    {
        (this.context, this.script) = (context, script);
        Page = page;
        context.SetDefaultTimeout((float)StepPatience.TotalMilliseconds);
        Assertions.SetDefaultExpectTimeout((float)StepPatience.TotalMilliseconds);
        _ = EndInTimeAsync();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // A page that answers 4xx on purpose, and a socket that was cut on purpose, are no faults of script.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal) && !message.Text.Contains("WebSocket", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public Task LoseConnectionAsync() => context.SetOfflineAsync(true);

    public Task FindConnectionAsync() => context.SetOfflineAsync(false);

    /// <summary>Nothing that axe finds, at the rules of WCAG 2.2 AA, and no sideways scrolling.</summary>
    /// <param name="part">Selects what alone changed since the last look at a long page; the whole page when null.</param>
    public async Task MustBeAccessibleAsync(string? part = null)
    {
        var found = script ? await LookAtAsync(Page, part) : await LookWithTimersAsync();
        Assert.True(found.Length == 0, $"{Page.Url}\n{string.Join('\n', found)}");
        var sideways = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(sideways <= 0, $"{Page.Url} scrolls {sideways} px sideways.");
    }

    private static async Task<string[]> LookAtAsync(IPage page, string? part)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        if (part is not null)
            await Assertions.Expect(page.Locator(part)).ToBeVisibleAsync();
        return JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Look, part))!; // an array, by the script above
    }

    /// <summary>
    /// axe waits for timers, and a page without script has none: it would wait for ever. So it looks at the same markup in a
    /// browser that has timers and gets none of the page's scripts.
    /// </summary>
    private async Task<string[]> LookWithTimersAsync()
    {
        var html = await Page.ContentAsync();
        await using var other = await context.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = Page.ViewportSize!.Width, Height = Page.ViewportSize.Height } }); // both have one
        var page = await other.NewPageAsync();
        await page.RouteAsync("**/*.js*", route => route.AbortAsync());
        await page.RouteAsync(Page.Url, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await page.GotoAsync(Page.Url);
        return await LookAtAsync(page, null);
    }

    /// <summary>Keeps a picture when DIALOGUE_PICTURES names a folder: how docs/pictures is made.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DIALOGUE_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true }); // every page has a viewport
    }

    private async Task EndInTimeAsync()
    {
        await Task.Delay(VisitPatience, visit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        // Whatever still waits inside the page fails now, with the step that it was.
        if (!visit.IsCancellationRequested)
            await context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await visit.CancelAsync();
        await context.CloseAsync().WaitAsync(StepPatience);
        visit.Dispose();
        Assert.Empty(complaints);
    }
}
