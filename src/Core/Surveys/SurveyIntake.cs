using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialogue.Core.Surveys;

/// <summary>
/// Takes answers and acknowledges them after the commit. While one group commits, the next gathers in a bounded queue, so the number of
/// commits, not of answers, is what the disk limits; a lone answer never waits for company. The unique key in the response table decides
/// whether an answer is new, so retries, double clicks and several nodes count once.
/// </summary>
public sealed partial class SurveyIntake : IAsyncDisposable
{
    private readonly Channel<Pending> queue;
    private readonly GroupCommit commit;
    private readonly IntakeOptions options;
    private readonly ILogger<SurveyIntake> log;
    private readonly Task writing;

    public SurveyIntake(NpgsqlDataSource database, IntakeOptions options, ILogger<SurveyIntake> log)
    {
        queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        commit = new GroupCommit(database);
        this.options = options;
        this.log = log;
        writing = Task.Run(WriteAsync);
    }

    public Task<IntakeOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        var pending = new Pending(submission, submission.BodyHash(), new(TaskCreationOptions.RunContinuationsAsynchronously));
        return queue.Writer.TryWrite(pending)
            ? pending.Outcome.Task.WaitAsync(cancellationToken)
            : Task.FromResult<IntakeOutcome>(new IntakeOutcome.Busy(TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(2, 9))));
    }

    /// <summary>Everything already taken is still committed and acknowledged.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAsync()
    {
        var group = new List<Pending>(options.GroupSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < options.GroupSize && queue.Reader.TryRead(out var pending))
                group.Add(pending);
            await CommitAsync(group);
            group.Clear();
        }
    }

    private async Task CommitAsync(List<Pending> group)
    {
        try
        {
            await commit.RunAsync(group);
        }
        catch (Exception) when (group.Count > 1)
        {
            // One bad answer, or a broken connection, must not refuse the others. What did commit is found again by its key.
            foreach (var pending in group)
                await CommitAsync([pending]);
        }
#pragma warning disable CA1031 // the loop serves everybody: this answer's sender gets the failure
        catch (Exception failure)
#pragma warning restore CA1031
        {
            GroupFailed(log, failure, group[0].Submission.WaveId);
            group[0].Outcome.TrySetException(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer to wave {WaveId} could not be committed")]
    private static partial void GroupFailed(ILogger log, Exception failure, int waveId);

    internal sealed record Pending(Submission Submission, byte[] BodyHash, TaskCompletionSource<IntakeOutcome> Outcome);
}
