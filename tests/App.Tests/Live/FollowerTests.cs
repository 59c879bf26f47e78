using System.Text.Json;
using Dialogue.Core.Sessions;
using Dialogue.Web.Live;
using FsCheck;
using FsCheck.Fluent;

namespace Dialogue.App.Tests.Live;

public sealed class FollowerTests
{
    private readonly RoomFeed feed = new(1, Audience.Public, new ChangeLog(1, 10, []), TimeProvider.System);

    [Fact]
    public void A_browser_that_reads_gets_every_event_once_and_in_order()
    {
        var line = Enter();

        Say(1);
        Say(3);
        Say(1);

        Assert.Equal([11, 12, 13, 14, 15], SeqsOf(line));
    }

    [Fact]
    public void A_browser_that_does_not_read_has_one_write_on_its_way_and_then_gets_the_rest_at_once()
    {
        var line = Enter();
        line.IsSlow = true;

        for (var i = 0; i < 40; i++)
            Say(1);
        Assert.Single(line.Received);
        line.Take();

        Assert.Equal(2, line.Received.Count);
        Assert.Equal(Enumerable.Range(11, 40).Select(seq => (long)seq), SeqsOf(line));
    }

    [Fact]
    public void Too_much_for_a_slow_browser_becomes_a_gap_that_ends_at_the_newest_number()
    {
        var line = Enter();
        line.IsSlow = true;

        for (var i = 0; i < 300; i++)
            Say(1);
        line.Take();

        var last = line.Received[^1].Said;
        Assert.Equal(310, last.GetProperty("seq").GetInt64());
        Assert.Equal([310], EventsOf(last));
    }

    [Fact]
    public void A_slow_browser_does_not_hold_another_back()
    {
        var slow = Enter();
        slow.IsSlow = true;
        var other = Enter();

        for (var i = 0; i < 20; i++)
            Say(1);

        Assert.Single(slow.Received);
        Assert.Equal(20, other.Received.Count);
    }

    [Fact]
    public void Counts_missed_by_a_slow_browser_arrive_once_and_absolute()
    {
        var line = Enter();
        line.IsSlow = true;

        Count((7, 1), (8, 1));
        Count((7, 2));
        Count((7, 3), (9, 5));
        line.Take();

        Assert.Equal(2, line.Received.Count);
        Assert.Equal("""{"7":3,"9":5}""", line.Received[1].Said.ToString());
    }

    [Fact]
    public void Everybody_who_stands_at_one_number_is_sent_the_same_bytes()
    {
        feed.Tip = feed.Tip with { Log = feed.Tip.Log.Then([Event(11)]) };

        Assert.Same(feed.Tip.Log.Since(1, 10), feed.Tip.Log.Since(1, 10));
    }

    [Fact]
    public void A_new_epoch_is_told_to_a_browser_whatever_its_number()
    {
        var line = Enter();

        feed.Tip = feed.Tip with { Log = new ChangeLog(2, 3, []) };
        feed.Tell();

        Assert.Equal(2, line.Received.Single().Said.GetProperty("epoch").GetInt32());
    }

    [Fact]
    public void After_leaving_nothing_is_written_and_the_line_is_quiet_once_the_last_write_is_through()
    {
        var line = new FakeLine { IsSlow = true };
        var follower = feed.Enter(line, null)!; // the feed is open
        follower.Begin();
        Say(1);

        feed.Leave(follower);
        Assert.False(line.IsQuiet);
        Say(1);
        line.Take();

        Assert.True(line.IsQuiet);
        Assert.Single(line.Received);
        Assert.Equal(0, feed.Followers);
    }

    [Fact]
    public void Nothing_is_written_before_the_line_has_carried_its_answer_and_then_nothing_is_missing()
    {
        var line = new FakeLine();
        var follower = feed.Enter(line, null)!; // the feed is open

        Say(2);
        Assert.Empty(line.Received);
        follower.Begin();
        Say(1);

        Assert.Equal([11, 12, 13], SeqsOf(line));
    }

    [Fact]
    public void Who_leaves_before_anything_was_written_is_quiet_at_once_and_stays_so()
    {
        var line = new FakeLine();
        var follower = feed.Enter(line, null)!; // the feed is open

        feed.Leave(follower);
        follower.Begin();
        Say(1);

        Assert.True(line.IsQuiet);
        Assert.Empty(line.Received);
    }

