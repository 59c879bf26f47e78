using System.Security.Cryptography;
using Dialogue.Core.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialogue.Core.Surveys;

/// <summary>
/// Takes answers and acknowledges them after the commit of their group. The unique key in the response table decides whether an
/// answer is new, so retries, double clicks and several nodes count once.
/// </summary>
public sealed partial class SurveyIntake : IAsyncDisposable
{
    private readonly GroupQueue<Sent, IntakeOutcome> queue;

    public SurveyIntake(NpgsqlDataSource database, IntakeOptions options, ILogger<SurveyIntake> log) => queue = new(
        options.QueueLength, options.GroupSize, new GroupCommit(database, options.FewestTogether).RunAsync,
        (sent, failure) => Failed(log, failure, sent.Submission.WaveId));

    public Task<IntakeOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken) =>
        queue.TrySend(new Sent(submission, submission.BodyHash()))?.WaitAsync(cancellationToken)
        ?? Task.FromResult<IntakeOutcome>(new IntakeOutcome.Busy(TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(2, 9))));

    /// <summary>Everything already taken is still committed and acknowledged.</summary>
    public ValueTask DisposeAsync() => queue.DisposeAsync();

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer to wave {WaveId} could not be committed")]
    private static partial void Failed(ILogger log, Exception failure, int waveId);

    internal sealed record Sent(Submission Submission, long BodyHash);
}
