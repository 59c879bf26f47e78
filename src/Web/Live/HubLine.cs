using Microsoft.AspNetCore.SignalR;

namespace Dialogue.Web.Live;

internal sealed class HubLine(HubConnectionContext connection) : ILine
{
    /// <summary>SignalR keeps its connections alive itself.</summary>
    public RoomMessage? Beat => null;

    public ValueTask WriteAsync(RoomMessage message) => connection.WriteAsync(message.Hub);

    public void Abort() => connection.Abort();

    public void Quiet()
    {
    }
}
