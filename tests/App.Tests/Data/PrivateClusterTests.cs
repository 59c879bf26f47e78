using System.Diagnostics;
using Dialogue.Core.Data.Cluster;
using Npgsql;

namespace Dialogue.App.Tests.Data;

public sealed class PrivateClusterTests : IAsyncDisposable
{
    private static readonly ClusterSettings Small = new() { SharedBuffersMegabytes = 16, MaxConnections = 20 };

    private readonly string folder = Directory.CreateTempSubdirectory("dialogue-cluster-").FullName;
    private readonly List<PrivateCluster> started = [];

    // A new temporary folder is for its maker alone; the account that runs the server for root must get in.
    public PrivateClusterTests() => LetEnter(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    [Fact]
    public async Task Two_that_start_at_once_get_one_cluster()
    {
        var both = await Task.WhenAll(Task.Run(StartAsync), Task.Run(StartAsync));

        await ExecuteAsync(both[0], "create table note (words text); insert into note values ('Hà Nội')");

        Assert.Equal(both[0].ConnectionString("postgres"), both[1].ConnectionString("postgres"));
        Assert.Equal("Hà Nội", await ReadAsync(both[1], "select words from note"));
    }

    [Fact]
    public async Task One_that_comes_later_joins_the_running_server()
    {
        var first = await StartAsync();
        var since = await ReadAsync(first, "select pg_postmaster_start_time()::text");

        var second = await StartAsync();

        Assert.Equal(since, await ReadAsync(second, "select pg_postmaster_start_time()::text"));
    }

    [Fact]
    public async Task A_killed_server_comes_back_on_its_port_with_what_was_committed()
    {
        var cluster = await StartAsync();
        await ExecuteAsync(cluster, "create table note (words text); insert into note values ('kept')");
        var before = cluster.ConnectionString("postgres");

        Kill(Postmaster());
        var again = await StartAsync();

        Assert.Equal("kept", await ReadAsync(again, "select words from note"));
        Assert.Equal(before, again.ConnectionString("postgres"));
    }

    [Fact]
    public async Task A_killed_server_comes_back_by_itself_while_someone_uses_it()
    {
        var cluster = await StartAsync();
        await ExecuteAsync(cluster, "create table note (words text); insert into note values ('kept')");

        Kill(Postmaster());

        Assert.Equal("kept", await EventuallyAsync(() => ReadAsync(cluster, "select words from note")));
    }

    [Fact]
    public async Task A_number_that_another_process_got_since_does_not_pass_for_the_server()
    {
        var cluster = await StartAsync();
        var file = Path.Combine(Home(), "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await cluster.StopAsync(CancellationToken.None);
        lines[0] = Environment.ProcessId.ToString();
        await File.WriteAllLinesAsync(file, lines);

        var again = await StartAsync();

        Assert.Equal("1", await ReadAsync(again, "select 1::text"));
    }

    [Fact]
    public async Task A_port_that_someone_took_meanwhile_is_left_to_them()
    {
        var cluster = await StartAsync();
        var port = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")).Port;
        await cluster.StopAsync(CancellationToken.None);
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        other.Start();

        var again = await StartAsync();

        Assert.NotEqual(port, new NpgsqlConnectionStringBuilder(again.ConnectionString("postgres")).Port);
        Assert.Equal("1", await ReadAsync(again, "select 1::text"));
    }

    [Fact]
    public async Task The_server_stops_with_the_last_who_leaves_and_not_before()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        await first.LeaveAsync(CancellationToken.None);
        Assert.Equal("1", await ReadAsync(second, "select 1::text"));

        await second.LeaveAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ReadAsync(second, "select 1::text"));
    }

    [Fact]
    public async Task Vietnamese_capitals_are_lowered_on_every_system_alike()
    {
        var cluster = await StartAsync();

        Assert.Equal("đống đa", await ReadAsync(cluster, "select lower('ĐỐNG ĐA')"));
    }

    [Fact]
    public async Task A_folder_that_only_root_may_enter_keeps_its_cluster_outside()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "Only root runs the server under another account.");
        LetEnter(UnixFileMode.UserExecute);

        var cluster = await StartAsync();

        Assert.Equal("1", await ReadAsync(cluster, "select 1::text"));
        Assert.False(Home().StartsWith(folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_password_is_for_the_owners_eyes_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode bits.");
        await StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(Path.Combine(folder, "cluster.password")));
    }

    [Fact]
    public async Task Missing_programs_are_named_with_the_command_that_brings_them()
    {
        var settings = Small with { RepositoryFolder = folder };

        var missing = await Assert.ThrowsAsync<ClusterException>(() => PrivateCluster.StartOrJoinAsync(folder, settings, CancellationToken.None));

        Assert.Contains("npm ci", missing.Message);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in started)
            await cluster.StopAsync(CancellationToken.None);
        if (started.Count > 0 && !Home().StartsWith(folder, StringComparison.Ordinal))
            Directory.Delete(Home(), recursive: true);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<PrivateCluster> StartAsync()
    {
        var cluster = await PrivateCluster.StartOrJoinAsync(folder, Small, CancellationToken.None);
        lock (started)
            started.Add(cluster);
        return cluster;
    }

    private void LetEnter(UnixFileMode who)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | who);
    }

    private static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    private string Home()
    {
        using var place = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cluster.json")));
        return Path.GetFullPath(place.RootElement.GetProperty("home").GetString()!, folder);
    }

    private int Postmaster() => int.Parse(File.ReadLines(Path.Combine(Home(), "data", "postmaster.pid")).First());

    private static void Kill(int process) => Process.GetProcessById(process).Kill();

    private static async Task ExecuteAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> ReadAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static async Task<string?> EventuallyAsync(Func<Task<string?>> read)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                return await read();
            }
            catch (NpgsqlException) when (attempt < 600)
            {
                await Task.Delay(100);
            }
    }
}
