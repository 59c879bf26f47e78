using System.Text;
using Dialogue.Analytics.Charts;
using Microsoft.Extensions.Caching.Memory;

namespace Dialogue.Web.Figures;

/// <summary>
/// Draws each chart once for as long as its figures stay the same. What is kept is found by everything the chart shows, so a new row
/// is a new chart at once and nothing ever has to be thrown out.
/// </summary>
public sealed class DrawnCharts(ILoggerFactory logs) : IAsyncDisposable
{
    private const long MostCharacters = 16_000_000;

    private readonly ChartRenderer renderer = new(logs);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    public Task<string> InPageAsync(ChartSpec spec, CancellationToken cancellationToken) =>
        KeptAsync("page", spec, renderer.RenderAsync, cancellationToken);

    public Task<string> AsFileAsync(ChartSpec spec, CancellationToken cancellationToken) =>
        KeptAsync("file", spec, renderer.RenderFileAsync, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        kept.Dispose();
        await renderer.DisposeAsync();
    }

    private async Task<string> KeptAsync(
        string form, ChartSpec spec, Func<ChartSpec, CancellationToken, Task<string>> draw, CancellationToken cancellationToken)
    {
        var key = KeyOf(form, spec);
        if (kept.TryGetValue(key, out string? drawn) && drawn is not null)
            return drawn;
        drawn = await draw(spec, cancellationToken);
        return kept.Set(key, drawn, new MemoryCacheEntryOptions { Size = drawn.Length + key.Length });
    }

    private static string KeyOf(string form, ChartSpec spec) => string.Join(
        '\n', form, spec.Id, spec.Width, spec.Culture.Name, spec.Title, spec.Description, string.Join('\t', spec.Beside), Encoding.UTF8.GetString(spec.Table.ToCsv()));
}
