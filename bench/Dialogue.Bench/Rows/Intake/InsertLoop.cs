using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using Dialogue.Core.Surveys;
using Npgsql;
using NpgsqlTypes;

namespace Dialogue.Bench.Rows;

/// <summary>The statement of the intake's group commit in a bare loop: what this PostgreSQL can take of it.</summary>
internal sealed class InsertLoop(NpgsqlDataSource source, FilledForms filled)
{
    // Taken from the intake, so that the ceiling is never another statement than the one that is measured.
    private static readonly string Insert = typeof(SurveyIntake).Assembly.GetType("Dialogue.Core.Surveys.GroupCommit")?
        .GetField("Insert", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string
        ?? throw new InvalidOperationException("The statement of the group commit is not where it was.");

    /// <returns>Answers per second.</returns>
    public async Task<double> RunAsync(int connections, int groupSize, TimeSpan length, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var forms = Enumerable.Range(0, groupSize).Select(filled.Next).ToArray();
            var keys = new NpgsqlParameter<Guid[]>();
            await using var command = Command(connection, forms, keys);
            var written = 0;
            for (; Stopwatch.GetElapsedTime(start) < length; written += groupSize)
            {
                keys.TypedValue = [.. forms.Select(_ => Submission.NewKey())];
                if (written == 0)
                    await command.PrepareAsync(cancellationToken);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            return written;
        }, cancellationToken)));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, Submission[] forms, NpgsqlParameter<Guid[]> keys) => new(Insert, connection)
    {
        Parameters =
        {
            new() { Value = forms.Select(form => form.WaveId).ToArray() },
            keys,
            new() { Value = forms.Select(_ => RandomNumberGenerator.GetBytes(32)).ToArray() },
            new() { Value = forms.Select(form => form.AnsweredOn).ToArray() },
            new() { Value = forms.Select(form => form.AgencyId).ToArray() },
            new() { Value = forms.Select(form => form.SessionId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            new() { Value = forms.Select(form => form.Mode.ToString()).ToArray() },
            new() { Value = forms.Select(form => $"{{{string.Join(',', form.Codes)}}}").ToArray() },
            new() { Value = Array.Empty<int>() },
            new() { Value = Array.Empty<Guid>() },
            new() { Value = Array.Empty<string>() },
            new() { Value = Array.Empty<string>() },
        },
    };
}
