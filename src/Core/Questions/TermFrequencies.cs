using Npgsql;

namespace Dialogue.Core.Questions;

/// <summary>
/// How many public questions have a term, from PostgreSQL's own statistics of the search table, looked up every few minutes. A term
/// that is not among the most common is rare. Before the table was first analysed all are, and it is small.
/// </summary>
public sealed class TermFrequencies(NpgsqlDataSource source, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private volatile Reading? last;

    /// <param name="Questions">About how many public questions there are.</param>
    /// <param name="Shares">Share of them (0–1) that has a common term.</param>
    public sealed record Reading(double Questions, IReadOnlyDictionary<string, float> Shares, long At)
    {
        public double Of(string term) => Shares.TryGetValue(term, out var share) ? share * Questions : 1;
    }

    public async ValueTask<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        if (last is not { } reading || clock.GetElapsedTime(reading.At) > Fresh)
            last = reading = await LoadAsync(cancellationToken);
        return reading;
    }

    private async Task<Reading> LoadAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("""
            select greatest(c.reltuples, 0)::float8, coalesce(s.most_common_elems::text::text[], '{}'), coalesce(s.most_common_elem_freqs, '{}')
            from pg_class c left join pg_stats s on s.schemaname = 'public' and s.tablename = c.relname and s.attname = 'terms'
            where c.oid = 'public.question_search'::regclass
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (terms, shares) = (reader.GetFieldValue<string[]>(1), reader.GetFieldValue<float[]>(2));
        // The list of shares ends with its least and greatest.
        return new Reading(reader.GetDouble(0), terms.Zip(shares).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second), clock.GetTimestamp());
    }
}
