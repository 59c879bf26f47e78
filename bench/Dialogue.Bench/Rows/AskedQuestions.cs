using Dialogue.Bench.City;
using Dialogue.Core.Data;
using Dialogue.Core.Questions.Totals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Bench.Rows;

/// <summary>
/// B4 for questions: charts, their tables and the pages that hold them, with a million questions of all agencies over two years and with a
/// hundredth of them. The questions are copied by SQL without the triggers that count them one by one; then all are counted at once.
/// </summary>
internal sealed class AskedQuestions : IBench
{
    private const int Million = 1_000_000;
    private const int QuickSize = 50_000;

    /// <summary>All in one room would make the planner expect half the city in every room.</summary>
    private const int Rooms = 2_000;
    private const double TargetMilliseconds = 50;
    private const double MostTimes = 2;
    private const string Agency = $"/agencies/{LiveSession.AgencyCode}";

    private static readonly string[] Paths =
        [$"{Agency}/charts/balance.csv", $"{Agency}/charts/topics.csv", $"{Agency}/charts/trend.svg", "/city/charts/topics.csv", "/city/charts/trend.svg", Agency, "/city"];

    public string Name => "asked";
    public string Id => "B4";
    public string Group => "charts";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var many = effort == Effort.Quick ? QuickSize : Million;
        var connection = await ground.DatabaseAsync("bench_asked", cancellationToken);
        await LiveSession.CreateAsync(connection, 1, cancellationToken);
        await using var city = await RunningCity.StartAsync(connection, cancellationToken);
        var fault = await FillAsync(connection, 1, many / 100, cancellationToken);
        var few = await WarmPages.MeasureAsync(city, Paths, effort, cancellationToken);
        fault ??= await FillAsync(connection, many / 100 + 1, many, cancellationToken);
        var full = await WarmPages.MeasureAsync(city, Paths, effort, cancellationToken);
        return
        [
            .. Paths.Select((path, nth) => new Row(Id, $"{path} at {many:N0} questions, p95 ({full[nth].Spread})", full[nth].Quantile(0.95), "ms") { Fault = fault }.AtMost(TargetMilliseconds)),
            .. Paths.Select((path, nth) => new Row(Id, $"the same of {path}, against {many / 100:N0} questions, p50", full[nth].Quantile(0.5), "ms") { Ceiling = few[nth].Quantile(0.5) }.AtMostOfCeiling(MostTimes)),
        ];
    }

    /// <returns>What a recount says against the totals; null when all is well.</returns>
    private static async Task<string?> FillAsync(string connection, int first, int last, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connection);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await db.Database.ExecuteSqlAsync($"set local session_replication_role = replica", cancellationToken);
            await db.Database.ExecuteSqlAsync($"drop index ix_question_folded", cancellationToken); // no page of this row asks it; made anew it costs seconds, kept minutes
            await db.Database.ExecuteSqlAsync($"""
                insert into question overriding system value
                select made.*
                from (select q as row from question q order by id limit 1) pattern
                cross join (select array_agg(id order by id) as agencies from agency where valid_to is null) a
                cross join (select array_agg(code order by position) as topics from topic) t
                cross join generate_series({first}, {last}) n
                cross join lateral jsonb_populate_record(pattern.row, jsonb_build_object(
                    'id', 1000 + n, 'number', 1000 + n, 'receipt', 'B' || n, 'send_key', md5(n::text)::uuid, 'import_key', null, 'room_id', -1 - n % {Rooms}, 'session_id', null,
                    'agency_id', a.agencies[1 + n % cardinality(a.agencies)], 'asked_agency_id', a.agencies[1 + (n + case when n % 31 = 0 then 1 else 0 end) % cardinality(a.agencies)],
                    'state', (array['Published', 'AnsweredLive', 'AnsweredInWriting', 'AnsweredInWriting', 'Deferred', 'Refused', 'Received'])[1 + n / 7 % 7],
                    'asked_at', now() - (n % 700) * interval '1 day', 'published_at', now(), 'answer', case when n / 7 % 7 between 1 and 3 then 'Trong quý tới.' end,
                    'answered_at', case when n / 7 % 7 between 1 and 3 then now() - (n % 690) * interval '1 day' end, 'root_id', null, 'merged_into_id', null, 'topic_needs_reading', n % 20 = 0,
                    'topic_code', t.topics[1 + n / 13 % cardinality(t.topics)], 'software_topic_code', t.topics[1 + n / 13 % cardinality(t.topics)])) made
                """, cancellationToken);
            await db.Database.ExecuteSqlAsync($"""
                insert into question_delta (kind, agency_id, month, key, n)
                select c.kind, c.agency_id, c.month, c.key, count(*) from question q cross join lateral question_cells(q) c
                where q.id between {1000 + first} and {1000 + last} group by 1, 2, 3, 4
                """, cancellationToken);
            await db.Database.ExecuteSqlAsync($"create index ix_question_folded on question using gin (folded gin_trgm_ops) where published_at is not null", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await QuestionFold.FoldAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync($"vacuum analyze question", cancellationToken);
        return await QuestionFold.RecountAsync(db, cancellationToken) is > 0 and var wrong ? $"{wrong} totals disagree with a recount" : null;
    }
}
