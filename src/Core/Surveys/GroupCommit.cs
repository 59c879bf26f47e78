using Dialogue.Core.Data;
using Npgsql;
using NpgsqlTypes;

namespace Dialogue.Core.Surveys;

/// <summary>
/// Writes a group of answers, their words and what they add to the counts in one statement: all of it or none.
/// <para>
/// Nobody's answer may be found by when it came. So answers become visible at least ten at a time: fewer are stored as waiting, and a
/// group that comes later takes the waiting ones up, writes them anew among its own in the order of their random keys, and counts
/// them then. Rows that appear together so share one transaction, in an order that says nothing; the waiting ones, never more than
/// nine a wave, are written anew with each newcomer for the same reason. Words go the same way by themselves.
/// </para>
/// </summary>
internal sealed class GroupCommit(NpgsqlDataSource database, int fewestTogether)
{
    // Paper forms may still be keyed in after the wave has closed, hence mode 3. The shared lock on the wave lets a closing wait for the
    // answers that saw it open.
    private const string Insert = """
        with open as (select id, state from wave where id = any($1) for share),
        fresh as (
            select i.*
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                as i(wave_id, submission_key, body_hash, answered_on, agency_id, session_id, mode, invited, answers)
            join open on open.id = i.wave_id
            where (open.state = 'Open' or (open.state = 'Closed' and i.mode = 3))
                and not exists (select from response r where r.wave_id = i.wave_id and r.submission_key = i.submission_key)),
        company as (
            select f.wave_id, count(*) + (select count(*) from response r where r.wave_id = f.wave_id and r.waits) >= $14 as enough
            from fresh f group by f.wave_id),
        waited as (
            delete from response r using company c where r.wave_id = c.wave_id and r.waits
            returning r.wave_id, r.submission_key, r.body_hash, r.answered_on, r.agency_id, r.session_id, r.mode, r.invited, r.answers),
        landed as (
            insert into response (wave_id, submission_key, body_hash, answered_on, agency_id, session_id, mode, invited, answers, waits)
            select a.*, not c.enough
            from (select * from fresh union all select * from waited) a join company c on c.wave_id = a.wave_id
            order by a.wave_id, a.submission_key
            on conflict do nothing
            returning wave_id, submission_key, body_hash, agency_id, answers, waits),
        waited_words as (
            delete from response_text w using company c where w.wave_id = c.wave_id and w.waits
            returning w.wave_id, w.agency_id, w.item, w.text),
        words as (
            insert into response_text (id, wave_id, agency_id, item, text, waits)
            select gen_random_uuid(), t.wave_id, t.agency_id, t.item, t.text, not c.enough
            from (
                select l.wave_id, l.agency_id, i.item, i.text
                from unnest($10, $11, $12, $13) as i(wave_id, submission_key, item, text)
                join landed l on l.wave_id = i.wave_id and l.submission_key = i.submission_key
                union all
                select * from waited_words) t
            join company c on c.wave_id = t.wave_id
            order by 1),
        counted as (
            insert into count_delta (wave_id, agency_id, slots, codes, counts)
            select wave_id, agency_id, array_agg(slot), array_agg(code), array_agg(n)
            from (
                select l.wave_id, l.agency_id, nth::smallint as slot, (case get_byte(l.answers, nth) when 255 then -1 else get_byte(l.answers, nth) end)::smallint as code, count(*)::integer as n
                from landed l cross join lateral generate_series(0, length(l.answers) - 1) as nth
                where not l.waits
                group by 1, 2, 3, 4) cells
            group by 1, 2)
        select wave_id, submission_key, body_hash, waits from landed
        """;

    private const string Find = """
        select r.wave_id, r.submission_key, r.body_hash, r.waits
        from unnest($1, $2) as i(wave_id, submission_key)
        join response r on r.wave_id = i.wave_id and r.submission_key = i.submission_key
        """;

    private const int MostAttempts = 5;

