using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Web.Composition;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Figures;

/// <summary>
/// An agency's figures, drawn, as every reader of a language sees them; kept for a moment, because in a dialogue thousands look at the same
/// page within the same seconds.
/// </summary>
public sealed class KeptFigures(IOptions<FigureOptions> options) : IDisposable
{
    private const int Most = 400;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="Sections">What the page shows, by the key of its heading.</param>
    /// <param name="LatestWave">The latest wave whose figures are public; null before the first.</param>
    /// <param name="LatestIndex">The agency's index in it; null where nobody answered or it is withheld.</param>
    /// <param name="Items">Each criterion in the latest wave.</param>
    public sealed record Drawn(
        IReadOnlyList<(string Key, IReadOnlyList<DrawnFigure> Figures)> Sections, Wave? LatestWave, Estimate? LatestIndex, IReadOnlyList<ItemTable.Factor> Items);

    /// <param name="agencyId">Whose figures.</param>
    /// <param name="draw">How they are drawn from the database when none are kept, in the language of this request.</param>
    public async Task<Drawn> OfAsync(int agencyId, Func<Task<Drawn>> draw)
    {
        var key = (agencyId, Texts.Language);
        if (kept.TryGetValue(key, out Drawn? drawn) && drawn is not null)
            return drawn;
        drawn = await draw();
        if (options.Value.KeptFor > TimeSpan.Zero)
            kept.Set(key, drawn, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.Value.KeptFor });
        return drawn;
    }

    public void Dispose() => kept.Dispose();
}
