using System.Diagnostics;
using System.Globalization;
using Dialogue.Core.Data.Cluster;
using Npgsql;

namespace Dialogue.Given;

/// <summary>The migrated database that this process's tests copy. Its name carries the process, so that what a killed one left is seen and dropped.</summary>
internal sealed record TestDatabaseTemplate(PrivateCluster Cluster, string Name)
{
    private const string Prefix = "test_";

    public static async Task<TestDatabaseTemplate> MakeAsync(int number, Func<string, CancellationToken, Task> migrate, CancellationToken cancellation)
    {
        var repository = Repository.Find() ?? throw new InvalidOperationException("The tests run inside the repository.");
        var settings = new ClusterSettings { DurableWrites = false, SharedBuffersMegabytes = 64, MaxConnections = 300 };
        var cluster = await PrivateCluster.StartOrJoinAsync(Path.Combine(repository, ".data", "tests"), settings, cancellation);
        if (number == 0)
            await DropLeftoversAsync(cluster, cancellation);
        var made = new TestDatabaseTemplate(cluster, $"{Prefix}{Environment.ProcessId}_{number}");
        await cluster.EnsureDatabaseAsync(made.Name, cancellation);
        // Without a pool: a connection that stays open would forbid copying.
        await migrate(new NpgsqlConnectionStringBuilder(cluster.ConnectionString(made.Name)) { Pooling = false }.ConnectionString, cancellation);
        return made;
    }

    public Task CopyAsync(string name, CancellationToken cancellation) =>
        RunAsync(Cluster, $"create database \"{name}\" template \"{Name}\" strategy file_copy", cancellation);

    public static async Task RunAsync(PrivateCluster cluster, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres"));
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task DropLeftoversAsync(PrivateCluster cluster, CancellationToken cancellation)
    {
        foreach (var name in await NamesAsync(cluster, cancellation))
            if (ProcessOf(name) is var process && (process == Environment.ProcessId || !IsAlive(process)))
                await RunAsync(cluster, $"drop database if exists \"{name}\" with (force)", cancellation);
    }

    private static async Task<List<string>> NamesAsync(PrivateCluster cluster, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres"));
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"select datname from pg_database where datname ~ '^{Prefix}[0-9]+'", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetString(0));
        return names;
    }

    private static int ProcessOf(string name) => int.Parse(name.Split('_')[1], CultureInfo.InvariantCulture);

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
