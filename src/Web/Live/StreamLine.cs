namespace Dialogue.Web.Live;

/// <summary>An event stream over HTTP, for networks that let no socket through.</summary>
internal sealed class StreamLine(HttpContext http) : ILine
{
    private readonly TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RoomMessage? Beat => RoomMessage.Alive;

    /// <summary>The answer belongs to its connection again; ending the request earlier would let a late write into the next answer.</summary>
    public Task Quieted => quiet.Task;

    public async ValueTask WriteAsync(RoomMessage message)
    {
        if ((await http.Response.BodyWriter.WriteAsync(message.Stream)).IsCompleted)
            http.Abort();
    }

    public void Abort() => http.Abort();

    public void Quiet() => quiet.TrySetResult();
}
