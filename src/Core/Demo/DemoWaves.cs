using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>Runs the city's survey waves over again, one after the other: opened at their instant, answered through the intake, closed.</summary>
internal sealed class DemoWaves(DialogueDb db, SurveyIntake intake, SurveyCatalog catalog, DemoOptions options, DateTimeOffset now)
{
    private const string Instrument = "sipas";
    private const int AtOnce = 512;

    /// <summary>Of those who answer at home, the share who took the public link without being invited.</summary>
    private const double SelfChosen = 0.06;

    private readonly TimeSpan city = TimeSpan.FromHours(7);

    /// <summary>The waves that have begun, in their order.</summary>
    public IReadOnlyList<WaveDefinition> Begun { get; } =
        [.. catalog.Waves.Where(wave => wave.Instrument.Id == Instrument && wave.Opens <= now)];

    public int AnswersOf(WaveDefinition wave, DemoStanding standing)
    {
        var share = wave.Closes <= now ? 1 : 0.55;
        return (int)Math.Ceiling(standing.Answers * options.SurveyShare * share);
    }

    public int AnswersOf(WaveDefinition wave) => DemoStanding.All.Sum(standing => AnswersOf(wave, standing));

    /// <summary>The keys that the demonstration sends, in any process and at any time.</summary>
    public static IEnumerable<Guid> KeysOf(ulong seed, string wave, int answers) =>
        Enumerable.Range(0, answers).Select(nth => Dice.Key(seed, $"{wave}|{nth}"));

    public async Task FillAsync(IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Code, cancellationToken);
        var (done, all) = (0, Begun.Sum(AnswersOf));
        foreach (var wave in Begun)
        {
            // A process that runs the schedule may close the wave at any moment; the lock lets answers in and makes the closing wait.
            await using var held = await OpenAsync(wave, cancellationToken);
            var waveId = await db.Set<Wave>().Where(row => row.Key == wave.Key).Select(row => row.Id).SingleAsync(cancellationToken);
            foreach (var group in Submissions(wave, waveId, agencies).Chunk(AtOnce))
            {
                await Task.WhenAll(group.Select(submission => SubmitAsync(submission, cancellationToken)));
                progress?.Report(new DemoProgress("survey answers", done += group.Length, all));
            }
            await held.CommitAsync(cancellationToken);
            await WaitingAnswers.ReleaseAsync(db, waveId, cancellationToken);
            await WaveClock.MoveAsync(db, wave.Closes <= now ? wave.Closes.ToUniversalTime() : now, cancellationToken);
            await PublishAsync(waveId, cancellationToken);
        }
        await WaveClock.MoveAsync(db, now, cancellationToken);
    }

    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> OpenAsync(WaveDefinition wave, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await RewindAsync(wave, cancellationToken);
            await WaveClock.MoveAsync(db, wave.Opens.ToUniversalTime(), cancellationToken);
            var held = await db.Database.BeginTransactionAsync(cancellationToken);
            var state = await db.Database.SqlQuery<string>($"select state as \"Value\" from wave where key = {wave.Key} for share")
                .ToListAsync(cancellationToken);
            if (state is [nameof(WaveState.Open)])
                return held;
            await held.DisposeAsync();
        }
        throw new InvalidOperationException($"Wave {wave.Key} does not stay open: another process closes it.");
    }

    /// <summary>A wave that ended in the past was released then.</summary>
    private Task<int> PublishAsync(int waveId, CancellationToken cancellationToken) => db.Set<Wave>()
        .Where(row => row.Id == waveId && row.State == WaveState.Closed)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, WaveState.Published).SetProperty(row => row.PublishedAt, row => row.ClosedAt), cancellationToken);

    /// <summary>A wave that nobody has answered has not been asked in earnest: it may open once more.</summary>
    private Task<int> RewindAsync(WaveDefinition wave, CancellationToken cancellationToken) => db.Set<Wave>()
        .Where(row => row.Key == wave.Key && row.State != WaveState.Planned && !db.Set<Response>().Any(response => response.WaveId == row.Id))
        .ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, WaveState.Planned).SetProperty(row => row.OpenedAt, (DateTimeOffset?)null)
                .SetProperty(row => row.ClosedAt, (DateTimeOffset?)null)
                .SetProperty(row => row.PublishedAt, (DateTimeOffset?)null).SetProperty(row => row.EstimatedResponses, (int?)null),
            cancellationToken);

    private IEnumerable<Submission> Submissions(WaveDefinition wave, int waveId, Dictionary<string, Agency> agencies)
    {
        var instrument = catalog.InstrumentOf(wave);
        var nth = 0;
        foreach (var standing in DemoStanding.All.Where(standing => agencies.ContainsKey(standing.Agency)))
        {
            var (agency, dice) = (agencies[standing.Agency], Dice.For(options.Seed, $"{wave.Key}|{standing.Agency}"));
            var respondent = new DemoRespondent(instrument, dice);
            var level = standing.Level + (standing.Growth * Begun.ToList().IndexOf(wave)) + (0.03 * dice.Normal());
            for (var i = AnswersOf(wave, standing); i > 0; i--)
            {
                var answers = respondent.Fill(level, standing.Factors, agency.Kind is not (AgencyKind.Ward or AgencyKind.Commune));
                var mode = ModeOf(wave, dice);
                yield return Submission.From(
                    instrument, Route.Through(instrument, answers), waveId, agency.Id, null, Dice.Key(options.Seed, $"{wave.Key}|{nth++}"),
                    mode, DayOf(wave, dice)) with
                { Invited = mode == WaveMode.Web && dice.Share() > SelfChosen };
            }
        }
    }

    private static WaveMode ModeOf(WaveDefinition wave, Dice dice) =>
        dice.Share() switch
        {
            < 0.04 when wave.Modes.Contains(WaveMode.Kiosk) => WaveMode.Kiosk,
            > 0.9 when wave.Modes.Contains(WaveMode.Paper) => WaveMode.Paper,
            > 0.72 when wave.Modes.Contains(WaveMode.Clerk) => WaveMode.Clerk,
            _ => WaveMode.Web,
        };

    private DateOnly DayOf(WaveDefinition wave, Dice dice)
    {
        var until = wave.Closes <= now ? wave.Closes.AddMinutes(-1) : now;
        return DateOnly.FromDateTime((wave.Opens + ((until - wave.Opens) * dice.Share())).ToOffset(city).DateTime);
    }

    private async Task SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await intake.SubmitAsync(submission, cancellationToken))
            {
                case IntakeOutcome.Accepted:
                    return;
                case IntakeOutcome.Busy busy:
                    await Task.Delay(busy.RetryAfter, cancellationToken);
                    break;
                case var refused:
                    throw new InvalidOperationException($"The intake refused a demonstration answer: {refused.GetType().Name}.");
            }
        }
    }
}