    [Fact]
    public void A_browser_that_says_nothing_for_too_long_is_let_go()
    {
        var line = Enter();
        feed.AbortGone(TimeSpan.FromMinutes(1));
        Assert.False(line.IsAborted);

        line.HasGone = true;
        feed.AbortGone(TimeSpan.FromMinutes(1));

        Assert.True(line.IsAborted);
    }

    [Fact]
    public async Task A_browser_that_takes_nothing_for_too_long_is_let_go()
    {
        var line = Enter();
        line.IsSlow = true;
        Say(1);

        feed.AbortGone(TimeSpan.FromMinutes(1));
        var early = line.IsAborted;
        await Task.Delay(5);
        feed.AbortGone(TimeSpan.FromMilliseconds(1));

        Assert.False(early);
        Assert.True(line.IsAborted);
    }

    /// <summary>Events come, browsers read or do not, join and leave, in any order: nobody misses, doubles or reorders.</summary>
    [Fact]
    public void In_any_order_of_saying_and_reading_everybody_ends_at_the_newest_number_without_a_hidden_gap() =>
        Prop.ForAll(Gen.Choose(0, 5).ListOf(120).ToArbitrary(), steps =>
        {
            var room = new RoomFeed(1, Audience.Public, new ChangeLog(1, 0, []), TimeProvider.System);
            var lines = new List<FakeLine>();
            foreach (var (step, nth) in steps.Select((step, nth) => (step, nth)))
            {
                var any = lines.Count == 0 ? null : lines[nth * 31 % lines.Count];
                if (step <= 1)
                    Say(room, 1 + nth % 3);
                else if (step == 2)
                    lines.Add(EnterAt(room));
                else if (step == 3 && any is not null)
                    any.IsSlow = !any.IsSlow;
                else
                    any?.Take();
            }
            foreach (var line in lines)
            {
                line.IsSlow = false;
                line.Take();
                Assert.Equal(room.Tip.Log.Seq, Applied(line, room.Tip.Log.Seq));
            }
        }).QuickCheckThrowOnFailure();

    private static readonly Dictionary<FakeLine, long> Start = [];

    private static FakeLine EnterAt(RoomFeed room)
    {
        var line = new FakeLine();
        var follower = room.Enter(line, null)!; // the feed is open
        lock (Start)
            Start[line] = follower.Seq;
        follower.Begin();
        return line;
    }

    /// <summary>The rule of the browser: the next number is applied, lower ones ignored, a gap is fetched up to what is known.</summary>
    private static long Applied(FakeLine line, long newest)
    {
        long at;
        lock (Start)
            at = Start[line];
        foreach (var (_, said) in line.Received)
        {
            foreach (var seq in EventsOf(said))
                if (seq == at + 1)
                    at = seq;
                else
                    Assert.True(seq > at, "An event was sent twice.");
            if (said.GetProperty("seq").GetInt64() is var head && head > at)
                at = head;
        }
        return line.Received.Count == 0 ? newest : at;
    }

    private FakeLine Enter()
    {
        var line = new FakeLine();
        feed.Enter(line, null)!.Begin(); // the feed is open
        return line;
    }

    private void Say(int events) => Say(feed, events);

    private static void Say(RoomFeed room, int events)
    {
        var log = room.Tip.Log;
        room.Tip = room.Tip with { Log = log.Then([.. Enumerable.Range(1, events).Select(nth => Event(log.Seq + nth))]) };
        room.Tell();
    }

    private void Count(params (long Question, int Votes)[] counts)
    {
        feed.Tip = feed.Tip with { Tally = feed.Tip.Tally.With(counts.Select(count => new RoomCount($"{count.Question}", count.Votes, StaffOnly: false))) };
        feed.Tell();
    }

    private static RoomEventView Event(long seq) => new(seq, "stage", JsonElement.Parse("{}"), TimeProvider.System.GetUtcNow());

    private static IEnumerable<long> SeqsOf(FakeLine line) => line.Received.SelectMany(each => EventsOf(each.Said));

    private static IEnumerable<long> EventsOf(JsonElement changes) => changes.GetProperty("events").EnumerateArray().Select(each => each.GetProperty("seq").GetInt64());
}
