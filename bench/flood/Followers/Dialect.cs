using System.Text;
using Dialogue.Flood.Wire;

namespace Dialogue.Flood.Followers;

/// <summary>What is said on a web socket to follow, and what is understood.</summary>
internal abstract class Dialect
{
    public abstract string Path { get; }

    /// <summary>Sent now and then, or the server hangs up; null when the server does the asking.</summary>
    public virtual byte[]? KeepAlive => null;

    public abstract void Opened(Follower follower);

    public abstract void Told(Follower follower, ReadOnlySpan<byte> message, long now);

    protected static byte[] TextFrame(string text) => Frame.Of(FrameKind.Text, Encoding.UTF8.GetBytes(text));
}
