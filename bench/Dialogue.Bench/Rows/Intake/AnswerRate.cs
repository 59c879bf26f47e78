using System.Collections.Concurrent;
using System.Diagnostics;
using Dialogue.Core.Surveys;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialogue.Bench.Rows;

/// <summary>
/// B1: answers to the long questionnaire through the intake, acknowledged after the commit. The ceilings are loops of the intake's own
/// statement, prepared, without queue or checks: with a group in each statement, and with one answer in each as pgbench would send it.
/// Every acknowledged answer must be one row, and the counts must know exactly as many.
/// </summary>
internal sealed class AnswerRate : IBench
{
    private const int Callers = 1024;
    private const int Connections = 8;
    private const double ShareOfCeiling = 0.3;

    public string Name => "answers";
    public string Id => "B1";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var options = new IntakeOptions();
        await using var bare = NpgsqlDataSource.Create(await ground.DatabaseAsync("bench_answers_bare", cancellationToken));
        await using var source = NpgsqlDataSource.Create(await ground.DatabaseAsync("bench_answers", cancellationToken));
        var filled = new FilledForms(await OpenWaveAsync(source, cancellationToken), await AgenciesAsync(source, cancellationToken));
        var filledBare = new FilledForms(await OpenWaveAsync(bare, cancellationToken), await AgenciesAsync(bare, cancellationToken));
        await using var intake = new SurveyIntake(source, options, NullLogger<SurveyIntake>.Instance);
        var loop = new InsertLoop(bare, filledBare);

        var (acknowledged, times) = (new ConcurrentBag<Guid>(), new Timings());
        await SubmitAsync(intake, filled, acknowledged, new Timings(), TimeSpan.FromSeconds(1), cancellationToken); // warms up
        var (rates, groups, singles) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < effort.Runs; run++)
        {
            groups.Add(await loop.RunAsync(Connections, options.GroupSize, effort.Run, cancellationToken));
            rates.Add(await SubmitAsync(intake, filled, acknowledged, times, effort.Run, cancellationToken));
            singles.Add(await loop.RunAsync(Connections, 1, effort.Run, cancellationToken));
        }

        var fault = await FaultAsync(source, filled.WaveId, acknowledged, cancellationToken);
        var what = $"durable answers of {FilledForms.Items} items, {Callers} callers ({times.Spread}); ceiling: {Connections} connections, groups of {options.GroupSize}";
        var row = new Row(Id, what, Median.Of(rates), "answers/s") { Ceiling = Median.Of(groups), Fault = fault };
        return
        [
            row.AtLeastOfCeiling(ShareOfCeiling),
            (row with { What = $"the same; ceiling: {Connections} connections, one answer in a statement", Ceiling = Median.Of(singles) }).AtLeastOfCeiling(ShareOfCeiling),
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
                if (await intake.SubmitAsync(form, cancellationToken) is not IntakeOutcome.Accepted)
                    throw new InvalidOperationException("An answer was refused.");
                times.AddSince(sent);
                acknowledged.Add(form.Key);
            }
        }, cancellationToken)));
        return (acknowledged.Count - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<string?> FaultAsync(NpgsqlDataSource source, int wave, ConcurrentBag<Guid> acknowledged, CancellationToken cancellationToken)
    {
        var left = acknowledged.ToHashSet();
        var rows = 0;
        await using (var reader = await source.CreateCommand($"select submission_key from response where wave_id = {wave}").ExecuteReaderAsync(cancellationToken))
            for (; await reader.ReadAsync(cancellationToken); rows++)
                left.Remove(reader.GetGuid(0));
        var counted = await source.CreateCommand(
            $"select coalesce(sum(n), 0)::bigint from count_delta, unnest(slots, counts) as c(slot, n) where wave_id = {wave} and slot = 0").ExecuteScalarAsync(cancellationToken);
        return left.Count == 0 && rows == acknowledged.Count && counted is long total && total == rows
            ? null
            : $"{acknowledged.Count} answers were acknowledged, {rows} are stored, {left.Count} are missing, {counted} are counted";
    }

    private static async Task<int> OpenWaveAsync(NpgsqlDataSource source, CancellationToken cancellationToken) =>
        (int)(await source.CreateCommand(
            $"update wave set state = 'Open' where id = (select min(id) from wave where instrument_id = '{FilledForms.Instrument.Id}') returning id")
            .ExecuteScalarAsync(cancellationToken))!; // the long questionnaire ships with waves

    private static async Task<IReadOnlyList<int>> AgenciesAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var agencies = new List<int>();
        await using var reader = await source.CreateCommand("select id from agency").ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            agencies.Add(reader.GetInt32(0));
        return agencies;
    }
}
