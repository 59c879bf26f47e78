using System.Collections.Concurrent;
using System.Diagnostics;
using Dialogue.Core.Surveys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>
/// B2: four times as many answers as the intake carries, at moments fixed before, for a minute. What is refused is sent again when the
/// refusal said so, at most three times; a refusal's time runs from the moment at which the answer was due.
/// </summary>
internal sealed class Burst : IBench
{
    private const int Times = 4;
    private const int MostAttempts = 3;
    private const double RefusedWithin = 50;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    public string Name => "burst";
    public string Id => "B2";
    public string Group => "intake";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        await using var city = await IntakeGround.CreateAsync(ground, "bench_burst", cancellationToken);
        await using var intake = new SurveyIntake(city.Source, new IntakeOptions(), NullLogger<SurveyIntake>.Instance);
        var tally = new Tally();
        var capacity = await CapacityAsync(intake, city.Forms, tally, cancellationToken);
        var length = effort.Runs > 1 ? Minute : 3 * effort.Run;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await FloodAsync(intake, city.Forms, tally, Times * capacity, length, cancellationToken);
        var grown = (tally.Peak - before) / 1e6;
        var fault = await IntakeGround.FaultAsync(city.ConnectionString, city.Forms.WaveId, tally.Acknowledged, cancellationToken);
        var what = $"{Times} times {capacity:N0} answers/s for {length.TotalSeconds:N0} s: {tally.Acknowledged.Count:N0} taken, {tally.Refusals:N0} refusals with a time to come back, longest stop of the collector {tally.LongestStop.TotalMilliseconds:N0} ms";
        return
        [
            new Row(Id, $"{what}; p99 of a refusal ({tally.Refused.Spread})", tally.Refused.Quantile(0.99), "ms") { Fault = fault }.AtMost(RefusedWithin),
            new Row(Id, "memory that the burst took at most, with the generator's own bookkeeping", grown, "MB") { Fault = fault },
        ];
    }

    private static async Task<double> CapacityAsync(SurveyIntake intake, FilledForms forms, Tally tally, CancellationToken cancellationToken)
    {
        var (start, length, before) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(2), tally.Acknowledged.Count);
        await Task.WhenAll(Enumerable.Range(0, 1024).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; Stopwatch.GetElapsedTime(start) < length; i += 1024)
            {
                var form = forms.Next(i);
                if (await intake.SubmitAsync(form, cancellationToken) is IntakeOutcome.Accepted)
                    tally.Acknowledged.Add(form.Key);
            }
        }, cancellationToken)));
        return (tally.Acknowledged.Count - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task FloodAsync(
        SurveyIntake intake, FilledForms forms, Tally tally, double perSecond, TimeSpan length, CancellationToken cancellationToken)
    {
        var (start, sent) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(start) is var now && now < length)
        {
            for (var due = (long)(now.TotalSeconds * perSecond); sent < due; sent++)
            {
                var moment = start + (long)(sent / perSecond * Stopwatch.Frequency);
                tally.Follow(SendAsync(intake, forms.Next((int)sent), moment, tally, cancellationToken));
            }
            tally.Look();
            await Task.Delay(Tick, cancellationToken);
        }
        while (tally.Waiting > 0)
            await Task.Delay(Tick, cancellationToken);
        await tally.Failure;
    }

    private static async Task SendAsync(SurveyIntake intake, Submission form, long moment, Tally tally, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            switch (await intake.SubmitAsync(form, cancellationToken))
            {
                case IntakeOutcome.Accepted:
                    tally.Acknowledged.Add(form.Key);
                    return;
                case IntakeOutcome.Busy busy:
                    tally.Refuse(moment);
                    // Only some come back: the burst would never end otherwise.
                    if (form.Key.ToByteArray()[0] % 16 != 0)
                        return;
                    await Task.Delay(busy.RetryAfter, cancellationToken);
                    moment = Stopwatch.GetTimestamp();
                    break;
                default:
                    throw new InvalidOperationException("An answer was neither taken nor put off.");
            }
        }
    }

    private sealed class Tally
    {
        private const int Sampled = 64;
        private TimeSpan stopped = GC.GetTotalPauseDuration();
        private long refusals;
        private long waiting;

        public ConcurrentBag<Guid> Acknowledged { get; } = [];
        public Timings Refused { get; } = new();
        public long Refusals => Interlocked.Read(ref refusals);
        public long Peak { get; private set; }
        public TimeSpan LongestStop { get; private set; }
        public long Waiting => Interlocked.Read(ref waiting);

        /// <summary>What went wrong with a send; done when nothing did.</summary>
        public Task Failure { get; private set; } = Task.CompletedTask;

        /// <summary>Counts what is under way. A list of half a million tasks made the collector stop everybody for a tenth of a second.</summary>
        public void Follow(Task send)
        {
            if (send.IsCompletedSuccessfully)
                return;
            Interlocked.Increment(ref waiting);
            _ = send.ContinueWith(
                done =>
                {
                    if (!done.IsCompletedSuccessfully)
                        Failure = done;
                    Interlocked.Decrement(ref waiting);
                },
                TaskScheduler.Default);
        }

        public void Refuse(long moment)
        {
            // Two million times would be the memory that is measured.
            if (Interlocked.Increment(ref refusals) % Sampled == 0)
                Refused.AddSince(moment);
        }

        public void Look()
        {
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: false));
            var now = GC.GetTotalPauseDuration();
            LongestStop = now - stopped > LongestStop ? now - stopped : LongestStop;
            stopped = now;
        }
    }
}
