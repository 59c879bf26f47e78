using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Notices;
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

    /// <summary>A live dialogue of the health department.</summary>
    public async Task<Session> SessionAsync()
    {
        await using var db = Open();
        var now = TimeProvider.System.GetUtcNow();
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = await db.Agencies.Where(a => a.Code == "so-y-te").Select(a => a.Id).SingleAsync(),
            Room = new Room(),
            TitleVi = "Đối thoại về khám chữa bệnh",
            StartsAt = now,
            EndsAt = now.AddHours(2),
        };
        foreach (var step in (SessionState[])[SessionState.Announced, SessionState.Live])
            session.TryMove(step, now);
        db.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    public async Task<AskQuestion.Asked> AskAsync(IServiceProvider node, Session session, string text, Guid? asker = null)
    {
        await using var scope = node.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<AskQuestion>()
            .AskAsync(new AskQuestion.Input(session.Code, Guid.CreateVersion7(), text, "Nguyễn Thu Hà", "phường Láng", asker ?? Guid.CreateVersion7()), CancellationToken.None);
        return Assert.IsType<AskQuestion.Asked>(outcome);
    }

    public static async Task<HandleQuestion.Outcome> ActAsync(IServiceProvider node, long id, QuestionAction action, Role role = Role.DeskOfficer)
    {
        await using var scope = node.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HandleQuestion>()
            .HandleAsync(id, action, Guid.CreateVersion7(), new HandleQuestion.Actor(role, null), CancellationToken.None);
    }

    /// <summary>Leaves an address whose owner confirms it at once; the letter that asks is not among those that a test counts.</summary>
    public static async Task<FollowQuestion.Outcome> FollowAsync(
        IServiceProvider node, long id, string address, FollowerKind kind = FollowerKind.Asker, string language = "vi", Guid? device = null, bool consents = true)
    {
        var outcome = await LeaveAddressAsync(node, id, address, kind, language, device, consents);
        await using var scope = node.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        foreach (var key in await db.Followers.Where(f => f.ConfirmedAt == null).Select(f => f.StopKey).ToListAsync())
            Assert.True(await scope.ServiceProvider.GetRequiredService<FollowQuestion>().ConfirmAsync(key, CancellationToken.None));
        await db.Mails.Where(mail => mail.Key.StartsWith("confirm:")).ExecuteDeleteAsync();
        return outcome;
    }

    public static async Task<FollowQuestion.Outcome> LeaveAddressAsync(
        IServiceProvider node, long id, string address, FollowerKind kind = FollowerKind.Asker, string language = "vi", Guid? device = null, bool consents = true)
    {
        await using var scope = node.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FollowQuestion>()
            .FollowAsync(new FollowQuestion.Input(id, kind, device ?? Guid.CreateVersion7(), address, consents, language), CancellationToken.None);
    }

    /// <summary>Steps that were just taken can no longer be undone, and are told.</summary>
    public async Task TellAsync(IServiceProvider node)
    {
        Clock.Shift += TimeSpan.FromMinutes(3);
        await FireAsync<WriteNotices>(node);
        await FireAsync<SendMail>(node);
    }

    public string[] Arrived(string address) => [.. Server.Letters.Where(letter => letter.To == address).Select(letter => letter.Subject)];

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
