using System.Collections.Frozen;
using Dialogue.Core.Questions;
using Npgsql;

namespace Dialogue.Core.Words;

/// <summary>
/// The city's own texts as they stand, in the memory of each process: pages ask for hundreds of texts, so nobody asks the
/// database for one. Whoever writes letters refreshes it before; pages follow within seconds.
/// </summary>
public sealed class CityWords(NpgsqlDataSource database)
{
    private sealed record Standing(FrozenDictionary<(string Language, string Name), string> Texts, FrozenSet<string> Retired);

    private volatile Standing standing = new(FrozenDictionary<(string, string), string>.Empty, []);

    /// <returns>Null when the shipped text holds.</returns>
    public string? Find(string language, string name) => standing.Texts is { Count: > 0 } texts ? texts.GetValueOrDefault((language, name)) : null;

    public bool IsRetired(DenialCode code) => standing.Retired.Contains(code.ToString());

    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        standing = new Standing((await TextsAsync(cancellationToken)).ToFrozenDictionary(), (await RetiredAsync(cancellationToken)).ToFrozenSet());

    private async Task<Dictionary<(string, string), string>> TextsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select name, language, text from (select distinct on (name, language) name, language, text from city_word order by name, language, id desc) newest
            where text is not null
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new Dictionary<(string, string), string>();
        while (await reader.ReadAsync(cancellationToken))
            texts[(reader.GetString(1), reader.GetString(0))] = reader.GetString(2);
        return texts;
    }

    private async Task<List<string>> RetiredAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select code from retired_reason");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var codes = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            codes.Add(reader.GetString(0));
        return codes;
    }
}
