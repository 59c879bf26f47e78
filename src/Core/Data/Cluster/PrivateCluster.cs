using Npgsql;

namespace Dialogue.Core.Data.Cluster;

/// <summary>
/// A PostgreSQL of our own in a folder, with nothing to install. The first process on the folder makes and starts it, later ones
/// join it. The server runs by itself: <c>kill -9</c> of the application leaves it running, and the next process joins it; after
/// <c>kill -9</c> of the server, a process that still uses it starts it again on the same port, and its recovery loses nothing
/// that was committed. The last process to leave in good order stops it.
/// Two locks on files carry this. <c>cluster.lock</c> is held while starting or stopping, so that processes that come at once make
/// one cluster. <c>cluster.users</c> is shared by every process that uses the cluster; who can have it alone is the last one. The
/// system gives both back when a process dies, however it dies.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private static readonly TimeSpan RecoveryMayTake = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    private readonly ClusterFolder folder;
    private readonly ClusterServer server;
    private readonly CancellationTokenSource leaving = new();
    private FileStream? use;

    private PrivateCluster(ClusterFolder folder, ClusterServer server) => (this.folder, this.server) = (folder, server);

    public static Task<PrivateCluster> StartOrJoinAsync(string dataFolder, CancellationToken cancellation) =>
        StartOrJoinAsync(dataFolder, new ClusterSettings(), cancellation);

    public static async Task<PrivateCluster> StartOrJoinAsync(string dataFolder, ClusterSettings settings, CancellationToken cancellation)
    {
        var folder = new ClusterFolder(dataFolder);
        var account = ServerAccount.NeededHere();
        var cluster = new PrivateCluster(folder, new ClusterServer(folder, settings, account));
        using (await cluster.LockAsync(cancellation))
        {
            await folder.SettleAsync(account, cancellation);
            await cluster.StartUnlessRunningAsync(cancellation);
            cluster.use = FolderLock.Share(folder.UsersFile);
        }
        AppDomain.CurrentDomain.ProcessExit += cluster.LeaveAtExit;
        _ = cluster.KeepRunningAsync(cluster.leaving.Token);
        return cluster;
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = folder.Port,
        Username = ClusterServer.Owner,
        Password = folder.Password(),
        Database = database,
    }.ConnectionString;

    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync("postgres", cancellation);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(cancellation) is not null)
            return;
        try
        {
            await using var create = new NpgsqlCommand($"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it in the same moment.
        }
    }

    /// <summary>Stops the server, whoever else uses it.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        GiveBackUse();
        using (await LockAsync(cancellation))
            server.Stop();
    }

    /// <summary>Stops the server if no other process uses it.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        GiveBackUse();
        using (await LockAsync(cancellation))
            StopIfUnused();
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync(CancellationToken.None);
        leaving.Dispose();
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellation) => await FolderLock.TakeAsync(folder.LockFile, cancellation);

    private async Task StartUnlessRunningAsync(CancellationToken cancellation)
    {
        if (server.IsRunning && await JoinsAsync(cancellation))
            return;
        await server.StartAsync(cancellation);
        if (!await AnswersAsync(cancellation))
            throw new ClusterException($"PostgreSQL in {folder.Home} started and ended again; see {folder.LogFile}.");
    }

    private Task<bool> JoinsAsync(CancellationToken cancellation)
    {
        if (Postmaster.Recorded(folder.DataFolder) is { } running && running.Port != folder.Port)
            folder.RecordPort(running.Port);
        return AnswersAsync(cancellation);
    }

    // A server that is being started or is recovering refuses for a while; one that was just killed may look alive for a moment.
    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await OpenAsync("postgres", cancellation);
                return true;
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                throw new ClusterException($"The password in {folder.PasswordFile} is not the one of the cluster in {folder.DataFolder}.", refused);
            }
            catch (NpgsqlException cause) when (TimeProvider.System.GetElapsedTime(since) > RecoveryMayTake)
            {
                throw new ClusterException($"PostgreSQL in {folder.Home} does not answer on port {folder.Port}; see {folder.LogFile}.", cause);
            }
            catch (NpgsqlException)
            {
                if (!server.IsRunning)
                    return false;
            }
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellation)
    {
        var text = new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false }.ConnectionString;
        var connection = new NpgsqlConnection(text);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task KeepRunningAsync(CancellationToken left)
    {
        using var timer = new PeriodicTimer(LooksEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(left))
                if (!server.IsRunning)
                    await StartAgainAsync(left);
        }
        catch (OperationCanceledException)
        {
            // We have left.
        }
    }

    private async Task StartAgainAsync(CancellationToken left)
    {
        try
        {
            using (await LockAsync(left))
                await StartUnlessRunningAsync(left);
        }
        catch (Exception cause) when (cause is ClusterException or IOException or UnauthorizedAccessException)
        {
            // The requests that need the database already say so; the next look tries again.
        }
    }

    private void GiveBackUse()
    {
        AppDomain.CurrentDomain.ProcessExit -= LeaveAtExit;
        leaving.Cancel();
        use?.Dispose();
        use = null;
    }

    private void LeaveAtExit(object? sender, EventArgs _)
    {
        GiveBackUse();
        // Someone who holds the lock is coming to use the cluster: nothing to stop.
        using var held = FolderLock.TryTake(folder.LockFile);
        if (held is not null)
            StopIfUnused();
    }

    private void StopIfUnused()
    {
        using var alone = FolderLock.TryTake(folder.UsersFile);
        if (alone is not null)
            server.Stop();
    }
}
