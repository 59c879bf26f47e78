using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Reports;

/// <summary>
/// Charts as bitmaps, for readers of Word files that draw no SVG. No renderer for .NET can be restored here, so Node runs one for all
/// charts of a file at once (<c>Client/node/pictures.mjs</c>), one file at a time. Without Node a file is whole but for its bitmaps.
/// </summary>
public sealed partial class ChartPictures(IOptions<ReportOptions> options, ILogger<ChartPictures> log, TimeProvider clock) : IDisposable
{
    private const int MostBytes = 32 * 1024 * 1024;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="svgs">As files, each with its size.</param>
    /// <param name="cancellationToken">Ends the program too.</param>
    /// <returns>One PNG for each; null when they cannot be drawn here, which the log explains.</returns>
    public async Task<IReadOnlyList<byte[]>?> DrawAsync(IReadOnlyList<string> svgs, CancellationToken cancellationToken)
    {
        if (svgs.Count == 0)
            return [];
        var input = JsonSerializer.SerializeToUtf8Bytes(svgs);
        var key = Convert.ToHexStringLower(SHA256.HashData(input));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (kept.TryGetValue(key, out byte[][]? drawn) && drawn is not null)
                return drawn;
            drawn = await RunAsync(input, cancellationToken);
            return kept.Set(key, drawn, new MemoryCacheEntryOptions { Size = drawn.Sum(png => png.LongLength) });
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or JsonException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            NotDrawn(log, options.Value.Node, fault.Message);
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        kept.Dispose();
        turn.Dispose();
    }

    private async Task<byte[][]> RunAsync(byte[] input, CancellationToken cancellationToken)
    {
        using var within = new CancellationTokenSource(options.Value.PicturesWithin, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(within.Token, cancellationToken);
        using var node = Start();
        try
        {
            var (drawn, said) = (node.StandardOutput.ReadToEndAsync(stop.Token), node.StandardError.ReadToEndAsync(stop.Token));
            await node.StandardInput.BaseStream.WriteAsync(input, stop.Token);
            node.StandardInput.Close();
            await node.WaitForExitAsync(stop.Token);
            return node.ExitCode == 0
                ? JsonSerializer.Deserialize<byte[][]>(await drawn) ?? throw new JsonException("Node drew nothing.")
                : throw new IOException($"Node ended with {node.ExitCode}: {await said}");
        }
        finally
        {
            if (!node.HasExited)
                node.Kill(entireProcessTree: true);
        }
    }

    private Process Start()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Pictures");
        var start = new ProcessStartInfo(options.Value.Node, ["--max-old-space-size=256", Path.Combine(folder, "pictures.mjs")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // It draws and needs none of this process's settings, least of all the database's password.
        foreach (var name in start.Environment.Keys.Where(name => name.ToUpperInvariant() is not ("PATH" or "SYSTEMROOT")).ToList())
            start.Environment.Remove(name);
        return Process.Start(start) ?? throw new IOException("Node did not start.");
    }

    [LoggerMessage(LogLevel.Warning, "Charts of a report were left without bitmaps: {Node} could not draw them ({Reason}); install Node.js or set Reports__Node")]
    private static partial void NotDrawn(ILogger log, string node, string reason);
}
