namespace Dialogue.Core.Data.Cluster;

/// <summary>
/// Who runs the server. PostgreSQL refuses to run as root, so as root it is started under <c>postgres</c> where that account
/// exists and <c>nobody</c> elsewhere: no account is created on a person's machine. The switch is made by <c>setpriv</c>, which
/// is in Debian's essential util-linux, needs no PAM, no shell of the account and no password; <c>runuser</c> and <c>sudo</c>
/// stand in where it is missing (macOS has only the latter). Windows needs none of this: pg_ctl itself drops its rights.
/// </summary>
internal sealed record ServerAccount(string Name, string User, string Group)
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>Null when this process may run the server itself.</summary>
    public static ServerAccount? NeededHere()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(field => field.Length >= 4).ToList();
        var entry = Preferred.Select(name => known.Find(field => field[0] == name)).FirstOrDefault(found => found is not null)
            ?? throw new ClusterException("PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody' to run it under. " +
                "Create one, or run as an ordinary user, or set ConnectionStrings__Dialogue.");
        return new ServerAccount(entry[0], entry[2], entry[3]);
    }

    public IReadOnlyList<string> Command(IReadOnlyList<string> command) => [.. Switch(), .. command];

    /// <summary>Asked of the system itself, because access lists and mounts decide it as much as mode bits do.</summary>
    public async Task<bool> MayUseAsync(string folder, CancellationToken cancellation)
    {
        var run = await ToolRun.RunAsync(Command(["/bin/sh", "-c", "cd \"$1\" && test -w .", "sh", folder]), "/", cancellation);
        return run.Succeeded;
    }

    public async Task GiveAsync(string path, CancellationToken cancellation)
    {
        var run = await ToolRun.RunAsync(["chown", "-R", $"{User}:{Group}", path], "/", cancellation);
        if (!run.Succeeded)
            throw new ClusterException($"{path} cannot be given to the account {Name}: {run.Output}");
    }

    private string[] Switch() =>
        Exists("setpriv") ? ["setpriv", $"--reuid={User}", $"--regid={Group}", "--clear-groups", "--"]
        : Exists("runuser") ? ["runuser", "-u", Name, "--"]
        : ["sudo", "-n", "-u", Name, "--"];

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
