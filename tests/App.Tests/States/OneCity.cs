using Dialogue.Given;

namespace Dialogue.App.Tests.States;

/// <summary>A city with one of everything.</summary>
public sealed class OneCity : IAsyncLifetime
{
    public TestCity City { get; private set; } = null!; // set before the first test
    public IReadOnlyDictionary<string, string> Values { get; private set; } = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync();
        Values = await new OneOfEverything(City).MakeAsync();
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
