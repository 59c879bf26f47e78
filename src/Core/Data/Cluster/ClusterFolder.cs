using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dialogue.Core.Data.Cluster;

/// <summary>
/// What the data folder says about its cluster. Files: <c>cluster.json</c> (where the cluster lies, its port),
/// <c>cluster.password</c> (mode 0600), <c>cluster.lock</c> (held while starting or stopping), <c>cluster.users</c> (shared by
/// every process that uses the cluster). The cluster's home is <c>postgres/</c> in the data folder, or, when root's server account
/// may not enter that, <c>/var/lib/dialogue-(hash of the data folder)</c>.
/// </summary>
internal sealed class ClusterFolder
{
    private static readonly string[] HomesOfServers = ["/var/lib", "/srv", "/opt"];

    private sealed record Place(string Home, string DataFolder, int Port);

    private Place? place;

    public ClusterFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        Folder = RealPath(Path.GetFullPath(folder));
    }

    public string Folder { get; }
    public string LockFile => Path.Combine(Folder, "cluster.lock");
    public string UsersFile => Path.Combine(Folder, "cluster.users");
    public string PasswordFile => Path.Combine(Folder, "cluster.password");
    public string Home => Path.GetFullPath(Known.Home, Folder);
    public string DataFolder => Path.Combine(Home, "data");
    public string LogFile => Path.Combine(Home, "server.log");
    public bool IsInitialized => File.Exists(Path.Combine(DataFolder, "PG_VERSION"));
    public int Port => Known.Port;

    private string PlaceFile => Path.Combine(Folder, "cluster.json");
    private Place Known => place ?? throw new InvalidOperationException("The cluster's place is not settled yet.");

    public string Password()
    {
        try
        {
            return File.ReadAllText(PasswordFile).Trim();
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new ClusterException($"{PasswordFile} belongs to another user: run as that user, or name another folder by DIALOGUE_DATA.", cause);
        }
    }

    /// <summary>Finds the cluster's place, or chooses one and makes it.</summary>
    public async Task SettleAsync(ServerAccount? account, CancellationToken cancellation)
    {
        place = Recorded();
        if (place is null || !Directory.Exists(Home))
            Record(new Place(await MakeHomeAsync(account, cancellation), Folder, place?.Port ?? 0));
        else if (account is not null && !await account.MayUseAsync(Home, cancellation))
            throw new ClusterException($"The account {account.Name} may no longer enter {Home}, where the cluster of {Folder} lies. " +
                "Open the way to it, or name another folder by DIALOGUE_DATA.");
        if (File.Exists(PasswordFile))
            return;
        if (IsInitialized)
            throw new ClusterException($"{PasswordFile} is gone, and the cluster in {DataFolder} cannot be opened without it. " +
                "Put it back, or remove both to start with empty data.");
        WriteSecret(PasswordFile, RandomNumberGenerator.GetHexString(40, lowercase: true));
    }

    public void RecordPort(int port) => Record(Known with { Port = port });

    // A copied checkout carries a pointer to the original's cluster: two checkouts must not share one. A moved one keeps its own.
    private Place? Recorded()
    {
        if (!File.Exists(PlaceFile))
            return null;
        var found = JsonSerializer.Deserialize<Place>(File.ReadAllText(PlaceFile), JsonSerializerOptions.Web);
        var isCopy = found is not null && Path.IsPathRooted(found.Home) && found.DataFolder != Folder
            && File.Exists(Path.Combine(found.DataFolder, "cluster.json"));
        return isCopy ? null : found;
    }

    private async Task<string> MakeHomeAsync(ServerAccount? account, CancellationToken cancellation)
    {
        const string Inside = "postgres";
        if (account is null)
        {
            MakePrivate(Path.Combine(Folder, Inside));
            return Inside;
        }
        if (await TryGiveHomeAsync(Path.Combine(Folder, Inside), account, cancellation))
            return Inside;
        var name = "dialogue-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Folder)))[..12];
        foreach (var parent in HomesOfServers.Where(Directory.Exists))
            if (await TryGiveHomeAsync(Path.Combine(parent, name), account, cancellation))
                return Path.Combine(parent, name);
        throw new ClusterException($"The account {account.Name} may enter neither {Folder} nor a folder under {string.Join(", ", HomesOfServers)}. " +
            "Name a folder it may enter by DIALOGUE_DATA.");
    }

    private static async Task<bool> TryGiveHomeAsync(string home, ServerAccount account, CancellationToken cancellation)
    {
        try
        {
            MakePrivate(home);
            await account.GiveAsync(home, cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ClusterException)
        {
            return false;
        }
        if (await account.MayUseAsync(home, cancellation))
            return true;
        if (!Directory.EnumerateFileSystemEntries(home).Any())
            Directory.Delete(home);
        return false;
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Record(Place now)
    {
        Replace(PlaceFile, JsonSerializer.Serialize(now, JsonSerializerOptions.Web), secret: false);
        place = now;
    }

    public static void WriteSecret(string path, string text) => Replace(path, text, secret: true);

    private static void Replace(string path, string text, bool secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (secret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path + ".new", options))
            writer.Write(text);
        File.Move(path + ".new", path, overwrite: true);
    }

    // The server's own working folder is compared with ours, and the kernel names that one without links.
    private static string RealPath(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(RealPath(parent), Path.GetFileName(path));
        return new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : here;
    }
}
