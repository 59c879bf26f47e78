using System.Collections.Concurrent;
using System.Diagnostics;
using Dialogue.Core.Surveys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>
/// B1: answers to the long questionnaire through the intake, acknowledged after the commit; one in sixteen is sent twice at once. The
/// ceiling is pgbench with the intake's own statement and a group in each; beside it one answer in each, and the straightforward
/// design: a plain insert for every answer. Each acknowledged answer must be one row, and the counts must know exactly as many.
/// </summary>
internal sealed class AnswerRate : IBench
{
    private const int Callers = 1024;
    private const int TwiceEvery = 16;
    private const int Connections = 8;
    private const double ShareOfCeiling = 0.3;

    public string Name => "answers";
    public string Id => "B1";
    public string Group => "intake";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var options = new IntakeOptions();
        await using var city = await IntakeGround.CreateAsync(ground, "bench_answers", cancellationToken);
        await using var bare = await IntakeGround.CreateAsync(ground, "bench_answers_bare", cancellationToken);
        await using var intake = new SurveyIntake(city.Source, options, NullLogger<SurveyIntake>.Instance);
        var (pgbench, plain) = (new PgBench(bare.ConnectionString), new PlainInserts(bare));
        await plain.PrepareAsync(cancellationToken);

        var (acknowledged, times) = (new ConcurrentBag<Guid>(), new Timings());
        await SubmitAsync(intake, city.Forms, acknowledged, new Timings(), TimeSpan.FromSeconds(1), cancellationToken); // warms up
        var (rates, groups, singles, plains) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < effort.Runs; run++)
        {
            groups.Add(await pgbench.RunAsync(InsertStatement.Of(bare.Forms, options.GroupSize), Connections, effort.Run, cancellationToken) * options.GroupSize);
            rates.Add(await SubmitAsync(intake, city.Forms, acknowledged, times, effort.Run, cancellationToken));
            singles.Add(await pgbench.RunAsync(InsertStatement.Of(bare.Forms, 1), Connections, effort.Run, cancellationToken));
            plains.Add(await plain.RunAsync(Connections, effort.Run, cancellationToken));
        }

        var fault = await IntakeGround.FaultAsync(city.ConnectionString, city.Forms.WaveId, acknowledged, cancellationToken);
        var what = $"durable answers of {FilledForms.Items} items, {Callers} callers, one in {TwiceEvery} twice at once ({times.Spread}); ceiling: pgbench, {Connections} connections, groups of {options.GroupSize}";
        var row = new Row(Id, what, Median.Of(rates), "answers/s") { Ceiling = Median.Of(groups), Fault = fault };
        return
        [
            row.AtLeastOfCeiling(ShareOfCeiling),
            row with { What = $"the same; ceiling: pgbench, {Connections} connections, one answer in a statement", Ceiling = Median.Of(singles) },
            row with { What = $"the same; ceiling: the straightforward design, {Connections} connections, a plain insert and commit for every answer, no counts", Ceiling = Median.Of(plains) },
        ];
    }

    private static async Task<double> SubmitAsync(
        SurveyIntake intake, FilledForms filled, ConcurrentBag<Guid> acknowledged, Timings times, TimeSpan length, CancellationToken cancellationToken)
    {
        var (before, start) = (acknowledged.Count, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; Stopwatch.GetElapsedTime(start) < length; i += Callers)
            {
                var (form, sent) = (filled.Next(i), Stopwatch.GetTimestamp());
                // Spread over the callers: all of them at once would only fill the queue.
                var again = (caller + (i / Callers)) % TwiceEvery == 0 ? intake.SubmitAsync(form, cancellationToken) : null;
                if (await intake.SubmitAsync(form, cancellationToken) is not IntakeOutcome.Accepted first || (again is not null && !first.Equals(await again)))
                    throw new InvalidOperationException("An answer was refused, or its second sending got another receipt.");
                times.AddSince(sent);
                acknowledged.Add(form.Key);
            }
        }, cancellationToken)));
        return (acknowledged.Count - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
