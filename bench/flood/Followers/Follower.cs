using System.Buffers;
using System.Text;
using Dialogue.Flood.Net;
using Dialogue.Flood.Wire;

namespace Dialogue.Flood.Followers;

/// <summary>
/// One browser in a room. It keeps the room's rules: the next number is applied, lower ones are ignored, on a gap it fetches what is
/// missing after a random moment, and when the room does not reach back that far it takes the snapshot.
/// </summary>
internal sealed class Follower : Link
{
    private readonly Dialect dialect;
    private readonly Inflow.Reader read;
    private Inflow inflow;
    private ArrayBufferWriter<byte>? pieces;
    private int[] votes = [];
    private int node;
    private int tries;
    private bool upgraded;
    private bool healing;
    private long lostAt;

    public Follower(Loop loop, Crowd crowd, Dialect dialect, int node)
        : base(loop) => (Crowd, this.dialect, this.node, read) = (crowd, dialect, node, ReadSome);

    public Crowd Crowd { get; }
    public int Epoch { get; private set; }
    public long Seq { get; private set; }
    public bool IsLive { get; private set; }
    public long Messages { get; private set; }
    public ReadOnlySpan<int> Votes => votes;

    public void Open() => Open(Crowd.Nodes[node], Crowd.Narrow);

    public void Say(byte[] frame) => Send(frame);

    public void KeepAlive()
    {
        if (IsLive && dialect.KeepAlive is { } ping)
            Send(ping);
    }

    public void Joined(int epoch, long seq, long now)
    {
        (IsLive, tries) = (true, 0);
        if (Epoch == 0)
            (Epoch, Seq) = (epoch, seq);
        else if (epoch != Epoch)
            Fetch("snapshot", TimeSpan.Zero);
        else if (seq > Seq)
            Fetch("changes", TimeSpan.Zero);
        Crowd.Entered(lostAt, now);
        lostAt = 0;
    }

    public void Refused(string why)
    {
        Crowd.Fault($"refused: {why}");
        Retire();
    }

    /// <summary>Counts without the room's rules: a server of comparison has no numbers to follow.</summary>
    public void Count(RoomMessage changes, long now)
    {
        Got();
        foreach (var one in changes.Events)
            Crowd.Applied(one.Due, now);
    }

    public void Take(RoomMessage changes, long now)
    {
        if (!Crowd.HasNumbers)
        {
            Count(changes, now);
            return;
        }
        Got();
        Apply(changes, now, afterGap: () => Fetch("changes", Crowd.Chance(TimeSpan.FromSeconds(2))));
    }

    public void Take(IReadOnlyList<KeyValuePair<long, int>> counts, long now)
    {
        Got();
        foreach (var (question, count) in counts)
        {
            var place = Crowd.PlaceOf(question);
            if (place >= votes.Length)
                Array.Resize(ref votes, Math.Max(8, place + 8));
            votes[place] = count + 1; // 0 stands for one that was never told
        }
        Crowd.Moved(now);
    }

    /// <summary>One message of the room came; several may share a frame.</summary>
    public void Got()
    {
        Messages++;
        Crowd.Messages++;
    }

    /// <summary>The node asks to go to another one.</summary>
    public void Move(TimeSpan within) => Loop.After(Crowd.Chance(within), Retire);

    /// <summary>Hangs up and comes back, as a page does whose connection the server closed.</summary>
    public void Retire()
    {
        if (!IsOpen)
            return;
        Close();
        Lost("it was left");
    }

    protected override void Connected() => Send(Encoding.ASCII.GetBytes(
        $"GET {dialect.Path} HTTP/1.1\r\nHost: {Crowd.Nodes[node]}\r\nX-Forwarded-Proto: https\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: Zmxvb2RmbG9vZGZsb29kZg==\r\n\r\n"));

    protected override void Received(ReadOnlySpan<byte> bytes)
    {
        Crowd.Bytes += bytes.Length;
        inflow.Take(bytes, read);
    }

