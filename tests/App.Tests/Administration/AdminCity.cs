using Dialogue.Core.People;
using Dialogue.Given;

namespace Dialogue.App.Tests.Administration;

/// <summary>A city with an administrator at the desk, shared by the tests of a class.</summary>
public sealed class AdminCity : IAsyncLifetime
{
    public TestCity City { get; private set; } = null!; // set before the first test
    public CityClient Admin { get; private set; } = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync();
        Admin = await City.AsAsync(Role.Administrator);
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
