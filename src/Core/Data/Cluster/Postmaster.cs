using System.Diagnostics;
using System.Globalization;

namespace Dialogue.Core.Data.Cluster;

/// <summary>The server's main process, as <c>postmaster.pid</c> in its data folder tells of it: perhaps long dead.</summary>
internal sealed record Postmaster(int Pid, int Port)
{
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");

    public static Postmaster? Recorded(string dataFolder)
    {
        try
        {
            var lines = File.ReadAllLines(FileIn(dataFolder));
            return lines.Length >= 4 && TryNumber(lines[0], out var pid) && TryNumber(lines[3], out var port) ? new Postmaster(pid, port) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>True for a living server of this very folder: numbers are used again, above all after a restart in a container.</summary>
    public bool IsServing(string dataFolder) =>
        OperatingSystem.IsLinux() ? WorkingFolder($"/proc/{Pid}/cwd") == dataFolder : NameOf(Pid) == "postgres";

    public static bool IsAnyProcess(int pid) => NameOf(pid) is not null;

    /// <summary>
    /// Every process of the server, which all work in its data folder. After <c>kill -9</c> of the main one the others linger for
    /// a moment, and a new server must not start beside them. Known only on Linux; elsewhere the new server itself refuses.
    /// </summary>
    public static IReadOnlyList<int> WorkersIn(string dataFolder)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var numbers = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name is { Length: > 0 } && char.IsAsciiDigit(name[0]));
        return [.. numbers.Where(number => WorkingFolder($"/proc/{number}/cwd") == dataFolder).Select(number => int.Parse(number!, CultureInfo.InvariantCulture))];
    }

    public static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It went by itself.
        }
    }

    private static string? WorkingFolder(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? NameOf(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, CultureInfo.InvariantCulture, out number);
}
