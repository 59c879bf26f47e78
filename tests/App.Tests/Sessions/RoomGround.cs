using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialogue.App.Tests.Sessions;

/// <summary>A city with one agency and one session in a real database, and the use cases that work on it.</summary>
internal sealed class RoomGround : IAsyncDisposable
{
    public const string Code = "ABC234";

    public static readonly HandleQuestion.Actor Desk = new(Role.DeskOfficer, null);
    public static readonly HandleQuestion.Actor Host = new(Role.Host, null);

    private readonly TestDatabase database;
    private readonly NpgsqlDataSource dataSource;
    private readonly CastVote votes;

    private RoomGround(TestDatabase database)
    {
        this.database = database;
        dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        votes = VotesAtAnotherNode();
    }

    /// <summary>The room of the one dialogue; the agencies' mailboxes have rooms of their own.</summary>
    public int RoomId { get; private set; }

    public string ConnectionString => database.ConnectionString;

    public static async Task<RoomGround> WithSessionAsync(SessionState state = SessionState.Live)
    {
        var ground = new RoomGround(await TestDatabase.CreateAsync(PrepareAsync));
        await using var db = ground.Open();
        var now = TimeProvider.System.GetUtcNow();
        var session = new Session
        {
            Code = Code,
            AgencyId = await db.Agencies.Where(a => a.Code == "so-y-te").Select(a => a.Id).SingleAsync(),
            Room = new Room(),
            TitleVi = "Đối thoại về khám chữa bệnh",
            StartsAt = now,
            EndsAt = now.AddHours(2),
        };
        SessionState[] way = [SessionState.Announced, SessionState.Live, SessionState.Closed];
        foreach (var step in way.TakeWhile(step => session.State != state))
            session.TryMove(step, now);
        db.Add(session);
        await db.SaveChangesAsync();
        ground.RoomId = session.RoomId;
        return ground;
    }

    public DialogueDb Open() => DialogueDataOptions.Open(ConnectionString);

    public async Task<AskQuestion.Outcome> AskAsync(string text, Guid? key = null, string? name = null, Guid? asker = null)
    {
        await using var db = Open();
        return await new AskQuestion(db, TimeProvider.System, new RoomHint(), MailboxClocks.Usual(db)).AskAsync(
            new AskQuestion.Input(Code, key ?? Guid.CreateVersion7(), text, name, null, asker), CancellationToken.None);
    }

    public async Task<long> AskedAsync(string text = "Bao giờ trạm y tế phường Láng có bác sĩ trực buổi tối?", string? name = null, Guid? asker = null) =>
        ((AskQuestion.Asked)await AskAsync(text, name: name, asker: asker)).Id;

    public async Task<long> PublishedAsync()
    {
        var id = await AskedAsync();
        Assert.IsType<HandleQuestion.Done>(await HandleAsync(id, new QuestionAction.Publish(), Desk));
        return id;
    }

    public async Task<HandleQuestion.Outcome> HandleAsync(long id, QuestionAction action, HandleQuestion.Actor actor, Guid? key = null)
    {
        await using var db = Open();
        return await new HandleQuestion(db, TimeProvider.System, new RoomHint(), new CityCalendar(db, CityZone.Hanoi), MailboxClocks.Usual(db)).HandleAsync(id, action, key ?? Guid.CreateVersion7(), actor, CancellationToken.None);
    }

    public Task<CastVote.Outcome> VoteAsync(long id, Guid voter, bool joins = true) => votes.CastAsync(id, voter, joins, CancellationToken.None);

    /// <summary>A queue of votes of another node, with a length of its own.</summary>
    public CastVote VotesAtAnotherNode(VoteOptions? options = null) => new(dataSource, options ?? new VoteOptions(), NullLogger<CastVote>.Instance);

    public async Task<SessionMove> MoveAsync(SessionState to)
    {
        await using var db = Open();
        return await new DriveSession(db, TimeProvider.System, new RoomHint()).MoveAsync(Code, to, new HandleQuestion.Actor(Role.Host, null), CancellationToken.None);
    }

    public async Task<List<RoomEvent>> EventsAsync(Audience audience)
    {
        await using var db = Open();
        return await db.RoomEvents.AsNoTracking().Where(e => e.Audience == audience).OrderBy(e => e.Seq).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await votes.DisposeAsync();
        await dataSource.DisposeAsync();
        await database.DisposeAsync();
    }

    private static Task PrepareAsync(string connection, CancellationToken stop) =>
        CitySetup.PrepareAsync(connection, new CityFiles(), SurveyCatalog.Load(SurveyFolder.Find(null)), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime), stop);
}
