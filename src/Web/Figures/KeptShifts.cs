using Dialogue.Analytics.Charts;
using Microsoft.Extensions.Caching.Memory;

namespace Dialogue.Web.Figures;

/// <summary>Changes between waves as they were worked out; a new estimate has another key.</summary>
public sealed class KeptShifts : IDisposable
{
    private const int Most = 100;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public Dictionary<int, Dictionary<string, WaveChange>>? Find(string key) => kept.Get<Dictionary<int, Dictionary<string, WaveChange>>>(key);

    public void Keep(string key, Dictionary<int, Dictionary<string, WaveChange>> shifts) => kept.Set(key, shifts, new MemoryCacheEntryOptions { Size = 1 });

    public void Dispose() => kept.Dispose();
}
