using System.Diagnostics;
using Dialogue.Flood.Followers;
using Dialogue.Flood.Net;
using Dialogue.Flood.Orders;
using Dialogue.Flood.Voters;

namespace Dialogue.Flood;

/// <summary>What a generator is asked for, from any thread.</summary>
internal sealed class FloodGate : IDisposable
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(20);
    private readonly Loop loop = new();
    private Crowd? crowd;

    /// <returns>How many follow.</returns>
    public async Task<int> OpenAsync(OpenOrder order, CancellationToken cancellationToken)
    {
        await loop.Do(() => crowd = new Crowd(loop, order));
        return await WaitAsync(() => Crowd.Live, live => live == order.Followers, order.Within, cancellationToken);
    }

    public Task<int> MarkAsync() => loop.Do(() =>
    {
        Crowd.Mark();
        return Crowd.Live;
    });

    public Task<int> StallAsync(StallOrder order) => loop.Do(() => Crowd.Stall(order.EveryNth));

    /// <returns>Whether all who read stand there in time.</returns>
    public Task<bool> SettleAsync(SettleOrder order, CancellationToken cancellationToken) =>
        WaitAsync(() => Crowd.StandsAt(order.Epoch, order.Seq), there => there, order.Within, cancellationToken);

    /// <returns>The time of each call.</returns>
    public async Task<IReadOnlyDictionary<int, long>> VoteByHubAsync(HubVotesOrder order, CancellationToken cancellationToken)
    {
        await loop.Do(() =>
        {
            Crowd.VoteByHub(order);
            return 0;
        });
        await WaitAsync(() => Crowd.StillToAnswer, left => left == 0, order.Within, cancellationToken);
        return await loop.Do(() => Crowd.Answers);
    }

    public async Task<VotesReport> VoteByHttpAsync(HttpVotesOrder order, CancellationToken cancellationToken)
    {
        var run = await loop.Do(() => new VoteRun(loop, order));
        await WaitAsync(() => run.IsOver, over => over, order.For + order.AnswersWithin, cancellationToken);
        return await loop.Do(run.Stop);
    }

    public Task<FloodReport> ReportAsync() => loop.Do(() => Crowd.Report());

    /// <summary>Who is lost from now on stays away.</summary>
    public Task<int> EndAsync() => loop.Do(() =>
    {
        Crowd.ComesBack = false;
        return 0;
    });

    public void Dispose() => loop.Dispose();

    private Crowd Crowd => crowd ?? throw new InvalidOperationException("Nobody was asked to follow yet.");

    private async Task<T> WaitAsync<T>(Func<T> look, Func<T, bool> enough, TimeSpan longest, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await loop.Do(look);
            if (enough(seen) || Stopwatch.GetElapsedTime(since) > longest)
                return seen;
            await Task.Delay(LooksEvery, cancellationToken);
        }
    }
}
