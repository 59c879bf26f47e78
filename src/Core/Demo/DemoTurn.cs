using Npgsql;

namespace Dialogue.Core.Demo;

/// <summary>Several nodes start at once: one fills or empties, the others wait and find it done.</summary>
internal sealed class DemoTurn : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private DemoTurn(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<DemoTurn> TakeAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtext('demonstration'))", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new DemoTurn(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await using (connection)
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock(hashtext('demonstration'))", connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
