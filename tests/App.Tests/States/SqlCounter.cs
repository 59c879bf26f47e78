using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Dialogue.App.Tests.States;

/// <summary>How many commands the database was sent to answer a request that names itself; what the application does beside is not counted.</summary>
internal sealed class SqlCounter : IStartupFilter, IDisposable
{
    public const string Header = "X-Sql-Counted";

    private readonly AsyncLocal<Tally?> now = new();
    private readonly ConcurrentDictionary<string, int> counted = new();
    private readonly ActivityListener listener;

    public SqlCounter()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => now.Value is null ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
            ActivityStarted = activity => activity.SetCustomProperty(nameof(Tally), now.Value),
            ActivityStopped = Count,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Of(string request) => counted[request];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(async (http, go) =>
        {
            if (http.Request.Headers[Header].ToString() is not { Length: > 0 } name)
            {
                await go(http);
                return;
            }
            var tally = new Tally();
            now.Value = tally;
            await go(http);
            counted[name] = tally.Commands;
        });
        next(application);
    };

    public void Dispose() => listener.Dispose();

    /// <summary>Opening a connection is no command.</summary>
    private static void Count(Activity activity)
    {
        if (activity.GetCustomProperty(nameof(Tally)) is Tally tally && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is not null)
            Interlocked.Increment(ref tally.Commands);
    }

    private sealed class Tally
    {
        public int Commands;
    }
}
