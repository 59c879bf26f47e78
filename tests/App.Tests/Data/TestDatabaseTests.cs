using Dialogue.Given;
using Npgsql;

namespace Dialogue.App.Tests.Data;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Each_test_gets_a_migrated_database_of_its_own()
    {
        await using var one = await TestDatabase.CreateAsync(NothingAsync);
        await using var other = await TestDatabase.CreateAsync(NothingAsync);

        await ExecuteAsync(one, "create table only_here (n int)");

        Assert.NotNull(await ExecuteAsync(one, "select to_regclass('only_here')::text"));
        Assert.Null(await ExecuteAsync(other, "select to_regclass('only_here')::text"));
    }

    [Fact]
    public async Task A_disposed_database_is_gone()
    {
        var database = await TestDatabase.CreateAsync(NothingAsync);

        await database.DisposeAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(database, "select 1::text"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }

    private static Task NothingAsync(string connectionString, CancellationToken cancellation) => Task.CompletedTask;

    private static async Task<string?> ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string;
    }
}
