using System.Net;
using System.Text;
using Dialogue.Flood.Net;
using Dialogue.Flood.Wire;

namespace Dialogue.Flood.Followers;

/// <summary>One GET on a connection of its own.</summary>
internal sealed class Fetch : Link
{
    private readonly byte[] request;
    private readonly Inflow.Reader read;
    private Action<HttpAnswer?>? done;
    private Inflow inflow;

    public Fetch(Loop loop, IPEndPoint node, string path, Action<HttpAnswer?> done)
        : base(loop)
    {
        request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {node}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
        (this.done, read) = (done, ReadAnswer);
        Open(node);
    }

    protected override void Connected() => Send(request);

    protected override void Received(ReadOnlySpan<byte> bytes) => inflow.Take(bytes, read);

    protected override void Lost(string how) => Finish(null);

    private int ReadAnswer(ReadOnlySpan<byte> bytes)
    {
        if (HttpAnswer.TryRead(bytes) is not { } answer)
            return 0;
        Close();
        Finish(answer);
        return bytes.Length;
    }

    private void Finish(HttpAnswer? answer)
    {
        inflow.Drop();
        var told = done;
        done = null;
        told?.Invoke(answer);
    }
}
