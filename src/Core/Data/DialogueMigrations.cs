using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Core.Data;

/// <summary>Brings a database to the newest schema. Several nodes may start at once: one works, the others wait for it.</summary>
public static class DialogueMigrations
{
    private const long LockKey = 0x6469616C6F677565; // "dialogue"

    /// <returns>How many migrations were applied; 0 when the schema was already the newest.</returns>
    public static async Task<int> RunAsync(string connectionString, CancellationToken cancellationToken)
    {
        var pending = 0;
        await UnderLockAsync(connectionString, async () =>
        {
            await using var db = DialogueDataOptions.Open(connectionString);
            pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            if (pending > 0)
                await db.Database.MigrateAsync(cancellationToken);
        }, cancellationToken);
        return pending;
    }

    /// <summary>Lets one node at a time change what all of them stand on.</summary>
    public static async Task UnderLockAsync(string connectionString, Func<Task> change, CancellationToken cancellationToken)
    {
        await using var guard = new NpgsqlConnection(connectionString);
        await guard.OpenAsync(cancellationToken);
        await ExecuteAsync(guard, "select pg_advisory_lock($1)", cancellationToken);
        try
        {
            await change();
        }
        finally
        {
            await ExecuteAsync(guard, "select pg_advisory_unlock($1)", CancellationToken.None);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = LockKey } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
