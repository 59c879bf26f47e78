namespace Dialogue.Core.Demo;

/// <summary>The time inside a story that is being told: what is done now is dated as if it were then.</summary>
internal sealed class StoryClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
