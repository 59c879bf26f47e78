using System.Diagnostics;
using Dialogue.Bench.City;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>
/// B4, B5, B6: a released wave with ten thousand answers and with five million. The pages with its charts and tables at both sizes, a
/// full recount, and what an answer takes on disk with its indexes. The answers are written by the database itself, of 64 kinds,
/// under random keys; how fast they are taken is B1.
/// </summary>
internal sealed class StoredAnswers : IBench
{
    private const int Few = 10_000;
    private const int Many = 5_000_000;
    private const int Batch = 250_000;
    private const double PageMilliseconds = 50;
    private const double MostTimes = 2;
    private const double RecountSeconds = 60;
    private const double Bytes = 200;
    private static readonly string[] Pages = ["results", "table", "agency", "city"];

    public string Name => "stored";
    public string Id => "B4";
    public string Group => "intake";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var many = effort.Runs > 1 ? Many : effort == Effort.Quick ? Many / 50 : Many / 10;
        await using var stored = await IntakeGround.CreateAsync(ground, "bench_stored", cancellationToken);
        var wave = stored.Forms.WaveId;
        await WriteAsync(stored, Few, cancellationToken);
        await PublishAsync(stored, wave, cancellationToken);
        await using var city = await RunningCity.StartAsync(stored.ConnectionString, cancellationToken);
        var key = await stored.Source.CreateCommand($"select key from wave where id = {wave}").ExecuteScalarAsync(cancellationToken) as string ?? "";
        var few = await PagesAsync(city, key, effort, cancellationToken);
        for (var written = Few; written < many; written += Batch)
            await WriteAsync(stored, Math.Min(Batch, many - written), cancellationToken);
        await stored.Source.CreateCommand("vacuum analyze response").ExecuteNonQueryAsync(cancellationToken);
        var full = await PagesAsync(city, key, effort, cancellationToken);

