using System.Text.Json;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// Every wave's figures rest on all its answers. A wave is a period of its own, so that one that breaks does not hold up another;
/// its figures and the end of the run are one transaction.
/// </summary>
public sealed class EstimateWaves(DialogueDb db, SurveyCatalog catalog, TimeProvider clock) : IRecurringJob
{
    private const double GrowthWorthARun = 1.05;

    /// <summary>Estimates what is due at once, outside the schedule.</summary>
    /// <returns>How many waves were estimated.</returns>
    public static async Task<int> RunAsync(DialogueDb db, SurveyCatalog catalog, TimeProvider clock, CancellationToken cancellationToken)
    {
        var due = await DueAsync(db, catalog, cancellationToken);
        foreach (var wave in due)
            await EstimateAsync(db, wave, catalog, clock, null, cancellationToken);
        return due.Count;
    }

    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        (await DueAsync(db, catalog, cancellationToken)).ConvertAll(wave => fire.SecondOf(wave.Key));

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var key = JobFire.SubjectOf(claim.Period);
        var wave = await db.Set<Wave>().AsNoTracking().SingleAsync(wave => wave.Key == key, cancellationToken);
        return await EstimateAsync(db, wave, catalog, clock, claim, cancellationToken);
    }

    private static async Task<List<Wave>> DueAsync(DialogueDb db, SurveyCatalog catalog, CancellationToken cancellationToken)
    {
        var waves = await db.Set<Wave>().AsNoTracking().Where(wave => wave.State != WaveState.Planned).ToListAsync(cancellationToken);
        var counts = await CountFold.AnswersAsync(db, cancellationToken);
        var runs = await db.Set<EstimateRun>().AsNoTracking().ToDictionaryAsync(run => run.WaveId, cancellationToken);
        var corrected = await db.Set<WaveCorrection>().Where(correction => correction.State == CorrectionState.Asked).Select(correction => correction.WaveId).ToListAsync(cancellationToken);
        return [.. waves.Where(wave => catalog.FindWave(wave.Key) is { } definition
            && (corrected.Contains(wave.Id) || IsDue(wave, counts.GetValueOrDefault(wave.Id), runs.GetValueOrDefault(wave.Id), MarginsOf(definition))))];
    }

    /// <summary>
    /// A finished wave is estimated once all is in; an open one only when enough came in to change the picture. What was refused is
    /// tried again when answers or margins have changed. What is out stays until an officer orders a correction.
    /// </summary>
    private static bool IsDue(Wave wave, long responses, EstimateRun? last, string margins)
    {
        var isSame = last?.Margins == margins;
        var isFinal = last is { Problem: { } problem } && (problem != EstimateProblem.FoundOut || wave.State == WaveState.Published);
        if (isFinal && isSame && last?.Responses == responses)
            return false;
        return (wave.State, wave.EstimatedResponses) switch
        {
            (_, null) => responses > 0,
            (WaveState.Open, { } estimated) => responses > estimated * GrowthWorthARun || !isSame,
            (WaveState.Closed, { } estimated) => responses != estimated || !isSame || last is not { Audited: true },
            _ => false,
        };
    }

    private static string MarginsOf(WaveDefinition definition) => JsonSerializer.Serialize(definition.Margins);

    private static async Task<int> EstimateAsync(
        DialogueDb db, Wave wave, SurveyCatalog catalog, TimeProvider clock, JobClaim? claim, CancellationToken cancellationToken)
    {
        var definition = catalog.FindWave(wave.Key) ?? throw new InvalidOperationException($"Wave {wave.Key} has no definition.");
        var now = clock.GetUtcNow();
        var correction = await db.Set<WaveCorrection>().SingleOrDefaultAsync(one => one.WaveId == wave.Id && one.State == CorrectionState.Asked, cancellationToken);
        var input = await EstimationInput.ReadAsync(db, wave.Id, cancellationToken);
        var kinds = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, agency => agency.Kind, cancellationToken);
        var history = await db.Set<WaveCell>().AsNoTracking().Where(cell => cell.WaveId == wave.Id && cell.Release > 0).ToListAsync(cancellationToken);
        var sample = WaveSample.Of(definition, input, kinds);
        var (result, weights) = Estimate(wave, catalog, definition, sample, kinds, history, now);
        var quality = QualityReport.Of(wave, catalog.InstrumentOf(definition), input, weights is null ? null : sample with { Weights = weights }, now);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (correction is not null)
            await new Corrected(db, wave, correction, clock).SettleAsync(result, cancellationToken);
        await db.Set<EstimateRun>().Where(run => run.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        db.Add(RunOf(wave, definition, input.Count, weights, result, now));
        var isReplaced = !result.IsRefused(wave.State);
        if (isReplaced)
            await ReplaceAsync(db, wave, result, weights, cancellationToken);
        await ReplaceAsync(db, wave, quality, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // Last, as answers that come in wait for this row; and a wave that was closed or released meanwhile is to be estimated as such.
        if (isReplaced && await db.Set<Wave>().Where(row => row.Id == wave.Id && row.State == wave.State)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.EstimatedResponses, input.Count), cancellationToken) == 0)
            throw new InvalidOperationException($"Wave {wave.Key} was moved on while it was estimated.");
        if (claim is not null)
            await JobRuns.FinishWithAsync(db, claim, result.Estimates.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return result.Estimates.Count;
    }

    private static (WaveResult Result, SampleWeights? Weights) Estimate(
        Wave wave, SurveyCatalog catalog, WaveDefinition definition, WaveSample sample, Dictionary<int, AgencyKind> kinds, List<WaveCell> history, DateTimeOffset now)
    {
        if (sample.IsEmpty)
            return (WaveResult.Nothing with { Obstacle = wave.State == WaveState.Published ? new Obstacle(EstimateProblem.NoAnswers, "", "") : null }, null);
        var instrument = catalog.InstrumentOf(definition);
        return SampleWeights.Of(sample, definition.Margins, instrument) switch
        {
            SampleWeights.Found { Weights: var weights } =>
                (new WaveEstimation(wave, instrument, definition.Choices, sample with { Weights = weights }, now).Run(kinds, history, wave.State is WaveState.Closed or WaveState.Published), weights),
            SampleWeights.Refused refused => (WaveResult.Nothing with { Obstacle = new Obstacle(refused.Problem, refused.Item, refused.Category) }, null),
            var unknown => throw new InvalidOperationException($"Unknown outcome {unknown.GetType().Name}."),
        };
    }

    private static async Task ReplaceAsync(DialogueDb db, Wave wave, QualityReport quality, CancellationToken cancellationToken)
    {
        await db.Set<WaveQuality>().Where(row => row.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WaveQualityFigure>().Where(row => row.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(quality.Counts);
        db.AddRange(quality.Figures);
    }

    private static async Task ReplaceAsync(DialogueDb db, Wave wave, WaveResult result, SampleWeights? weights, CancellationToken cancellationToken)
    {
        await db.Set<WaveEstimate>().Where(estimate => estimate.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WaveBreakdown>().Where(figure => figure.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<MarginFactor>().Where(factor => factor.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WaveCell>().Where(cell => cell.WaveId == wave.Id && cell.Release == 0).ExecuteDeleteAsync(cancellationToken);
        await DecideAsync(db, wave, [.. result.Estimates, .. result.Breakdowns], cancellationToken);
        await db.CopyAsync(result.Estimates, cancellationToken);
        await db.CopyAsync(result.Breakdowns, cancellationToken);
        await db.CopyAsync(result.Cells, cancellationToken);
        db.AddRange(weights?.FactorsOf(wave.Id) ?? []);
    }

    /// <summary>What officers decided before holds for the same figures computed again, where no rule decides them now.</summary>
    private static async Task DecideAsync(DialogueDb db, Wave wave, List<StoredFigure> figures, CancellationToken cancellationToken)
    {
        var decided = await db.Set<FigureDecision>().AsNoTracking().Where(decision => decision.WaveId == wave.Id)
            .ToDictionaryAsync(decision => (decision.Subject, decision.Measure, decision.Scope), cancellationToken);
        foreach (var figure in figures.Where(figure => figure.Gate == FigureGate.Review))
            if (decided.TryGetValue((FigureDecision.SubjectOf(figure), figure.Measure, figure.Scope), out var decision))
                figure.Gate = decision.Gate;
    }

    private static EstimateRun RunOf(Wave wave, WaveDefinition definition, int responses, SampleWeights? weights, WaveResult result, DateTimeOffset now) => new()
    {
        WaveId = wave.Id,
        Responses = responses,
        Margins = MarginsOf(definition),
        LowestRatio = weights?.Calibrated?.LowestRatio,
        HighestRatio = weights?.Calibrated?.HighestRatio,
        KishEffect = weights?.Calibrated?.KishDesignEffect,
        Rounds = weights?.Calibrated?.Rounds,
        Audited = wave.State is WaveState.Closed or WaveState.Published && result.Obstacle is null or { Problem: EstimateProblem.FoundOut },
        HiddenMore = result.HiddenMore,
        Problem = result.Obstacle?.Problem,
        ProblemPlace = result.Obstacle?.Place,
        ProblemGroup = result.Obstacle?.Group,
        At = now,
    };
}