    protected override void Lost(string how)
    {
        if (IsLive)
            Crowd.Left();
        if (lostAt == 0 && Epoch > 0)
            lostAt = Loop.Now;
        inflow.Drop();
        (IsLive, upgraded, pieces) = (false, false, null);
        node = (node + 1) % Crowd.Nodes.Count;
        // As the page does: half to one and a half of a wait that doubles.
        var wait = TimeSpan.FromMilliseconds(Math.Min(1000 << Math.Min(tries++, 4), 15_000));
        if (Crowd.ComesBack)
            Loop.After((wait / 2) + Crowd.Chance(wait), Open);
        else
            Crowd.Fault($"a follower was lost: {how}");
    }

    private int ReadSome(ReadOnlySpan<byte> bytes)
    {
        var taken = upgraded ? 0 : ReadUpgrade(bytes);
        while (upgraded && IsOpen && Frame.TryRead(bytes[taken..], out var frame))
        {
            var content = bytes.Slice(taken + frame.Start, frame.Length);
            taken += frame.End;
            Read(frame, content);
        }
        return IsOpen ? taken : bytes.Length;
    }

    private int ReadUpgrade(ReadOnlySpan<byte> bytes)
    {
        if (HttpAnswer.TryRead(bytes) is not { } answer)
            return 0;
        if (answer.Status != 101)
        {
            Refused($"status {answer.Status}");
            return bytes.Length;
        }
        upgraded = true;
        dialect.Opened(this);
        return answer.Length;
    }

    private void Read(Frame frame, ReadOnlySpan<byte> content)
    {
        switch (frame.Kind)
        {
            case FrameKind.Ping: Send(Frame.Of(FrameKind.Pong, content)); break;
            case FrameKind.Close: Retire(); break;
            case FrameKind.Text or FrameKind.Binary or FrameKind.More: ReadPiece(frame, content); break;
        }
    }

    private void ReadPiece(Frame frame, ReadOnlySpan<byte> content)
    {
        if (frame.IsLast && pieces is null)
        {
            dialect.Told(this, content, Loop.Now);
            return;
        }
        (pieces ??= new ArrayBufferWriter<byte>()).Write(content);
        if (!frame.IsLast)
            return;
        var whole = pieces.WrittenMemory;
        pieces = null;
        dialect.Told(this, whole.Span, Loop.Now);
    }

    private void Apply(RoomMessage changes, long now, Action afterGap)
    {
        if (changes.Epoch != Epoch)
        {
            Fetch("snapshot", TimeSpan.Zero);
            return;
        }
        foreach (var one in changes.Events)
        {
            if (one.Seq <= Seq)
                continue;
            if (one.Seq > Seq + 1)
            {
                Crowd.Gaps++;
                afterGap();
                return;
            }
            Seq = one.Seq;
            Crowd.Applied(one.Due, now);
        }
    }

    private void Fetch(string what, TimeSpan after)
    {
        if (healing)
            return;
        healing = true;
        Loop.After(after, () => Ask(what));
    }

    private void Ask(string what) =>
        _ = new Fetch(Loop, Crowd.Nodes[node], $"/api/sessions/{Crowd.Code}/{what}{(what == "changes" ? $"?since={Seq}" : "")}", answer => Fetched(what, answer));

    private void Fetched(string what, HttpAnswer? answer)
    {
        healing = false;
        Crowd.Fetches++;
        if (answer is null)
            Fetch(what, Crowd.Chance(TimeSpan.FromSeconds(2)));
        else if (answer.Status == 410)
            Fetch("snapshot", TimeSpan.Zero);
        else if (answer.Status != 200)
            Crowd.Fault($"{what} answered {answer.Status}");
        else
            Heal(what, Crowd.Reader.ReadBody(answer.Body));
    }

    private void Heal(string what, RoomMessage read)
    {
        if (read.Canary is { } canary)
            Crowd.Fault($"the public fetched {canary}");
        if (what == "snapshot")
        {
            Crowd.Snapshots++;
            (Epoch, Seq) = (read.Epoch, read.Seq);
            Crowd.Moved(Loop.Now);
            return;
        }
        Apply(read, Loop.Now, afterGap: () => Crowd.Fault("fetched changes have a gap"));
        if (read.Events.Count >= 500)
            Fetch("changes", TimeSpan.Zero);
    }
}
