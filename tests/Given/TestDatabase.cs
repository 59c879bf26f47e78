using System.Reflection;
using Dialogue.Core.Data.Cluster;
using Npgsql;

namespace Dialogue.Given;

/// <summary>
/// A real PostgreSQL database for one test: a copy of a template that a test process migrates once, dropped when disposed.
/// All test processes share one cluster in <c>.data/tests</c>, apart from the developer's own; it alone does not wait for the disk.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private static readonly Dictionary<MethodInfo, TestDatabaseTemplate> Templates = [];
    private static int last;

    private readonly PrivateCluster cluster;
    private readonly string name;

    private TestDatabase(PrivateCluster cluster, string name) => (this.cluster, this.name) = (cluster, name);

    /// <summary>A small pool: many tests run at once against one server.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(cluster.ConnectionString(name)) { MaxPoolSize = 20 }.ConnectionString;

    public static async Task<TestDatabase> CreateAsync(Func<string, CancellationToken, Task> migrate)
    {
        var copied = await TemplateAsync(migrate, CancellationToken.None);
        var name = $"{copied.Name}_copy{Interlocked.Increment(ref last)}";
        await copied.CopyAsync(name, CancellationToken.None);
        return new TestDatabase(copied.Cluster, name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        await TestDatabaseTemplate.RunAsync(cluster, $"drop database if exists \"{name}\" with (force)", CancellationToken.None);
    }

    private static async Task<TestDatabaseTemplate> TemplateAsync(Func<string, CancellationToken, Task> migrate, CancellationToken cancellation)
    {
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            if (!Templates.TryGetValue(migrate.Method, out var made))
                Templates[migrate.Method] = made = await TestDatabaseTemplate.MakeAsync(Templates.Count, migrate, cancellation);
            return made;
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
