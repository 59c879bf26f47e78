using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.States;

/// <summary>A city on its first day: agencies, topics, reasons and holidays are known, and nothing has happened.</summary>
public sealed class EmptyCity : IAsyncLifetime
{
    private const string Wave = "2026-2";

    public TestCity City { get; private set; } = null!; // set before the first test

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>A dialogue where nobody asked.</summary>
    public async Task<string> SilentSessionAsync() => (await City.SessionAsync(Sample.AgencyCode, SessionState.Live)).Code;

    /// <summary>A wave that takes answers and has none.</summary>
    public async Task<string> SilentWaveAsync()
    {
        await using var db = City.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"update wave set state = 'Open' where key = {Wave}");
        return Wave;
    }

    public async Task ForgetWavesAndDaysAsync()
    {
        await using var db = City.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"delete from wave");
        await db.Database.ExecuteSqlAsync($"delete from calendar_day");
    }
}
