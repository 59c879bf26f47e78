using System.Text.Json;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Web.Live;

/// <summary>Reads for all feeds of this node at once: one statement a tick, however many rooms are followed.</summary>
internal sealed class RoomReader(NpgsqlDataSource database, IServiceScopeFactory scopes)
{
    // A room whose epoch changed begins anew: its browsers reload, so its head is enough and no event is read.
    private const string News = """
        select f.nth::integer, r.epoch, case f.audience when 0 then r.public_seq when 1 then r.desk_seq else r.host_seq end,
            e.seq, e.kind, e.payload, e.at
        from unnest($1, $2, $3, $4) with ordinality as f(room_id, audience, epoch, seq, nth)
        join room r on r.id = f.room_id
        left join lateral (
            select seq, kind, payload, at from room_event
            where room_id = f.room_id and audience = f.audience and seq > f.seq and r.epoch = f.epoch
            order by seq limit $5) e on true
        where e.seq is not null or r.epoch <> f.epoch
        order by f.nth, e.seq
        """;

    private const string Counts = """
        select room_id, id::text, votes, false from question where room_id = any($1) and state = any($2)
        union all
        select p.room_id, 'poll:' || p.id || ':' || o.nth,
            case p.state when 'Open' then (select count(*)::integer from poll_vote v where v.poll_id = p.id and v.nth = o.nth) else o.votes end,
            not p.shows_results
        from poll p join poll_option o on o.poll_id = p.id where p.room_id = any($1) and p.state <> 'Draft'
        """;

    // Says how many follow here and hears how many follow elsewhere. What a node said that went away is soon too old to count.
    private const string Presence = """
        with gone as (delete from room_presence where at < now() - interval '5 minutes' and node <> $1),
        said as (
            insert into room_presence (node, room_id, people, at) select $1, room_id, people, now() from unnest($2, $3) as here(room_id, people)
            on conflict (node, room_id) do update set people = excluded.people, at = excluded.at)
        select room_id, sum(people)::integer from room_presence
        where room_id = any($2) and node <> $1 and at > now() - $4 group by room_id
        """;

    private readonly Guid node = Guid.CreateVersion7();

    private static readonly string[] PublicStates = [.. QuestionStates.Public.Select(state => state.ToString())];

    public async Task<ChangeLog> WhereAsync(int roomId, Audience audience, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        var room = await db.Rooms.AsNoTracking().SingleAsync(room => room.Id == roomId, cancellationToken);
        return new ChangeLog(room.Epoch, room.SeqOf(audience), []);
    }

    /// <returns>The next log of every feed that has news.</returns>
    public async Task<IReadOnlyDictionary<RoomFeed, ChangeLog>> NewsAsync(IReadOnlyList<RoomFeed> feeds, CancellationToken cancellationToken)
    {
        var logs = feeds.Select(feed => feed.Tip.Log).ToArray();
        await using var command = database.CreateCommand(News);
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            new() { Value = feeds.Select(feed => feed.RoomId).ToArray() },
            new() { Value = feeds.Select(feed => (short)feed.Audience).ToArray() },
            new() { Value = logs.Select(log => log.Epoch).ToArray() },
            new() { Value = logs.Select(log => log.Seq).ToArray() },
            new() { Value = RoomReads.ChangesMost },
        ]);
        var news = new Dictionary<RoomFeed, ChangeLog>();
        var events = new Dictionary<int, List<RoomEventView>>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var nth = reader.GetInt32(0) - 1;
            if (reader.IsDBNull(3))
                news[feeds[nth]] = new ChangeLog(reader.GetInt32(1), reader.GetInt64(2), []);
            else
                (events.TryGetValue(nth, out var list) ? list : events[nth] = []).Add(EventOf(reader));
        }
        foreach (var (nth, list) in events)
            news[feeds[nth]] = logs[nth].Then(list);
        return news;
    }

    public async Task<ILookup<int, RoomCount>> CountsAsync(IReadOnlyList<RoomFeed> feeds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Counts);
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            new() { Value = feeds.Select(feed => feed.RoomId).Distinct().ToArray() },
            new() { Value = PublicStates },
        ]);
        var counts = new List<(int Room, RoomCount Count)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            counts.Add((reader.GetInt32(0), new RoomCount(reader.GetString(1), reader.GetInt32(2), reader.GetBoolean(3))));
        return counts.ToLookup(count => count.Room, count => count.Count);
    }

    /// <param name="here">How many follow each room at this node.</param>
    /// <param name="fresh">How old what another node said may be.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How many follow each room at all nodes.</returns>
    public async Task<IReadOnlyDictionary<int, int>> PeopleAsync(IReadOnlyDictionary<int, int> here, TimeSpan fresh, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Presence);
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            new() { Value = node },
            new() { Value = here.Keys.ToArray() },
            new() { Value = here.Values.ToArray() },
            new() { Value = fresh },
        ]);
        var people = new Dictionary<int, int>(here);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            people[reader.GetInt32(0)] += reader.GetInt32(1);
        return people;
    }

    private static RoomEventView EventOf(NpgsqlDataReader reader) =>
        new(reader.GetInt64(3), reader.GetString(4), JsonElement.Parse(reader.GetString(5)), reader.GetFieldValue<DateTimeOffset>(6));
}
