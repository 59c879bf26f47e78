using Dialogue.Core.Data;
using Npgsql;
using NpgsqlTypes;

namespace Dialogue.Core.Surveys;

/// <summary>Writes a group of answers, their words and what they add to the counts in one statement: all of it or none.</summary>
internal sealed class GroupCommit(NpgsqlDataSource database)
{
    // Rows are written in the order of their random keys, and words in the order of their own, so that a row's place on disk tells
    // nothing about when it came. Paper forms may still be keyed in after the wave has closed. The shared lock on the wave lets a
    // closing wait for the answers that saw it open. Arrays of different length cannot travel as one array, hence the text.
    private const string Insert = """
        with open as (select id, state from wave where id = any($1) for share),
        incoming as (
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
                as i(wave_id, submission_key, body_hash, answered_on, agency_id, session_id, mode, answers)),
        landed as (
            insert into response (wave_id, submission_key, body_hash, answered_on, agency_id, session_id, mode, answers)
            select i.wave_id, i.submission_key, i.body_hash, i.answered_on, i.agency_id, i.session_id, i.mode, i.answers::smallint[]
            from incoming i join open on open.id = i.wave_id
            where open.state = 'Open' or (open.state = 'Closed' and i.mode = 'Paper')
            order by i.wave_id, i.submission_key
            on conflict do nothing
            returning wave_id, submission_key, body_hash, agency_id, answers),
        words as (
            insert into response_text (id, wave_id, agency_id, item, text)
            select gen_random_uuid(), l.wave_id, l.agency_id, t.item, t.text
            from unnest($9, $10, $11, $12) as t(wave_id, submission_key, item, text)
            join landed l on l.wave_id = t.wave_id and l.submission_key = t.submission_key
            order by 1),
        counted as (
            insert into count_delta (wave_id, agency_id, slots, codes, counts)
            select wave_id, agency_id, array_agg(slot), array_agg(code), array_agg(n)
            from (
                select l.wave_id, l.agency_id, (a.nth - 1)::smallint as slot, a.code, count(*)::integer as n
                from landed l cross join lateral unnest(l.answers) with ordinality as a(code, nth)
                group by 1, 2, 3, 4) cells
            group by 1, 2)
        select wave_id, submission_key, body_hash from landed
        """;

    private const string Find = """
        select r.wave_id, r.submission_key, r.body_hash
        from unnest($1, $2) as i(wave_id, submission_key)
        join response r on r.wave_id = i.wave_id and r.submission_key = i.submission_key
        """;

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

    private static IntakeOutcome OutcomeOf(SurveyIntake.Sent sent, Dictionary<(int Wave, Guid Key), byte[]> stored) =>
        stored.TryGetValue(KeyOf(sent), out var hash)
            ? hash.AsSpan().SequenceEqual(sent.BodyHash)
                ? new IntakeOutcome.Accepted(SurveyReceipt.Of(sent.Submission.Key))
                : new IntakeOutcome.Conflict()
            : new IntakeOutcome.WaveClosed();

    private static async Task<Dictionary<(int Wave, Guid Key), byte[]>> InsertAsync(NpgsqlConnection connection, SurveyIntake.Sent[] group)
    {
        var rows = group.Select(sent => sent.Submission).ToArray();
        var words = rows.SelectMany(row => row.Texts.Select(text => (row.WaveId, row.Key, Item: text.Key, Text: text.Value))).ToArray();
        await using var command = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.WaveId).ToArray() },
                new() { Value = rows.Select(row => row.Key).ToArray() },
                new() { Value = group.Select(sent => sent.BodyHash).ToArray() },
                new() { Value = rows.Select(row => row.AnsweredOn).ToArray() },
                new() { Value = rows.Select(row => row.AgencyId).ToArray() },
                new() { Value = rows.Select(row => row.SessionId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = rows.Select(row => row.Mode.ToString()).ToArray() },
                new() { Value = rows.Select(row => $"{{{string.Join(',', row.Codes)}}}").ToArray() },
                new() { Value = words.Select(word => word.WaveId).ToArray() },
                new() { Value = words.Select(word => word.Key).ToArray() },
                new() { Value = words.Select(word => word.Item).ToArray() },
                new() { Value = words.Select(word => word.Text).ToArray() },
            },
        };
        return await ReadAsync(command, []);
    }

    private static async Task FindAsync(NpgsqlConnection connection, SurveyIntake.Sent[] group, Dictionary<(int Wave, Guid Key), byte[]> stored)
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

    private static async Task<Dictionary<(int Wave, Guid Key), byte[]>> ReadAsync(
        NpgsqlCommand command, Dictionary<(int Wave, Guid Key), byte[]> stored)
    {
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            stored[(reader.GetInt32(0), reader.GetGuid(1))] = reader.GetFieldValue<byte[]>(2);
        return stored;
    }
}
