using Dialogue.Core.Words;
using Npgsql;

namespace Dialogue.Web.Composition;

/// <summary>What an administrator changed at another node stands here within seconds.</summary>
internal sealed partial class FollowCityWords(CityWords words, TimeProvider clock, ILogger<FollowCityWords> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await words.RefreshAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                // The database may be away for a moment; what stood goes on standing.
                Failed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Reading the city's own words failed; trying again")]
    private static partial void Failed(ILogger log, Exception e);
}