        var (fault, seconds) = await RecountAsync(stored, wave, many, cancellationToken);
        var bytes = (double)(long)(await stored.Source.CreateCommand(
            $"select pg_total_relation_size('response_{wave}') + pg_total_relation_size('count_total')").ExecuteScalarAsync(cancellationToken) ?? 0L) / many;
        return
        [
            .. Pages.Select((page, nth) => new Row(Id, $"page of {page} with its charts and tables at {many:N0} answers, p95 ({full[nth].Spread})", full[nth].Quantile(0.95), "ms").AtMost(PageMilliseconds)),
            .. Pages.Select((page, nth) => new Row(Id, $"the same of {page}, against {Few:N0} answers, p50", full[nth].Quantile(0.5), "ms") { Ceiling = few[nth].Quantile(0.5) }.AtMostOfCeiling(MostTimes)),
            new Row("B5", $"full recount of {many:N0} answers", seconds, "s") { Fault = fault }.AtMost(RecountSeconds),
            new Row("B6", $"stored size of an answer of {FilledForms.Items} items with its indexes and counts", bytes, "bytes").AtMost(Bytes),
        ];
    }

    private static async Task WriteAsync(IntakeGround stored, int answers, CancellationToken cancellationToken)
    {
        var forms = Enumerable.Range(0, 64).Select(stored.Forms.Next).ToArray();
        await using var command = stored.Source.CreateCommand(
            """
            with written as (
                insert into response (body_hash, wave_id, agency_id, session_id, answered_on, submission_key, mode, invited, waits, answers)
                select (random() * 9e18)::bigint, $1, ($3::integer[])[1 + (nth % array_length($3::integer[], 1))], null, current_date, gen_random_uuid(), 0, false, false,
                    ($4::bytea[])[1 + (nth % 64)]
                from generate_series(1, $2) as nth
                returning wave_id, agency_id, answers)
            insert into count_total (wave_id, agency_id, slot, code, count)
            select w.wave_id, w.agency_id, nth::smallint, (case get_byte(w.answers, nth) when 255 then -1 else get_byte(w.answers, nth) end)::smallint, sum(w.n)
            from (select wave_id, agency_id, answers, count(*) as n from written group by 1, 2, 3) w
            cross join lateral generate_series(0, length(w.answers) - 1) as nth
            group by 1, 2, 3, 4
            on conflict (wave_id, agency_id, slot, code) do update set count = count_total.count + excluded.count
            """);
        command.CommandTimeout = 600;
        command.Parameters.Add(new() { Value = stored.Forms.WaveId });
        command.Parameters.Add(new() { Value = answers });
        command.Parameters.Add(new() { Value = forms.Select(form => form.AgencyId).ToArray() });
        command.Parameters.Add(new() { Value = forms.Select(form => AnswerBytes.Pack(form.Codes)).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Figures for every agency and the city, as the estimation leaves them.</summary>
    private static async Task PublishAsync(IntakeGround stored, int wave, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(stored.ConnectionString);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into wave_estimate (wave_id, agency_id, measure, scope, value, n, answers, people, se, df, low, high, n_eff, deff, design, gate, gate_reason, computed_at)
            select {wave}, a.id, m.measure, s.scope, s.share, 500, (500 * s.share)::integer, (500 * s.share)::integer, 0.02, 480, s.share - 0.04, s.share + 0.04, 450, 1.1,
                'Probability', 'Show', 'None', now()
            from (select id from agency union all select null) a(id)
            cross join unnest(array['F1', 'F2', 'F3', 'F4', 'F5', 'C0', 'overall']) as m(measure)
            cross join (values ('satisfied', 0.6), ('5', 0.3), ('4', 0.3), ('3', 0.2), ('2', 0.1), ('1', 0.1)) as s(scope, share)
            """,
            cancellationToken);
        string[] items = [.. FilledForms.Instrument.Measures.SelectMany(measure => measure.Parts)];
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into wave_estimate (wave_id, agency_id, measure, scope, value, n, answers, people, se, df, low, high, n_eff, deff, design, gate, gate_reason, computed_at)
            select {wave}, a.id, m.measure, 'satisfied', 0.6, 500, 300, 300, 0.02, 480, 0.56, 0.64, 450, 1.1, 'Probability', 'Show', 'None', now()
            from (select id from agency union all select null) a(id) cross join unnest({items}) as m(measure)
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into wave_breakdown (wave_id, "table", "group", measure, scope, value, n, answers, people, se, df, low, high, n_eff, deff, design, gate, gate_reason, computed_at)
            select {wave}, 'sex', g.g, m.measure, 'satisfied', 0.6, 500, 300, 300, 0.02, 480, 0.56, 0.64, 450, 1.1, 'Probability', 'Show', 'None', now()
            from unnest(array['1', '2', 'none']) as g(g) cross join unnest(array['F1', 'F2', 'F3', 'F4', 'F5', 'C0', 'overall'] || {items}) as m(measure)
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"update wave set state = 'Published', closed_at = now(), published_at = now(), estimated_responses = {Few} where id = {wave}", cancellationToken);
    }

    private static Task<List<Timings>> PagesAsync(RunningCity city, string wave, Effort effort, CancellationToken cancellationToken) =>
        WarmPages.MeasureAsync(city, [$"/surveys/{wave}/results", $"/surveys/{wave}/results/sex", $"/agencies/{LiveSession.AgencyCode}", "/city"], effort, cancellationToken);

    private static async Task<(string? Fault, double Seconds)> RecountAsync(IntakeGround stored, int wave, int many, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(stored.ConnectionString);
        var start = Stopwatch.GetTimestamp();
        var wrong = await CountFold.RecountAsync(db, wave, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var counted = (await CountFold.AnswersAsync(db, cancellationToken)).GetValueOrDefault(wave);
        return (wrong.Count == 0 && counted == many ? null : $"{wrong.Count} cells differ, {counted} of {many} answers are counted", seconds);
    }
}
