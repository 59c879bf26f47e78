using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using Radzen;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// Draws charts as static SVG on the server: Radzen's components give the geometry, our layout the words. Make one and keep
/// it (a singleton); it may be called from many threads at once.
/// </summary>
public sealed class ChartRenderer : IAsyncDisposable
{
    private const double Margin = 4;

    // The same rules as presentation attributes carry, for a file that stands alone: its own colours, font and ground.
    private const string FileStyle =
        "svg{color:#1b1f24;background:#fff;font-family:'Be Vietnam Pro','Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif}";

    private readonly ServiceProvider _services;
    private readonly ILoggerFactory _logs;

    /// <summary>Readies Radzen's components outside a web request.</summary>
    /// <param name="logs">Where the component renderer logs.</param>
    public ChartRenderer(ILoggerFactory logs)
    {
        _logs = logs;
        _services = new ServiceCollection()
            .AddSingleton(logs)
            .AddLogging()
            .AddRadzenComponents()
            .AddSingleton<IJSRuntime, NoScript>()
            .AddSingleton<NavigationManager, NoNavigation>()
            .BuildServiceProvider();
    }

    /// <summary>
    /// The chart for use inside a page: an <c>svg</c> element with role, title and description, no style attribute, no script, no
    /// colours for text of its own (<c>currentColor</c>), that fills the width of its container. Classes to restyle it: chart,
    /// chart-compact, chart-wide, chart-text, chart-bar, chart-score-1…5, chart-withheld, chart-run, chart-ribbon, chart-interval, chart-opt-in,
    /// chart-break, chart-cell, chart-hatch, chart-point, chart-area, chart-grid, chart-axis.
    /// </summary>
    /// <param name="spec">What to show.</param>
    /// <param name="cancellationToken">Checked before drawing, which takes some milliseconds.</param>
    /// <exception cref="ArgumentException">Nothing to draw, or an id that is not one.</exception>
    public Task<string> RenderAsync(ChartSpec spec, CancellationToken cancellationToken) =>
        RenderAsync(spec, asFile: false, cancellationToken);

    /// <summary>The chart as a file to download: with its title printed, its own font, colours and white ground.</summary>
    /// <inheritdoc cref="RenderAsync(ChartSpec, CancellationToken)"/>
    public Task<string> RenderFileAsync(ChartSpec spec, CancellationToken cancellationToken) =>
        RenderAsync(spec, asFile: true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<string> RenderAsync(ChartSpec spec, bool asFile, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Check(spec);
        var layout = spec.Draw() switch
        {
            PlotDrawing radzen => radzen.Compose(Plot.Parse(await DrawPlotAsync(radzen))),
            OwnDrawing own => own.Compose(),
            var drawing => throw new InvalidOperationException($"{drawing.GetType().Name} is neither ours nor Radzen's."),
        };
        return Assemble(spec, layout, asFile).ToString(SaveOptions.DisableFormatting);
    }

    private static void Check(ChartSpec spec)
    {
        var isId = spec.Id.Length > 0 && char.IsAsciiLetter(spec.Id[0]) && spec.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        if (!isId) throw new ArgumentException($"'{spec.Id}' is not an id of letters, digits and hyphens.", nameof(spec));
        if (spec.Table.Rows.Count == 0) throw new ArgumentException("There is nothing to draw.", nameof(spec));
        if (spec.Fault is { } fault) throw new ArgumentException(fault, nameof(spec));
    }

    private async Task<string> DrawPlotAsync(PlotDrawing drawing)
    {
        await using var scope = _services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, _logs);
        var parameters = ParameterView.FromDictionary(drawing.Parameters.ToDictionary(p => p.Key, p => p.Value));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(drawing.Component, parameters)).ToHtmlString());
    }

    private static XElement Assemble(ChartSpec spec, Layout layout, bool asFile)
    {
        var heading = asFile ? Layout.Wrap(spec.Title, layout.Width, 15) : [];
        var headingHeight = heading.Count * 20.0 + (asFile ? 8 : 0);
        var (width, height) = (layout.Width + 2 * Margin, layout.Y + headingHeight + 2 * Margin);
        var svg = Layout.Element(
            "svg", ("class", $"chart chart-{spec.Width.ToString().ToLowerInvariant()}"), ("viewBox", $"0 0 {Layout.Number(width)} {Layout.Number(height)}"),
            ("width", asFile ? Layout.Number(width) : "100%"), ("role", "img"), ("aria-labelledby", $"{spec.Id}-title {spec.Id}-desc"));
        if (asFile) svg.SetAttributeValue("height", Layout.Number(height));

        svg.Add(new XElement(Plot.Svg + "title", new XAttribute("id", $"{spec.Id}-title"), spec.Title));
        svg.Add(new XElement(Plot.Svg + "desc", new XAttribute("id", $"{spec.Id}-desc"), spec.Description));
        if (asFile)
        {
            svg.Add(new XElement(Plot.Svg + "style", FileStyle));
            svg.Add(Layout.Element("rect", ("width", width), ("height", height), ("fill", "#ffffff")));
        }
        var body = Layout.Element("g", ("transform", $"translate({Layout.Number(Margin)} {Layout.Number(Margin + headingHeight)})"));
        foreach (var (i, line) in heading.Index())
        {
            var text = Layout.Text(line, 0, 14 - headingHeight + i * 20, 15);
            text.SetAttributeValue("font-weight", "600");
            body.Add(text);
        }
        body.Add(layout.Elements);
        body.Descendants().Attributes("class").Where(a => a.Value.StartsWith("rz-", StringComparison.Ordinal)).Remove();
        svg.Add(body);
        return svg;
    }

    /// <summary>Radzen asks for a script runtime; drawing on the server never calls it.</summary>
    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => default;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => default;
    }

    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://localhost/", "http://localhost/");
    }
}
