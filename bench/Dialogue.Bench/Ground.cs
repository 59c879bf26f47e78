using Dialogue.Bench.City;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Data.Cluster;
using Dialogue.Core.Surveys.Definitions;
using Npgsql;

namespace Dialogue.Bench;

/// <summary>The private PostgreSQL in .data/bench, durable as in production, and one running city; each is started when first asked for.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private static readonly string[] Settings = ["fsync", "full_page_writes", "synchronous_commit", "shared_buffers"];
    private PrivateCluster? cluster;
    private RunningCity? city;

    public static string Root => Repository.Find() ?? throw new InvalidOperationException("Benchmarks run inside the repository.");

    /// <summary>What bin/bench built for release.</summary>
    public static string BuiltFile(string project, string name) => Path.Combine(Root, project, "bin", "Release", "net10.0", name);

    public static SurveyCatalog Surveys { get; } = SurveyCatalog.Load(SurveyFolder.Find(null));

    public async Task<RunningCity> CityAsync(CancellationToken cancellationToken) =>
        city ??= await RunningCity.StartAsync(await EmptyDatabaseAsync("bench_city", cancellationToken), cancellationToken);

    /// <summary>A new database with this city's agencies, topics and waves.</summary>
    public async Task<string> DatabaseAsync(string name, CancellationToken cancellationToken)
    {
        var connection = await EmptyDatabaseAsync(name, cancellationToken);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await CitySetup.PrepareAsync(connection, new CityFiles(), Surveys, today, cancellationToken);
        return connection;
    }

    public async Task<string> DescribeDatabaseAsync(CancellationToken cancellationToken)
    {
        if (cluster is null)
            return "PostgreSQL was not used";
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString("postgres"));
        var values = new List<string>();
        foreach (var setting in Settings)
            values.Add($"{setting} {await source.CreateCommand($"show {setting}").ExecuteScalarAsync(cancellationToken)}");
        return $"PostgreSQL {await source.CreateCommand("show server_version").ExecuteScalarAsync(cancellationToken)}: {string.Join(", ", values)}";
    }

    public async ValueTask DisposeAsync()
    {
        if (city is not null)
            await city.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    /// <summary>A new database with nothing in it.</summary>
    public async Task<string> EmptyDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        cluster ??= await PrivateCluster.StartOrJoinAsync(Path.Combine(Root, ".data", "bench"), cancellationToken);
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString("postgres"));
        await source.CreateCommand($"drop database if exists \"{name}\" with (force)").ExecuteNonQueryAsync(cancellationToken);
        await cluster.EnsureDatabaseAsync(name, cancellationToken);
        return cluster.ConnectionString(name);
    }
}
