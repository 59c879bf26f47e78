using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>A database with one open wave of the long questionnaire, and the proof that what was acknowledged is stored and counted, once.</summary>
internal sealed class IntakeGround : IAsyncDisposable
{
    private readonly string connectionString;

    private IntakeGround(string connectionString, int waveId, IReadOnlyList<int> agencies)
    {
        this.connectionString = connectionString;
        Source = NpgsqlDataSource.Create(connectionString);
        Forms = new FilledForms(waveId, agencies);
    }

    public NpgsqlDataSource Source { get; }
    public FilledForms Forms { get; }
    public string ConnectionString => connectionString;

    public static async Task<IntakeGround> CreateAsync(Ground ground, string name, CancellationToken cancellationToken)
    {
        var connectionString = await ground.DatabaseAsync(name, cancellationToken);
        await using var db = DialogueDataOptions.Open(connectionString);
        var wave = await db.Set<Wave>().Where(wave => wave.InstrumentId == FilledForms.Instrument.Id).MinAsync(wave => wave.Id, cancellationToken);
        await db.Database.ExecuteSqlAsync($"update wave set state = 'Open' where id = {wave}", cancellationToken);
        return new IntakeGround(connectionString, wave, await db.Agencies.Select(agency => agency.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Closes the wave, lets the last answers out, and counts.</summary>
    /// <returns>What is wrong; null when acknowledged, stored and counted are the same, answer by answer and cell by cell.</returns>
    public static async Task<string?> FaultAsync(
        string connectionString, int waveId, IReadOnlyCollection<Guid> acknowledged, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        await WaitingAnswers.ReleaseAsync(db, waveId, cancellationToken);
        var left = acknowledged.ToHashSet();
        var stored = await db.Set<Response>().Where(response => response.WaveId == waveId && !response.Waits).Select(response => response.SubmissionKey).ToListAsync(cancellationToken);
        left.ExceptWith(stored);
        await CountFold.FoldAsync(db, cancellationToken);
        var counted = (await CountFold.AnswersAsync(db, cancellationToken)).GetValueOrDefault(waveId);
        var wrong = await CountFold.RecountAsync(db, waveId, cancellationToken);
        return left.Count == 0 && stored.Count == acknowledged.Count && counted == stored.Count && wrong.Count == 0
            ? null
            : $"{acknowledged.Count} answers were acknowledged, {stored.Count} are stored, {left.Count} are missing, {counted} are counted, {wrong.Count} cells are wrong";
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
