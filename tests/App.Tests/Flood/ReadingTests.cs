using System.Text;
using Dialogue.Flood;
using Dialogue.Flood.Wire;

namespace Dialogue.App.Tests.Flood;

/// <summary>The generator reads bytes by itself; what it counts is only worth what it reads.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(125, 2)]
    [InlineData(126, 4)]
    [InlineData(65_535, 4)]
    [InlineData(65_536, 10)]
    public void A_frame_is_read_only_when_it_is_whole(int length, int head)
    {
        byte[] start = head switch
        {
            2 => [0x81, (byte)length],
            4 => [0x81, 126, (byte)(length >> 8), (byte)length],
            _ => [0x81, 127, 0, 0, 0, 0, 0, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };
        byte[] bytes = [.. start, .. new byte[length], 0x89];

        for (var cut = 0; cut < Math.Min(head + length, 20); cut++)
            Assert.False(Frame.TryRead(bytes.AsSpan(0, cut), out _));
        Assert.False(Frame.TryRead(bytes.AsSpan(0, head + length - 1), out _));
        Assert.True(Frame.TryRead(bytes, out var frame));
        Assert.Equal(new Frame(FrameKind.Text, true, head, length), frame);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nchào")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nchà\r\n1\r\no\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")]
    public void An_answer_is_read_only_when_it_is_whole(string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);

        for (var cut = 0; cut < bytes.Length; cut++)
            Assert.Null(HttpAnswer.TryRead(bytes.AsSpan(0, cut)));
        var read = HttpAnswer.TryRead([.. bytes, .. "HTTP/1.1"u8]);

        Assert.Equal(bytes.Length, read!.Length);
        Assert.Equal(answer.Contains("304", StringComparison.Ordinal) ? "" : "chào", Encoding.UTF8.GetString(read.Body));
    }

    [Fact]
    public void What_comes_in_pieces_is_the_same_as_what_comes_at_once()
    {
        var bytes = Enumerable.Range(0, 200).SelectMany(number => Encoding.UTF8.GetBytes($"{number};")).ToArray();
        for (var size = 1; size < 40; size++)
        {
            var (inflow, read) = (new Inflow(), new List<string>());
            int Read(ReadOnlySpan<byte> span)
            {
                var taken = 0;
                for (int end; (end = span[taken..].IndexOf((byte)';')) >= 0; taken += end + 1)
                    read.Add(Encoding.UTF8.GetString(span.Slice(taken, end)));
                return taken;
            }

            foreach (var piece in bytes.Chunk(size))
                inflow.Take(piece, Read);

            Assert.Equal(Enumerable.Range(0, 200).Select(number => $"{number}"), read);
        }
    }

    [Fact]
    public void Changes_are_read_with_their_numbers_and_the_moment_that_stands_in_the_text()
    {
        var reader = new RoomReader(["kín"]);

        var message = reader.Read("""
            {"type":1,"target":"Changes","arguments":[{"epoch":2,"seq":8,"events":[
              {"seq":7,"kind":"question","payload":{"id":1,"text":"Bao giờ? due=123456;"},"at":"2026-11-22T00:00:00Z"},
              {"seq":8,"kind":"stage","payload":{"questionId":1},"at":"2026-11-22T00:00:00Z"}]}]}
            """u8);

        Assert.Equal((RoomMessageKind.Changes, 2, 8L), (message.Kind, message.Epoch, message.Seq));
        Assert.Equal([new RoomMessage.Event(7, "question", 123456), new RoomMessage.Event(8, "stage", 0)], message.Events);
        Assert.Null(message.Canary);
        Assert.Equal("kín", reader.Read("""{"type":1,"target":"Presence","arguments":["kín"]}"""u8).Canary);
    }

    [Fact]
    public void A_quantile_is_within_one_percent_and_those_of_two_processes_add_up()
    {
        var (odd, even) = (new Histogram(), new Histogram());
        for (var milliseconds = 1; milliseconds <= 10_000; milliseconds++)
            (milliseconds % 2 == 0 ? even : odd).Record(TimeSpan.FromMilliseconds(milliseconds));

        var all = Histogram.Of(odd.Buckets, even.Buckets);

        Assert.Equal(10_000, all.Count);
        foreach (var share in new[] { 0.001, 0.5, 0.99, 0.999, 1 })
            Assert.InRange(all.Milliseconds(share), share * 10_000, share * 10_000 * 1.01);
    }
}