    public async Task RunAsync(IReadOnlyList<GroupQueue<SurveyIntake.Sent, IntakeOutcome>.Pending> group)
    {
        // The same key may stand twice in a group; the first is written, the others are compared with it.
        var first = group.Select(pending => pending.Item).DistinctBy(KeyOf).ToArray();
        await using var connection = await database.OpenConnectionAsync();
        var stored = await InsertAsync(connection, first);
        var missing = first.Where(sent => !stored.ContainsKey(KeyOf(sent))).ToArray();
        if (missing.Length > 0)
            await FindAsync(connection, missing, stored);
        foreach (var pending in group)
            pending.Outcome.TrySetResult(OutcomeOf(pending.Item, stored));
    }

    private static (int Wave, Guid Key) KeyOf(SurveyIntake.Sent sent) => (sent.Submission.WaveId, sent.Submission.Key);

    private static IntakeOutcome OutcomeOf(SurveyIntake.Sent sent, Dictionary<(int Wave, Guid Key), Stored> stored) =>
        stored.TryGetValue(KeyOf(sent), out var row)
            ? row.BodyHash == sent.BodyHash
                ? new IntakeOutcome.Accepted(SurveyReceipt.Of(sent.Submission.Key))
                : new IntakeOutcome.Conflict()
            : new IntakeOutcome.WaveClosed();

    /// <summary>Two nodes may take up the same waiting answers: the one that finds itself with too few together begins again.</summary>
    private async Task<Dictionary<(int Wave, Guid Key), Stored>> InsertAsync(NpgsqlConnection connection, SurveyIntake.Sent[] group)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = Command(connection, group);
            var landed = await ReadAsync(command, []);
            var alone = landed.Where(row => !row.Value.Waits).CountBy(row => row.Key.Wave).Any(wave => wave.Value < fewestTogether);
            if (!alone || attempt == MostAttempts)
            {
                await (alone ? transaction.RollbackAsync() : transaction.CommitAsync());
                return alone ? throw new InvalidOperationException("Answers would have become visible with too few together.") : landed;
            }
        }
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, SurveyIntake.Sent[] group)
    {
        var rows = group.Select(sent => sent.Submission).ToArray();
        var words = rows.SelectMany(row => row.Texts.Select(text => (row.WaveId, row.Key, Item: text.Key, Text: text.Value))).ToArray();
        return new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.WaveId).ToArray() },
                new() { Value = rows.Select(row => row.Key).ToArray() },
                new() { Value = group.Select(sent => sent.BodyHash).ToArray() },
                new() { Value = rows.Select(row => row.AnsweredOn).ToArray() },
                new() { Value = rows.Select(row => row.AgencyId).ToArray() },
                new() { Value = rows.Select(row => row.SessionId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = rows.Select(row => (short)row.Mode).ToArray() },
                new() { Value = rows.Select(row => row.Invited).ToArray() },
                new() { Value = rows.Select(row => AnswerBytes.Pack(row.Codes)).ToArray() },
                new() { Value = words.Select(word => word.WaveId).ToArray() },
                new() { Value = words.Select(word => word.Key).ToArray() },
                new() { Value = words.Select(word => word.Item).ToArray() },
                new() { Value = words.Select(word => word.Text).ToArray() },
                new() { Value = (long)fewestTogether },
            },
        };
    }

    private static async Task FindAsync(NpgsqlConnection connection, SurveyIntake.Sent[] group, Dictionary<(int Wave, Guid Key), Stored> stored)
    {
        await using var command = new NpgsqlCommand(Find, connection)
        {
            Parameters =
            {
                new() { Value = group.Select(sent => sent.Submission.WaveId).ToArray() },
                new() { Value = group.Select(sent => sent.Submission.Key).ToArray() },
            },
        };
        await ReadAsync(command, stored);
    }

    private static async Task<Dictionary<(int Wave, Guid Key), Stored>> ReadAsync(
        NpgsqlCommand command, Dictionary<(int Wave, Guid Key), Stored> stored)
    {
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            stored[(reader.GetInt32(0), reader.GetGuid(1))] = new Stored(reader.GetInt64(2), reader.GetBoolean(3));
        return stored;
    }

    private sealed record Stored(long BodyHash, bool Waits);
}
