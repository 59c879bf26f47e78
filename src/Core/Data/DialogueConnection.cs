using Dialogue.Core.Data.Cluster;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Dialogue.Core.Data;

/// <summary>
/// The one place that decides which PostgreSQL the application speaks to: the one <c>ConnectionStrings:Dialogue</c> names, or, with
/// nothing configured, a private one in the folder <c>DIALOGUE_DATA</c> (<c>.data</c> in the repository).
/// </summary>
public static class DialogueConnection
{
    private const int OldestMajorVersion = 15;

    public static async Task<string> ResolveAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        if (configuration.GetConnectionString("Dialogue") is { Length: > 0 } configured)
        {
            await CheckVersionAsync(configured, cancellation);
            return configured;
        }
        var cluster = await PrivateCluster.StartOrJoinAsync(DataFolder(configuration), cancellation);
        await cluster.EnsureDatabaseAsync("dialogue", cancellation);
        return cluster.ConnectionString("dialogue");
    }

    /// <summary>The folder for everything the application keeps on disk.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        configuration["DIALOGUE_DATA"] is { Length: > 0 } named ? Path.GetFullPath(named)
        : Repository.Find() is { } repository ? Path.Combine(repository, ".data")
        : throw new ClusterException("Nothing says where the data belong: set DIALOGUE_DATA to a folder, or ConnectionStrings__Dialogue to a PostgreSQL.");

    private static async Task CheckVersionAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            if (connection.PostgreSqlVersion.Major < OldestMajorVersion)
                throw new ClusterException($"{connection.DataSource} is PostgreSQL {connection.PostgreSqlVersion}; Dialogue needs {OldestMajorVersion} or later.");
        }
        catch (ArgumentException cause)
        {
            throw new ClusterException($"ConnectionStrings__Dialogue cannot be read: {cause.Message}", cause);
        }
        catch (NpgsqlException cause)
        {
            throw new ClusterException($"The PostgreSQL of ConnectionStrings__Dialogue cannot be reached: {cause.Message}", cause);
        }
    }
}
