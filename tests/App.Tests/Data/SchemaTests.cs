using Dialogue.Core.Data;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.App.Tests.Data;

/// <summary>Migrations are written by hand, so the schema they make is compared with the one the model describes.</summary>
public sealed class SchemaTests
{
    private const string Columns = """
        select c.table_name || '.' || c.column_name || ' ' || c.udt_name || coalesce('(' || c.character_maximum_length || ')', '') ||
               coalesce('(' || c.numeric_precision || ',' || c.numeric_scale || ')', '') || case c.is_nullable when 'YES' then ' null' else '' end
        from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = any(@tables)
        """;

    private const string Keys = """
        select t.relname || ': ' || pg_get_constraintdef(k.oid)
        from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'public' and k.contype in ('p', 'u', 'f', 'c') and t.relname = any(@tables)
        """;

    private const string Indexes = """
        select tablename || ': ' || replace(substring(indexdef from ' USING .*'), ' ONLY', '') || case when indexdef like 'CREATE UNIQUE%' then ' unique' else '' end
        from pg_indexes where schemaname = 'public' and tablename = any(@tables)
        """;

    [Theory]
    [InlineData(Columns)]
    [InlineData(Keys)]
    [InlineData(Indexes)]
    public async Task The_migrated_schema_is_the_one_that_the_model_describes(string question)
    {
        await using var migrated = await TestDatabase.CreateAsync(Migrate);
        await using var described = await TestDatabase.CreateAsync(Describe);
        var tables = Tables(described.ConnectionString);

        var ofMigrations = await AnswersAsync(migrated.ConnectionString, question, tables);
        var ofModel = await AnswersAsync(described.ConnectionString, question, tables);

        Assert.NotEmpty(ofModel);
        Assert.Equal(string.Join('\n', ofModel), string.Join('\n', ofMigrations));
    }

    [Fact]
    public async Task Several_nodes_that_start_at_once_migrate_one_after_the_other()
    {
        await using var empty = await TestDatabase.CreateAsync(LeaveEmpty);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DialogueMigrations.RunAsync(empty.ConnectionString, CancellationToken.None)));

        Assert.Single(applied, count => count > 0);
        Assert.Equal(3, applied.Count(count => count == 0));
    }

    private static Task Migrate(string connection, CancellationToken stop) => DialogueMigrations.RunAsync(connection, stop);

    private static async Task Describe(string connection, CancellationToken stop)
    {
        await using var db = DialogueDataOptions.Open(connection);
        await db.Database.EnsureCreatedAsync(stop);
    }

    private static Task LeaveEmpty(string connection, CancellationToken stop) => Task.CompletedTask;

    private static string[] Tables(string connection)
    {
        using var db = DialogueDataOptions.Open(connection);
        return [.. db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct()];
    }

    private static async Task<List<string>> AnswersAsync(string connection, string question, string[] tables)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(question);
        command.Parameters.AddWithValue("tables", tables);
        await using var reader = await command.ExecuteReaderAsync();
        var answers = new List<string>();
        while (await reader.ReadAsync())
            answers.Add(reader.GetString(0));
        answers.Sort(StringComparer.Ordinal);
        return answers;
    }
}
