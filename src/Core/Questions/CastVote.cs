using System.Security.Cryptography;
using Dialogue.Core.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialogue.Core.Questions;

/// <summary>
/// Joins a question or takes that back; for a merged question, the one that it went into. Votes are acknowledged after the commit
/// of their group: the vote row decides, and the counter moves once per group by what the rows did.
/// </summary>
public sealed partial class CastVote : IAsyncDisposable
{
    private readonly GroupQueue<Ballot, Outcome> queue;

    public CastVote(NpgsqlDataSource database, VoteOptions options, ILogger<CastVote> log) => queue = new(
        options.QueueLength, options.GroupSize, new VoteGroup(database).RunAsync, (ballot, failure) => Failed(log, failure, ballot.QuestionId));

    public abstract record Outcome;
    public sealed record Counted(int Votes) : Outcome;
    public sealed record NotOpen : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    /// <summary>Nothing was kept; send again after the given time.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : Outcome;

    public Task<Outcome> CastAsync(long questionId, Guid voter, bool joins, CancellationToken cancellationToken) =>
        queue.TrySend(new Ballot(questionId, voter, joins))?.WaitAsync(cancellationToken)
        ?? Task.FromResult<Outcome>(new Busy(TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(1, 5))));

    /// <summary>Everything already taken is still committed and acknowledged.</summary>
    public ValueTask DisposeAsync() => queue.DisposeAsync();

    [LoggerMessage(Level = LogLevel.Error, Message = "A vote for question {QuestionId} could not be committed")]
    private static partial void Failed(ILogger log, Exception failure, long questionId);

    internal sealed record Ballot(long QuestionId, Guid Voter, bool Joins);
}
