using System.Diagnostics;
using System.Text.Json;
using Dialogue.Flood.Orders;

namespace Dialogue.Bench.Load;

/// <summary>A generator in a process of its own, which ends when nobody speaks to it any more.</summary>
internal sealed class FloodProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly SemaphoreSlim one = new(1, 1);

    public FloodProcess()
    {
        var start = new ProcessStartInfo("dotnet", [Ground.BuiltFile("bench/flood", "Dialogue.Flood.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("The generator did not start.");
    }

    public Task<int> OpenAsync(OpenOrder order, CancellationToken cancellationToken) => DoAsync<int>("open", order, cancellationToken);

    public Task<int> MarkAsync(CancellationToken cancellationToken) => DoAsync<int>("mark", "", cancellationToken);

    public Task<int> StallAsync(StallOrder order, CancellationToken cancellationToken) => DoAsync<int>("stall", order, cancellationToken);

    public Task<bool> SettleAsync(SettleOrder order, CancellationToken cancellationToken) => DoAsync<bool>("settle", order, cancellationToken);

    public Task<Dictionary<int, long>> VoteAsync(HubVotesOrder order, CancellationToken cancellationToken) =>
        DoAsync<Dictionary<int, long>>("hubvotes", order, cancellationToken);

    public Task<VotesReport> VoteAsync(HttpVotesOrder order, CancellationToken cancellationToken) => DoAsync<VotesReport>("httpvotes", order, cancellationToken);

    public Task<FloodReport> ReportAsync(CancellationToken cancellationToken) => DoAsync<FloodReport>("report", "", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        one.Dispose();
    }

    private async Task<T> DoAsync<T>(string order, object input, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { order, input }).AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            var answer = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The generator ended; see its messages above.");
            return JsonSerializer.Deserialize<T>(answer) ?? throw new InvalidOperationException("The generator said nothing.");
        }
        finally
        {
            one.Release();
        }
    }
}
