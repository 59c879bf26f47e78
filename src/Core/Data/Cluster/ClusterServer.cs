using System.Net;
using System.Net.Sockets;

namespace Dialogue.Core.Data.Cluster;

/// <summary>Makes, starts and stops the server of one folder. The caller holds the folder's lock.</summary>
internal sealed class ClusterServer(ClusterFolder folder, ClusterSettings settings, ServerAccount? account)
{
    public const string Owner = "dialogue";
    private const long LongLog = 10_000_000;

    private static readonly TimeSpan OrphansMayTake = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // In the words of PostgreSQL on Unix and on Windows.
    private static readonly string[] PortIsTaken = ["Address already in use", "could not bind", "could not create any TCP/IP sockets"];

    public bool IsRunning => Postmaster.Recorded(folder.DataFolder) is { } recorded && recorded.IsServing(folder.DataFolder);

    public async Task StartAsync(CancellationToken cancellation)
    {
        var package = PostgresPackage.Find(settings.RepositoryFolder);
        var programs = await package.CopyIntoAsync(folder.Home, account, cancellation);
        if (!folder.IsInitialized)
            await InitializeAsync(programs, cancellation);
        CheckVersion(package);
        await ClearRemainsAsync(cancellation);
        KeepLogShort();
        await StartOnFreePortAsync(programs, cancellation);
    }

    /// <summary>Ends open connections, writes everything down and stops. Blocking, because a process may do it as its last deed.</summary>
    public void Stop()
    {
        if (!IsRunning || Directory.GetDirectories(folder.Home, "programs-*").FirstOrDefault() is not { } programs)
            return;
        var command = As([PostgresPackage.Program(programs, "pg_ctl"), "stop", "-s", "-w", "-m", "fast", "-D", folder.DataFolder]);
        using var process = ToolRun.Start(command, folder.Home, capture: false);
        process.WaitForExit(TimeSpan.FromSeconds(60));
    }

    private IReadOnlyList<string> As(IReadOnlyList<string> command) => account?.Command(command) ?? command;

    // Made aside and then renamed, so that a folder half made is never taken for a cluster.
    private async Task InitializeAsync(string programs, CancellationToken cancellation)
    {
        var unfinished = folder.DataFolder + ".new";
        var passwordFile = Path.Combine(folder.Home, "first-password");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        ClusterFolder.WriteSecret(passwordFile, folder.Password());
        try
        {
            if (account is not null)
                await account.GiveAsync(passwordFile, cancellation);
            var run = await ToolRun.RunAsync(As(InitDb(programs, unfinished, passwordFile)), folder.Home, cancellation);
            if (!run.Succeeded)
                throw new ClusterException($"PostgreSQL could not make its cluster in {folder.Home}. initdb says:{Environment.NewLine}{run.Output}");
        }
        finally
        {
            File.Delete(passwordFile);
        }
        Directory.Move(unfinished, folder.DataFolder);
    }

    // The builtin provider knows Unicode's letters on every system alike, whatever locales that has.
    private List<string> InitDb(string programs, string dataFolder, string passwordFile) =>
    [
        PostgresPackage.Program(programs, "initdb"), "-D", dataFolder, "-U", Owner, $"--pwfile={passwordFile}",
        "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        .. settings.DurableWrites ? Array.Empty<string>() : ["--no-sync"],
    ];

    private void CheckVersion(PostgresPackage package)
    {
        var written = File.ReadAllText(Path.Combine(folder.DataFolder, "PG_VERSION")).Trim();
        if (written != package.Major)
            throw new ClusterException($"The data in {folder.DataFolder} were written by PostgreSQL {written}; the programs here are {package.Version}. " +
                "Install the former package, dump the data and load them into a new folder, or name another folder by DIALOGUE_DATA.");
    }

    private async Task ClearRemainsAsync(CancellationToken cancellation)
    {
        await OutliveOrphansAsync(cancellation);
        // PostgreSQL sees for itself that a dead process's file is stale; a number that another process has got misleads it.
        if (OperatingSystem.IsLinux() && Postmaster.Recorded(folder.DataFolder) is { } stale && Postmaster.IsAnyProcess(stale.Pid))
            File.Delete(Postmaster.FileIn(folder.DataFolder));
    }

    private async Task OutliveOrphansAsync(CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (Postmaster.WorkersIn(folder.DataFolder) is { Count: > 0 } orphans)
        {
            if (TimeProvider.System.GetElapsedTime(since) > OrphansMayTake)
                foreach (var orphan in orphans)
                    Postmaster.Kill(orphan);
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    private async Task StartOnFreePortAsync(string programs, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            folder.RecordPort(IsFree(folder.Port) ? folder.Port : FreePort());
            var logged = File.Exists(folder.LogFile) ? new FileInfo(folder.LogFile).Length : 0;
            var run = await ToolRun.RunAsync(As(PgCtlStart(programs)), folder.Home, cancellation);
            if (run.Succeeded)
                return;
            var log = LogFrom(logged);
            if (attempt == 5 || !PortIsTaken.Any(words => log.Contains(words, StringComparison.Ordinal)))
                throw new ClusterException($"PostgreSQL did not start in {folder.Home}. {run.Output}{Environment.NewLine}{log}");
        }
    }

    private List<string> PgCtlStart(string programs) =>
    [
        // pg_ctl makes the server a session of its own, so that Ctrl-C in our terminal does not reach it.
        PostgresPackage.Program(programs, "pg_ctl"), "start", "-s", "-w", "-t", "600", "-D", folder.DataFolder, "-l", folder.LogFile,
        "-o", string.Join(' ', settings.Options(folder.Port).Select(option => "-c " + option)),
    ];

    private string LogFrom(long position)
    {
        if (!File.Exists(folder.LogFile))
            return "";
        using var log = new StreamReader(File.Open(folder.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        log.BaseStream.Position = position;
        return log.ReadToEnd();
    }

    private void KeepLogShort()
    {
        if (File.Exists(folder.LogFile) && new FileInfo(folder.LogFile).Length > LongLog)
            File.Move(folder.LogFile, folder.LogFile + ".old", overwrite: true);
    }

    private static bool IsFree(int port)
    {
        if (port == 0)
            return false;
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
