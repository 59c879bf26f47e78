using System.Diagnostics;
using Dialogue.Bench.City;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Bench.Rows;

/// <summary>
/// S1: public questions like a text that is being written, among a million. The questions are put together by SQL from pieces of our
/// seed texts, so that pieces come back in hundreds of them, as in a city that asks about the same things.
/// </summary>
internal sealed class SimilarTime : IBench
{
    private const int Million = 1_000_000;
    private const int QuickSize = 50_000;
    private const int Asked = 300;
    private const int WarmUps = 50;
    private const double TargetMilliseconds = 50;

    public string Name => "similar";
    public string Id => "S1";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var size = effort == Effort.Quick ? QuickSize : Million;
        var connection = await ground.DatabaseAsync("bench_similar", cancellationToken);
        Console.WriteLine($"  {size:N0} questions are made by SQL …");
        var start = Stopwatch.GetTimestamp();
        await FillAsync(connection, size, cancellationToken);
        Console.WriteLine($"  made in {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s");

        var services = new ServiceCollection().AddLogging().AddDialogueCore(connection);
        await using var provider = services.BuildServiceProvider();
        var (times, own) = (new Timings(), 0);
        foreach (var (nth, (id, text)) in (await AskedAsync(connection, cancellationToken)).Index())
        {
            await using var scope = provider.CreateAsyncScope();
            var similar = scope.ServiceProvider.GetRequiredService<SimilarQuestions>();
            var from = Stopwatch.GetTimestamp();
            var found = await similar.PublicAsync(text, null, 3, cancellationToken);
            if (nth < WarmUps)
                continue;
            times.AddSince(from);
            own += found.Any(one => one.Id == id) ? 1 : 0;
        }
        return
        [
            new Row(Id, $"questions like the first two thirds of one without marks, among {size:N0}, p95 ({times.Spread})", times.Quantile(0.95), "ms").AtMost(TargetMilliseconds),
            new Row(Id, "of these the question itself among the three shown", 100.0 * own / Asked, "%"),
        ];
    }

    /// <summary>Copies one question under other words, in one transaction without the triggers that count each row by itself.</summary>
    private static async Task FillAsync(string connection, int size, CancellationToken cancellationToken)
    {
        await LiveSession.CreateAsync(connection, 1, cancellationToken);
        string[][] pieces = [.. SeedTexts.All.Select(text => CitizenText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length >= 12)];
        await using var db = DialogueDataOptions.Open(connection);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"set local session_replication_role = replica", cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            insert into question overriding system value
            select made.* from question pattern cross join generate_series(1, {size}) n
            cross join lateral (select concat_ws(' ', ({Third(pieces, 0)})[1 + (random() * {pieces.Length - 1})::int], ({Third(pieces, 1)})[1 + (n::bigint * 7919 % {pieces.Length})::int],
                                                      ({Third(pieces, 2)})[1 + (random() * {pieces.Length - 1})::int], 'so', 1 + n % 400) as words) one
            cross join lateral jsonb_populate_record(pattern, jsonb_build_object(
                'id', 1000 + n, 'number', 1000 + n, 'receipt', 'B' || n, 'send_key', md5(n::text)::uuid, 'import_key', null, 'text', words, 'folded', words,
                'state', 'Published', 'published_at', now(), 'topic_code', null, 'root_id', null, 'merged_into_id', null)) made
            where pattern.id = (select min(id) from question)
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"drop index ix_question_search_terms", cancellationToken);
        await db.Database.ExecuteSqlAsync($"insert into question_search (question_id, terms) select id, question_terms(folded) from question where id > 1000", cancellationToken);
        await db.Database.ExecuteSqlAsync($"create index ix_question_search_terms on question_search using gin (terms)", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"vacuum analyze question_search", cancellationToken);
        await db.Database.ExecuteSqlAsync($"analyze question", cancellationToken);
    }

    private static string[] Third(string[][] pieces, int part) => [.. pieces.Select(words => string.Join(' ', words[(words.Length * part / 3)..(words.Length * (part + 1) / 3)]))];

    private static async Task<List<(long Id, string Text)>> AskedAsync(string connection, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connection);
        var rows = await db.Questions.AsNoTracking().OrderBy(q => q.SendKey).Take(WarmUps + Asked).Select(q => new { q.Id, q.Folded }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Id, row.Folded[..(row.Folded.Length * 2 / 3)]));
    }
}
