using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Npgsql;

namespace Dialogue.Core.Questions;

/// <summary>
/// Commits a group of votes: a row for each voter and question, the counter once per question. The questions are locked in the
/// order of their numbers, as a merge does, so neither waits for the other in a circle; a merge that came between finding a
/// question's root and locking it is seen afterwards, and the group begins again.
/// </summary>
internal sealed class VoteGroup(NpgsqlDataSource database)
{
    private const int TriesMost = 5;

    private const string Roots = "select id, coalesce(root_id, id) from question where id = any($1)";

    private const string Lock = "select 1 from question where id = any($1) order by id for no key update";

    private const string Standings = """
        select q.id, r.id, q.published_at is not null, r.state, s.state, r.votes
        from question q join question r on r.id = coalesce(q.root_id, q.id) join session s on s.room_id = r.room_id
        where q.id = any($1)
        """;

    // Whoever takes it back leaves the whole family of merged questions, where only one of the rows counted.
    private const string Apply = """
        with ballot as (select * from unnest($1, $2, $3) as b(root_id, voter, joins)),
        family as (select id, coalesce(root_id, id) as root_id from question where id = any($1) or root_id = any($1)),
        joined as (
            insert into vote (question_id, voter, root_id) select root_id, voter, root_id from ballot where joins
            on conflict do nothing returning root_id),
        left_it as (
            delete from vote v using ballot b, family f
            where not b.joins and f.root_id = b.root_id and v.question_id = f.id and v.voter = b.voter returning v.root_id),
        moved as (
            select root_id, sum(n)::integer as n
            from (select root_id, 1 as n from joined union all select root_id, -1 from left_it where root_id is not null) steps
            group by root_id)
        update question q set votes = q.votes + moved.n from moved where q.id = moved.root_id and moved.n <> 0
        returning q.id, q.votes
        """;

    public async Task RunAsync(IReadOnlyList<GroupQueue<CastVote.Ballot, CastVote.Outcome>.Pending> group)
    {
        var ballots = group.Select(pending => pending.Item).ToList();
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (await TryAsync(ballots) is not { } outcomes)
                    continue;
                foreach (var pending in group)
                    pending.Outcome.TrySetResult(outcomes(pending.Item.QuestionId));
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && tries < TriesMost)
            {
                // Counting is by rows, so what did commit does not count again.
            }
        }
    }

    /// <returns>What each question's voters are told; null when a merge came between.</returns>
    private async Task<Func<long, CastVote.Outcome>?> TryAsync(List<CastVote.Ballot> ballots)
    {
        var ids = ballots.Select(ballot => ballot.QuestionId).Distinct().ToArray();
        await using var connection = await database.OpenConnectionAsync();
        var roots = await RootsAsync(connection, ids);
        await using var transaction = await connection.BeginTransactionAsync();
        var standings = await LockAsync(connection, ids, roots);
        if (standings.Any(standing => roots.GetValueOrDefault(standing.Key) != standing.Value.RootId))
            return null;
        var votes = await ApplyAsync(connection, CountingOnes(ballots, standings));
        await transaction.CommitAsync();
        return id => !standings.TryGetValue(id, out var standing) || !standing.IsKnown ? new CastVote.NoSuchQuestion()
            : !standing.IsOpen ? new CastVote.NotOpen()
            : new CastVote.Counted(votes.GetValueOrDefault(standing.RootId, standing.Votes));
    }

    /// <summary>Of several of one voter in a group the last counts: joining and leaving twice changes nothing more.</summary>
    private static List<CastVote.Ballot> CountingOnes(List<CastVote.Ballot> ballots, Dictionary<long, Standing> standings)
    {
        var last = new Dictionary<(long, Guid), CastVote.Ballot>();
        foreach (var ballot in ballots)
            if (standings.TryGetValue(ballot.QuestionId, out var standing) && standing is { IsKnown: true, IsOpen: true })
                last[(standing.RootId, ballot.Voter)] = ballot with { QuestionId = standing.RootId };
        return [.. last.Values];
    }

    private static async Task<Dictionary<long, long>> RootsAsync(NpgsqlConnection connection, long[] ids)
    {
        await using var command = new NpgsqlCommand(Roots, connection) { Parameters = { new() { Value = ids } } };
        await using var reader = await command.ExecuteReaderAsync();
        var roots = new Dictionary<long, long>();
        while (await reader.ReadAsync())
            roots[reader.GetInt64(0)] = reader.GetInt64(1);
        return roots;
    }

    private static async Task<Dictionary<long, Standing>> LockAsync(NpgsqlConnection connection, long[] ids, Dictionary<long, long> roots)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Lock) { Parameters = { new() { Value = roots.Values.Distinct().ToArray() } } },
                new(Standings) { Parameters = { new() { Value = ids } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var standings = new Dictionary<long, Standing>();
        while (await reader.ReadAsync())
            standings[reader.GetInt64(0)] = StandingOf(reader);
        return standings;
    }

    private static Standing StandingOf(NpgsqlDataReader reader)
    {
        var state = Enum.Parse<QuestionState>(reader.GetString(3));
        var session = Enum.Parse<SessionState>(reader.GetString(4));
        return new Standing(reader.GetInt64(1), reader.GetInt32(5), reader.GetBoolean(2) && state.IsPublic(),
            state.TakesVotes() && session is SessionState.Announced or SessionState.Live or SessionState.Paused or SessionState.Standing);
    }

    private static async Task<Dictionary<long, int>> ApplyAsync(NpgsqlConnection connection, List<CastVote.Ballot> ballots)
    {
        var votes = new Dictionary<long, int>();
        if (ballots.Count == 0)
            return votes;
        await using var command = new NpgsqlCommand(Apply, connection)
        {
            Parameters =
            {
                new() { Value = ballots.Select(ballot => ballot.QuestionId).ToArray() },
                new() { Value = ballots.Select(ballot => ballot.Voter).ToArray() },
                new() { Value = ballots.Select(ballot => ballot.Joins).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            votes[reader.GetInt64(0)] = reader.GetInt32(1);
        return votes;
    }

    private sealed record Standing(long RootId, int Votes, bool IsKnown, bool IsOpen);
}
