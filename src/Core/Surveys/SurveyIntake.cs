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

    /// <summary>
    /// Whether an answer would be refused now, and for how long. A page asks before it reads anything of what was sent: when too many come,
    /// most of the work must not be saying no.
    /// </summary>
    public IntakeOutcome.Busy? Refusal() => queue.IsFull ? Busy() : null;

    public Task<IntakeOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken) => Refusal() is { } refusal
        ? Task.FromResult<IntakeOutcome>(refusal)
        : queue.TrySend(new Sent(submission, submission.BodyHash()))?.WaitAsync(cancellationToken) ?? Task.FromResult<IntakeOutcome>(Busy());

    /// <summary>Everything already taken is still committed and acknowledged.</summary>
    public ValueTask DisposeAsync() => queue.DisposeAsync();

    /// <summary>By lot, so that those who were refused together do not come back together.</summary>
    private static IntakeOutcome.Busy Busy() => new(TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(2, 9)));

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer to wave {WaveId} could not be committed")]
    private static partial void Failed(ILogger log, Exception failure, int waveId);

    internal sealed record Sent(Submission Submission, long BodyHash);
}
