using System.Text.Json;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>What the database says about its demonstration data. Kept as one flag, written before the first made-up row.</summary>
/// <param name="State">How far filling or emptying has come.</param>
/// <param name="Seed">What the generated part follows from; with it the demonstration's own survey answers are found again.</param>
/// <param name="Answers">By wave: how many answers are made up.</param>
public sealed record DemoMark(DemoState State, ulong Seed, IReadOnlyDictionary<string, int> Answers)
{
    internal const string Key = "demonstration";

    public static DemoMark None { get; } = new(DemoState.None, 0, new Dictionary<string, int>());

    /// <summary>Something made up may be in the database.</summary>
    public bool IsShown => State is DemoState.Filling or DemoState.Filled;

    internal static async Task<DemoMark> ReadAsync(DialogueDb db, CancellationToken cancellationToken)
    {
        var value = await db.Set<CityFlag>().Where(flag => flag.Key == Key).Select(flag => flag.Value).SingleOrDefaultAsync(cancellationToken);
        return value is null ? None : JsonSerializer.Deserialize<DemoMark>(value) ?? None;
    }

    internal Task WriteAsync(DialogueDb db, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.Serialize(this);
        return db.Database.ExecuteSqlAsync(
            $"insert into city_flag (key, value) values ({Key}, {value}) on conflict (key) do update set value = excluded.value", cancellationToken);
    }
}

public enum DemoState
{
    None,
    Filling,
    Filled,

    /// <summary>Was there and is gone; it does not come back by itself.</summary>
    Emptied,
}
