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
    private sealed record Standing(FrozenDictionary<(string Language, string Name), string> Texts, IReadOnlyList<OfferedReason> Reasons);

    private volatile Standing standing = new(
        FrozenDictionary<(string, string), string>.Empty, [.. DenialCode.Shipped.Select(code => new OfferedReason(code, false, null, null, false))]);

    /// <summary>Another object each time the words were read, for whoever keeps something made of them.</summary>
    public object Edition => standing;

    /// <returns>Null when the shipped text holds.</returns>
    public string? Find(string language, string name) => standing.Texts is { Count: > 0 } texts ? texts.GetValueOrDefault((language, name)) : null;

    /// <summary>All reasons for refusals: those of the product, then the city's own.</summary>
    public IReadOnlyList<OfferedReason> Reasons => standing.Reasons;

    /// <summary>Those that a desk may choose on a day.</summary>
    public IReadOnlyList<DenialCode> Offered(DateOnly today) => [.. Reasons.Where(reason => reason.IsOffered(today)).Select(reason => reason.Code)];

    /// <summary>Names of the city's texts in a language that stand for themselves, because no shipped text lies behind them.</summary>
    public IEnumerable<string> OwnNames(string language) => Reasons.Where(reason => reason.IsOwn).Select(reason => "denial." + reason.Code).Where(name => Find(language, name) is not null);

    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        standing = new Standing((await TextsAsync(cancellationToken)).ToFrozenDictionary(), await ReasonsAsync(cancellationToken));

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

    private async Task<List<OfferedReason>> ReasonsAsync(CancellationToken cancellationToken)
    {
        var retired = await RetiredAsync(cancellationToken);
        var reasons = DenialCode.Shipped.Select(code => new OfferedReason(code, false, null, null, retired.Contains(code.ToString()))).ToList();
        await using var command = database.CreateCommand("select code, valid_from, valid_to from city_reason order by at, code");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            if (DenialCode.Parse(reader.GetString(0)) is { } code)
                reasons.Add(new OfferedReason(
                    code, true, reader.GetFieldValue<DateOnly>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2), retired.Contains(code.ToString())));
        return reasons;
    }

    private async Task<HashSet<string>> RetiredAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select code from retired_reason");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var codes = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
            codes.Add(reader.GetString(0));
        return codes;
    }
}
