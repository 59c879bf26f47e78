using Dialogue.Web.Composition;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Figures;

/// <summary>
/// What a public page of figures shows, read and drawn, as every reader of a language sees it; kept for a moment, because in a dialogue
/// thousands look at the same page within the same seconds.
/// </summary>
public sealed class KeptPages(IOptions<FigureOptions> options) : IDisposable
{
    private const int Most = 400;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="code">Whose page. What is not found is not kept, so guessing codes does not fill the memory.</param>
    /// <param name="read">How it is made from the database when none is kept, in the language of this request; null where there is no such page.</param>
    public async Task<T?> OfAsync<T>(string code, Func<Task<T?>> read)
        where T : class
    {
        var key = (typeof(T), code, Texts.Language);
        if (kept.TryGetValue(key, out T? page) && page is not null)
            return page;
        page = await read();
        if (page is not null && options.Value.KeptFor > TimeSpan.Zero)
            kept.Set(key, page, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.Value.KeptFor });
        return page;
    }

    public void Dispose() => kept.Dispose();
}
