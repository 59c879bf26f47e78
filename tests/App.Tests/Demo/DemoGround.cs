using Dialogue.App.Tests.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Demo;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dialogue.App.Tests.Demo;

/// <summary>Hanoi's agencies, topics and waves in a database that nobody has used, and the services that a host has.</summary>
internal sealed class DemoGround : IAsyncDisposable
{
    /// <summary>A third of the answers, two or three questions in each dialogue.</summary>
    public static readonly DemoOptions Small = new() { SurveyShare = 0.34, QuestionsEach = 6, Seed = 7 };

    private readonly TestDatabase database;

    private DemoGround(TestDatabase database)
    {
        this.database = database;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSingleton<TimeProvider>(new FixedClock());
        services.AddDialogueCore(database.ConnectionString);
        Services = services.BuildServiceProvider();
    }

    public ServiceProvider Services { get; }
    public DemoCity City => Services.GetRequiredService<DemoCity>();
    public string ConnectionString => database.ConnectionString;

    public static async Task<DemoGround> CreateAsync() => new(await TestDatabase.CreateAsync(PrepareAsync));

    public DialogueDb Open() => DialogueDataOptions.Open(ConnectionString);

    public async Task<Dictionary<string, long>> RowsAsync()
    {
        await using var db = Open();
        var rows = new Dictionary<string, long>();
        foreach (var table in (string[])["session", "room", "room_event", "question", "question_event", "vote", "commitment", "session_minutes", "minutes_version", "topic_reading", "person",
            "appointment", "response", "response_text", "count_delta", "count_total", "wave_estimate", "survey_draft"])
#pragma warning disable EF1002 // names of our own tables
            rows[table] = await db.Database.SqlQueryRaw<long>($"select count(*) as \"Value\" from {table}").SingleAsync();
#pragma warning restore EF1002
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await database.DisposeAsync();
    }

    private static Task PrepareAsync(string connection, CancellationToken stop) =>
        CitySetup.PrepareAsync(connection, new CityFiles(), SurveyGround.Catalog, DateOnly.FromDateTime(SurveyGround.Now.Date), stop);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => SurveyGround.Now;
    }
}
