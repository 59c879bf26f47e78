using System.Globalization;
using Dialogue.Core.Sessions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Dialogue.Web.Live;

/// <summary>
/// Tells the other nodes which rooms have news. NOTIFY takes a lock of the whole cluster until its commit, so it is never part
/// of a citizen's transaction: one small transaction here for everything since the last, without waiting for the disk.
/// </summary>
internal sealed partial class RoomNotifier(
    RoomHint hint, NpgsqlDataSource database, IOptions<LiveOptions> options, TimeProvider clock, ILogger<RoomNotifier> log) : BackgroundService
{
    public const string ChannelName = "room_news";

    /// <summary>At most ten a second from each node.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    /// <summary>PostgreSQL carries less than 8,000 bytes.</summary>
    private const int RoomsMost = 700;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Notify && await hint.ToTell.WaitAsync(stoppingToken))
        {
            try
            {
                await TellAsync(hint.ToTell.Take(), stoppingToken);
            }
            catch (NpgsqlException e)
            {
                // What is lost here the others find by polling.
                Failed(log, e);
            }
            await Task.Delay(Rest, clock, stoppingToken);
        }
    }

    private async Task TellAsync(IReadOnlyList<int> rooms, CancellationToken cancellationToken)
    {
        foreach (var part in rooms.Chunk(RoomsMost))
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var tell = new NpgsqlBatch(connection, transaction);
            tell.BatchCommands.Add(new NpgsqlBatchCommand("set local synchronous_commit = off"));
            tell.BatchCommands.Add(new NpgsqlBatchCommand("select pg_notify($1, $2)")
            {
                Parameters =
                {
                    new NpgsqlParameter { Value = ChannelName },
                    new NpgsqlParameter { Value = string.Join(',', part.Select(room => room.ToString(CultureInfo.InvariantCulture))) },
                },
            });
            await tell.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The other nodes were not told of news; they find it by polling")]
    private static partial void Failed(ILogger log, Exception e);
}
