using System.Globalization;
using System.Text;
using Dialogue.Flood.Net;
using Dialogue.Flood.Wire;

namespace Dialogue.Flood.Voters;

/// <summary>One kept connection; each vote on it is a device that was never seen, or the last one once more.</summary>
internal sealed class Voter : Link
{
    private readonly VoteRun run;
    private readonly Inflow.Reader read;
    private Inflow inflow;
    private string device = "";
    private long moment;
    private long question;
    private bool again;
    private bool busy;
    private bool left;

    public Voter(Loop loop, VoteRun run, int number)
        : base(loop)
    {
        (this.run, read) = (run, ReadAnswer);
        // Not all in one moment: a backlog of connections is not what is measured.
        loop.After(TimeSpan.FromMilliseconds(number), Come);
    }

    public void Vote(long due, long number)
    {
        (moment, busy, again) = (due, true, run.IsAgain(number) && device.Length > 0);
        if (!again)
            question = run.QuestionOf(number);
        Send(Encoding.ASCII.GetBytes(Request()));
    }

    public void Leave()
    {
        left = true;
        if (busy)
            run.Unanswered(moment);
        Close();
        inflow.Drop();
    }

    protected override void Connected() => run.Free(this);

    protected override void Received(ReadOnlySpan<byte> bytes) => inflow.Take(bytes, read);

    protected override void Lost(string how) => run.Lost(how, busy);

    private void Come()
    {
        if (!left)
            Open(run.Node);
    }

    private string Request()
    {
        var request = new StringBuilder(512)
            .Append(CultureInfo.InvariantCulture, $"POST /api/questions/{question}/votes HTTP/1.1\r\nHost: {run.Node}\r\nX-Forwarded-Proto: https\r\nContent-Length: 0\r\n");
        foreach (var header in run.Headers)
            request.Append(header).Append(again && header.StartsWith("Cookie:", StringComparison.Ordinal) ? $"; {device}\r\n" : "\r\n");
        return request.Append("\r\n").ToString();
    }

    private int ReadAnswer(ReadOnlySpan<byte> bytes)
    {
        if (HttpAnswer.TryRead(bytes) is not { } answer)
            return 0;
        busy = false;
        run.Answered(moment, question, answer.Status, again);
        if (!again)
            device = HttpAnswer.Header(answer.Head, "set-cookie")?.Split(';')[0] ?? "";
        run.Free(this);
        return answer.Length;
    }
}
