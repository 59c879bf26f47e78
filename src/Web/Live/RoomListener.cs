using System.Globalization;
using Dialogue.Core.Sessions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Dialogue.Web.Live;

/// <summary>Hears on one connection which rooms have news at other nodes. While it is away the polling finds everything.</summary>
internal sealed partial class RoomListener(
    RoomHint hint, NpgsqlDataSource database, IOptions<LiveOptions> options, TimeProvider clock, ILogger<RoomListener> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Notify)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                Lost(log, e);
            }
            await Task.Delay(BeforeAgain, clock, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, told) => Hear(told.Payload);
        await using (var listen = new NpgsqlCommand($"listen {RoomNotifier.ChannelName}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        // What was told before this moment is lost: look once.
        hint.ToRead.Ring();
        while (true)
        {
            if (await connection.WaitAsync(LookEvery, cancellationToken))
                continue;
            // A connection that died without a word is found out by asking something.
            await using var ask = new NpgsqlCommand("select 1", connection);
            await ask.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private void Hear(string rooms)
    {
        foreach (var room in rooms.Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (int.TryParse(room, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                hint.ToRead.Add(id);
    }

    [LoggerMessage(LogLevel.Warning, "The connection that hears news of other nodes was lost; listening again soon")]
    private static partial void Lost(ILogger log, Exception e);
}
