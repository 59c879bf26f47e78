using System.Text.Json;
using Npgsql;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Every row of every table as somebody with the whole database sees it: its values, its place on disk, the transaction that wrote it.</summary>
internal sealed record Dump(IReadOnlyList<Dump.Row> Rows)
{
    public sealed record Row(string Table, IReadOnlyDictionary<string, string> Values)
    {
        public string this[string column] => Values[column];
    }

    public IEnumerable<Row> Of(string table) => Rows.Where(row => row.Table == table);

    public static async Task<Dump> TakeAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var rows = new List<Row>();
        foreach (var (table, shown) in await TablesAsync(source))
        {
            await using var reader = await source.CreateCommand($"select ctid::text, xmin::text, to_jsonb(t)::text from only {table} t").ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(new Row(shown, ValuesOf(reader)));
        }
        return new Dump(rows);
    }

    /// <summary>Partitions go by the name of their table.</summary>
    private static async Task<List<(string Table, string Shown)>> TablesAsync(NpgsqlDataSource source)
    {
        var tables = new List<(string, string)>();
        await using var reader = await source.CreateCommand(
            """
            select format('%I.%I', n.nspname, c.relname), coalesce(p.relname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
            """).ExecuteReaderAsync();
        while (await reader.ReadAsync())
            tables.Add((reader.GetString(0), reader.GetString(1)));
        return tables;
    }

    private static Dictionary<string, string> ValuesOf(NpgsqlDataReader reader)
    {
        using var json = JsonDocument.Parse(reader.GetString(2));
        return json.RootElement.EnumerateObject()
            .Where(value => value.Value.ValueKind is not JsonValueKind.Null)
            .Select(value => (value.Name, Value: value.Value.ToString()))
            .Append(("ctid", PlaceOf(reader.GetString(0)))).Append(("xmin", reader.GetString(1)))
            .ToDictionary(value => value.Item1, value => value.Item2);
    }

    /// <summary>"(12,3)" as text that sorts as the rows lie.</summary>
    private static string PlaceOf(string ctid) => string.Concat(ctid.Trim('(', ')').Split(',').Select(part => part.PadLeft(8, '0')));
}
