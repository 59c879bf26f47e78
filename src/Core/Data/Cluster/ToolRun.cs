using System.Diagnostics;

namespace Dialogue.Core.Data.Cluster;

/// <summary>One run of a PostgreSQL program or a system program, and what it said.</summary>
internal sealed record ToolRun(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    public static async Task<ToolRun> RunAsync(IReadOnlyList<string> command, string workingFolder, CancellationToken cancellation)
    {
        // On Windows a started server inherits the pipes of pg_ctl, and reading them to the end would wait for the server's end.
        var capture = !OperatingSystem.IsWindows() || !command.Contains("start");
        using var process = Start(command, workingFolder, capture);
        try
        {
            var said = capture ? await ReadAsync(process, cancellation) : "";
            await process.WaitForExitAsync(cancellation);
            return new ToolRun(process.ExitCode, said);
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static Process Start(IReadOnlyList<string> command, string workingFolder, bool capture)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeignSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start) ?? throw new ClusterException($"{command[0]} did not start.");
        }
        catch (System.ComponentModel.Win32Exception cause)
        {
            throw new ClusterException($"{command[0]} cannot be run here: {cause.Message}. " +
                "Set ConnectionStrings__Dialogue to use a PostgreSQL of your own.", cause);
        }
    }

    // PGDATA, PGPORT and the like of the person's shell belong to another server.
    private static bool IsForeignSetting(string name) => name.StartsWith("PG", StringComparison.Ordinal);

    private static async Task<string> ReadAsync(Process process, CancellationToken cancellation)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        return string.Concat(await Task.WhenAll(output, error)).Trim();
    }
}
