using System.Text;
using System.Text.Json;
using Dialogue.Web.Live;

namespace Dialogue.App.Tests.Live;

/// <summary>A browser that reads when the test says so.</summary>
internal sealed class FakeLine : ILine
{
    private TaskCompletionSource? reading;

    public List<(string Method, JsonElement Said)> Received { get; } = [];
    public bool IsSlow { get; set; }
    public bool IsAborted { get; private set; }
    public bool IsQuiet { get; private set; }
    public bool IsWriting => reading is not null;
    public RoomMessage? Beat => null;
    public bool HasGone { get; set; }

    public ValueTask WriteAsync(RoomMessage message)
    {
        Assert.Null(reading);
        Assert.False(IsQuiet);
        Received.Add(Read(message));
        if (!IsSlow)
            return ValueTask.CompletedTask;
        reading = new TaskCompletionSource();
        return new ValueTask(reading.Task);
    }

    /// <summary>Takes what waits; the writer goes on before this returns.</summary>
    public void Take()
    {
        var taken = reading;
        reading = null;
        taken?.SetResult();
    }

    public void Abort() => IsAborted = true;

    public void Quiet() => IsQuiet = true;

    private static (string, JsonElement) Read(RoomMessage message)
    {
        var lines = Encoding.UTF8.GetString(message.Stream.Span).Split('\n');
        return (lines[0]["event: ".Length..], JsonElement.Parse(lines.Single(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..]));
    }
}
