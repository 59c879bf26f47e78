namespace Dialogue.Browser.Tests;

/// <summary>A city of its own for what needs many rows: the demonstration, filled through the real paths at start.</summary>
public sealed class DemonstrationCity : IAsyncLifetime
{
    public BrowserCity City { get; } = new() { Demonstration = true };

    public ValueTask InitializeAsync() => City.InitializeAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
