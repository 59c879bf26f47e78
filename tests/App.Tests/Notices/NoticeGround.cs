using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialogue.App.Tests.Notices;

/// <summary>A city's database, a mail server, and nodes that do the jobs when a test says so.</summary>
internal sealed class NoticeGround : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly List<IHost> nodes = [];

    private NoticeGround(TestDatabase database) => this.database = database;

    public MailServer Server { get; } = new();

    public ShiftedClock Clock { get; } = new();

    public KeptLog Log { get; } = new();

    public static async Task<NoticeGround> StartAsync() => new(await TestDatabase.CreateAsync(PrepareAsync));

    public DialogueDb Open() => DialogueDataOptions.Open(database.ConnectionString);

    /// <summary>One node more; its schedule does not fire by itself.</summary>
    public IServiceProvider Node(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        foreach (var (key, value) in (IEnumerable<(string, string)>)[.. Server.Settings, ("City:Address", "https://doithoai.example"), .. settings])
            builder.Configuration[key] = value;
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddDialogueCore(database.ConnectionString);
        builder.AddDialogueJobs(database.ConnectionString);
        var node = builder.Build();
        nodes.Add(node);
        return node.Services;
    }

    /// <summary>One fire of a job's schedule, a second after the one before.</summary>
    public Task<int> FireAsync<TJob>(IServiceProvider node, CancellationToken cancellationToken = default) where TJob : IRecurringJob
    {
        Clock.Shift += TimeSpan.FromSeconds(1);
        return ActivatorUtilities.CreateInstance<RunPeriods>(node).FireAsync(typeof(TJob), new JobFire(Clock.GetUtcNow()), "node", cancellationToken);
    }

    public static async Task<bool> WriteAsync(IServiceProvider node, string key, string to, string subject = "Tin về câu hỏi", string body = "Kính gửi Ông/Bà,\nđã trả lời.")
    {
        await using var scope = node.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Outbox>().AddAsync(key, to, "vi", subject, body, CancellationToken.None);
    }

    public async Task<List<Mail>> MailsAsync()
    {
        await using var db = Open();
        return await db.Mails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            node.Dispose();
        await Server.DisposeAsync();
        await database.DisposeAsync();
    }

    private static Task PrepareAsync(string connection, CancellationToken stop) => CitySetup.PrepareAsync(
        connection, new CityFiles(), SurveyCatalog.Load(SurveyFolder.Find(null)), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime), stop);
}
