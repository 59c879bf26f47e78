using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dialogue.Browser.Tests;

/// <summary>Somebody with a browser. Whatever their browser complains about is kept and fails the test at the end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
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
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        var said = string.Join('\n', found.Violations.SelectMany(v => v.Nodes.Select(node => $"{v.Id} ({v.Help}): {node.Html}")));
        Assert.True(found.Violations.Length == 0, $"{Page.Url}\n{said}");
        var sideways = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(sideways <= 0, $"{Page.Url} scrolls {sideways} px sideways.");
    }

    /// <summary>Keeps a picture when DIALOGUE_PICTURES names a folder: how docs/pictures is made.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DIALOGUE_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true }); // every page has a viewport
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(complaints);
    }
}
