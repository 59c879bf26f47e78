using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>PostgreSQL's own pgbench with one statement, prepared; part of every PostgreSQL server package.</summary>
internal sealed partial class PgBench(string connectionString)
{
    /// <returns>Transactions per second.</returns>
    public async Task<double> RunAsync(string statement, int connections, TimeSpan length, CancellationToken cancellationToken)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, statement, cancellationToken);
            return await RunAsync(script, connections, Math.Max(1, (int)length.TotalSeconds), cancellationToken);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private async Task<double> RunAsync(string script, int connections, int seconds, CancellationToken cancellationToken)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        string[] arguments =
        [
            "-n", "-M", "prepared", "-f", script, "-T", $"{seconds}", "-c", $"{connections}", "-j", "2",
            "-h", to.Host ?? "127.0.0.1", "-p", $"{to.Port}", "-U", to.Username ?? "postgres", to.Database ?? "postgres",
        ];
        var start = new ProcessStartInfo("pgbench", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = to.Password ?? "";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return Rate().Match(await said) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench said no rate: {await complained}");
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
