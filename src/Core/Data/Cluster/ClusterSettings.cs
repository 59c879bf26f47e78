namespace Dialogue.Core.Data.Cluster;

/// <summary>How a private cluster is started. A process that joins a running one takes it as it is.</summary>
public sealed record ClusterSettings
{
    /// <summary>False only for throw-away data of tests: a power cut may then lose the cluster.</summary>
    public bool DurableWrites { get; init; } = true;

    public int SharedBuffersMegabytes { get; init; } = 128;

    public int MaxConnections { get; init; } = 200;

    /// <summary>The folder that holds <c>node_modules</c>; null looks upwards from the program for the repository.</summary>
    public string? RepositoryFolder { get; init; }

    internal IEnumerable<string> Options(int port)
    {
        yield return $"port={port}";
        yield return "listen_addresses=127.0.0.1";
        yield return "unix_socket_directories=";
        yield return $"max_connections={MaxConnections}";
        yield return $"shared_buffers={SharedBuffersMegabytes}MB";
        yield return "timezone=UTC";
        yield return "log_timezone=UTC";
        yield return "log_checkpoints=off";
        // A failing statement and its detail can carry a citizen's words; the log must not.
        yield return "log_min_error_statement=panic";
        yield return "log_error_verbosity=terse";
        if (DurableWrites)
            yield break;
        yield return "fsync=off";
        yield return "synchronous_commit=off";
        yield return "full_page_writes=off";
        yield return "autovacuum=off";
    }
}
