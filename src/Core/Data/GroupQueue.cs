using System.Threading.Channels;

namespace Dialogue.Core.Data;

/// <summary>
/// Takes items and acknowledges each after the commit of its group. While one group commits, the next gathers in a bounded queue, so
/// the number of commits, not of items, is what the disk limits; a lone item never waits for company.
/// </summary>
/// <typeparam name="TItem">What is taken. Committing it twice must be harmless.</typeparam>
/// <typeparam name="TOutcome">What its sender is told.</typeparam>
public sealed class GroupQueue<TItem, TOutcome> : IAsyncDisposable
{
    private readonly Channel<Pending> queue;
    private readonly Func<IReadOnlyList<Pending>, Task> commit;
    private readonly Action<TItem, Exception> failed;
    private readonly int length;
    private readonly int groupSize;
    private readonly Task writing;

    /// <param name="length">How many may wait. More are refused at once rather than kept waiting longer than a person does.</param>
    /// <param name="groupSize">How many are committed together at most.</param>
    /// <param name="commit">Commits a group, in its order, and sets the outcome of each.</param>
    /// <param name="failed">Hears of an item that could not be committed even alone; its sender gets the exception.</param>
    public GroupQueue(int length, int groupSize, Func<IReadOnlyList<Pending>, Task> commit, Action<TItem, Exception> failed)
    {
        queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(length) { SingleReader = true });
        (this.length, this.groupSize, this.commit, this.failed) = (length, groupSize, commit, failed);
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Whether an item would be refused now. Asked before anything is done for it, so that a refusal costs next to nothing.</summary>
    public bool IsFull => queue.Reader.Count >= length;

    /// <returns>Null when the queue is full: nothing was kept.</returns>
    public Task<TOutcome>? TrySend(TItem item)
    {
        var pending = new Pending(item, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return queue.Writer.TryWrite(pending) ? pending.Outcome.Task : null;
    }

    /// <summary>Everything already taken is still committed and acknowledged.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAsync()
    {
        var group = new List<Pending>(groupSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < groupSize && queue.Reader.TryRead(out var pending))
                group.Add(pending);
            await CommitAsync(group);
            group.Clear();
        }
    }

    private async Task CommitAsync(List<Pending> group)
    {
        try
        {
            await commit(group);
        }
        catch (Exception) when (group.Count > 1)
        {
            // One bad item, or a broken connection, must not refuse the others.
            foreach (var pending in group)
                await CommitAsync([pending]);
        }
#pragma warning disable CA1031 // the loop serves everybody: this item's sender gets the failure
        catch (Exception failure)
#pragma warning restore CA1031
        {
            failed(group[0].Item, failure);
            group[0].Outcome.TrySetException(failure);
        }
    }

    public sealed record Pending(TItem Item, TaskCompletionSource<TOutcome> Outcome);
}
