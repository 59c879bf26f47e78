using Microsoft.Extensions.Options;

namespace Dialogue.Web.Access;

/// <summary>Closes live connections whose sign-in has ended or whose account was disabled.</summary>
internal sealed partial class CutFallenConnections(
    LiveSignIns live, IServiceScopeFactory scopes, IOptions<AccountOptions> options, TimeProvider clock, ILogger<CutFallenConnections> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RecheckEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CutAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away for a moment; the next tick looks again.
                Failed(log, e);
            }
        }
    }

    private async Task CutAsync(CancellationToken cancellationToken)
    {
        var open = live.Open;
        if (open.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var standing = scope.ServiceProvider.GetRequiredService<Standing>();
        foreach (var fallen in await standing.FallenAsync(open, connection => connection.User!, cancellationToken)) // only the signed in are listed
            fallen.Abort();
    }

    [LoggerMessage(LogLevel.Warning, "Looking at the sign-ins of live connections failed; trying again")]
    private static partial void Failed(ILogger log, Exception e);
}
