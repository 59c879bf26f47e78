using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // What axe finds in order is told node by node otherwise: megabytes for a long page.
        ResultTypes = [ResultType.Violations],
    };

    private readonly IBrowserContext context;
    private readonly bool script;
    private readonly List<string> complaints = [];
    private readonly CancellationTokenSource visit = new();

    public Visitor(IBrowserContext context, IPage page, bool script)
    {
        (this.context, this.script) = (context, script);
        Page = page;
        context.SetDefaultTimeout((float)StepPatience.TotalMilliseconds);
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
    public async Task MustBeAccessibleAsync()
    {
        var found = script ? await Page.RunAxe(Rules) : await LookWithTimersAsync();
        var said = string.Join('\n', found.Violations.SelectMany(v => v.Nodes.Select(node => $"{v.Id} ({v.Help}): {node.Html}")));
        Assert.True(found.Violations.Length == 0, $"{Page.Url}\n{said}");
        var sideways = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(sideways <= 0, $"{Page.Url} scrolls {sideways} px sideways.");
    }

    /// <summary>
    /// axe waits for timers, and a page without script has none: it would wait for ever. So it looks at the same markup in a
    /// browser that has timers and gets none of the page's scripts.
    /// </summary>
    private async Task<AxeResult> LookWithTimersAsync()
    {
        var html = await Page.ContentAsync();
        await using var other = await context.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = Page.ViewportSize!.Width, Height = Page.ViewportSize.Height } }); // both have one
        var page = await other.NewPageAsync();
        await page.RouteAsync("**/*.js*", route => route.AbortAsync());
        await page.RouteAsync(Page.Url, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await page.GotoAsync(Page.Url);
        return await page.RunAxe(Rules);
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
