using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Bench.City;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Flood.Orders;
using Dialogue.Flood.Wire;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Bench.Load;

/// <summary>
/// A room under load, and its count in the end. What only the desk may know carries words that occur nowhere else: names, questions
/// that are not published, reasons of refusals.
/// </summary>
internal sealed class LoadedRoom
{
    private const string Name = "Bí mật-TEN";
    private const string Unpublished = "bí-mật-CHƯA-CÔNG-KHAI";
    private const string Refusal = "bí-mật-LÝ-DO";
    private const int VoteConnections = 64;
    private readonly string connectionString;
    private readonly HashSet<long> acknowledged = [];
    private readonly List<long> hidden = [];
    private readonly Dictionary<long, int> voters = [];
    private readonly List<string> voteFaults = [];
    private long unanswered;

    private LoadedRoom(string connectionString, LiveSession session) => (this.connectionString, Session) = (connectionString, session);

    public static IReadOnlyList<string> Canaries { get; } = [Name, Unpublished, Refusal];

    public LiveSession Session { get; }
    public string Code => Session.Code;

    /// <summary>When the last write was acknowledged; of the stopwatch.</summary>
    public long LastWrite { get; private set; }

    public static async Task<LoadedRoom> CreateAsync(string connectionString, int questions, CancellationToken cancellationToken) =>
        new(connectionString, await LiveSession.CreateAsync(connectionString, questions, cancellationToken));

    /// <summary>Lets the desk see what nobody else may: to be done while the followers are there.</summary>
    public async Task HideAsync(RunningCity city, CancellationToken cancellationToken)
    {
        await SetAsync(publishesAtOnce: false, cancellationToken);
        var visitor = await Visitor.ComeAsync(city, cancellationToken);
        for (var i = 0; i < 4; i++)
            hidden.Add(await AskAsync(city, visitor, $"{Unpublished}: {LiveSession.TextOf(i)}", cancellationToken));
        foreach (var id in hidden.Take(2))
        {
            await using var db = DialogueDataOptions.Open(connectionString);
            await new HandleQuestion(db, TimeProvider.System, new RoomHint(), new CityCalendar(db, CityZone.Hanoi), MailboxClocks.Usual(db)).HandleAsync(
                id, new QuestionAction.Refuse(DenialCode.PersonalData, $"{Refusal}: câu hỏi nêu thông tin riêng."), Guid.CreateVersion7(),
                new HandleQuestion.Actor(Role.DeskOfficer, null), cancellationToken);
        }
        await SetAsync(publishesAtOnce: true, cancellationToken);
    }

    /// <summary>Asks at fixed moments, whatever the answers do; each text says when it was to be sent.</summary>
    /// <param name="city">The node that is asked.</param>
    /// <param name="every">The time between two.</param>
    /// <param name="length">How long.</param>
    /// <param name="letters">Of each text, at least.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AskAsync(RunningCity city, TimeSpan every, TimeSpan length, int letters, CancellationToken cancellationToken)
    {
        var visitor = await Visitor.ComeAsync(city, cancellationToken);
        var asked = await Pace.KeepAsync(every, length, due => AskAsync(city, visitor, TextOf(due, letters), cancellationToken), cancellationToken);
        acknowledged.UnionWith(asked);
        LastWrite = Stopwatch.GetTimestamp();
    }

    /// <summary>Questions and answers for the same test, as text with the moment.</summary>
    public static string TextOf(long due, int letters)
    {
        var text = $"{LiveSession.TextOf((int)(due / 1_000_003 % 997))} {RoomReader.DueMark}{due.ToString(CultureInfo.InvariantCulture)};";
        return text.Length >= letters ? text : text + string.Concat(Enumerable.Repeat(" Kính đề nghị trả lời.", ((letters - text.Length) / 22) + 1));
    }

    public async Task<(int Epoch, long Seq)> StandsAsync(CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        var room = await db.Sessions.AsNoTracking().Where(session => session.Code == Code).Select(session => session.Room).SingleAsync(cancellationToken);
        return (room.Epoch, room.SeqOf(Audience.Public));
    }

    /// <summary>Votes over HTTP on its questions in turn, each from a new device.</summary>
    /// <param name="generator">Sends them.</param>
    /// <param name="city">The node that is asked.</param>
    /// <param name="perSecond">At fixed moments; 0 is as many as it takes.</param>
    /// <param name="length">How long.</param>
    /// <param name="questions">How many of its questions.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<VotesReport> VoteAsync(
        FloodProcess generator, RunningCity city, int perSecond, TimeSpan length, int questions, CancellationToken cancellationToken)
    {
        var visitor = await Visitor.ComeAsync(city, cancellationToken);
        var order = new HttpVotesOrder(city.Server.Node, visitor.Lines, [.. Session.Questions.Take(questions)], perSecond, length, VoteConnections);
        var report = await generator.VoteAsync(order, cancellationToken);
        foreach (var (question, acknowledgedVoters) in report.Voters)
            voters[question] = voters.GetValueOrDefault(question) + acknowledgedVoters;
        voteFaults.AddRange(report.Faults);
        unanswered += report.Unanswered;
        LastWrite = Stopwatch.GetTimestamp();
        return report;
    }

    /// <summary>Waits for the hall, then counts.</summary>
    /// <returns>The time from the last write until the last follower stood where the database does, and what is wrong.</returns>
    public async Task<(TimeSpan Behind, string? Fault)> CheckAsync(Hall hall, TimeSpan within, CancellationToken cancellationToken)
    {
        var (epoch, seq) = await StandsAsync(cancellationToken);
        await hall.SettleAsync(new SettleOrder(epoch, seq, within), cancellationToken);
        var counts = await CountsAsync(cancellationToken);
        var report = await Pace.UntilAsync(() => hall.ReportAsync(cancellationToken), seen => !seen.VoteFaults(counts).Any(), within, cancellationToken);
        var faults = report.FaultsAt(epoch, seq).Concat(report.VoteFaults(counts)).Concat(await QuestionFaultsAsync(cancellationToken));
        var behind = report.LastMoved > LastWrite ? Stopwatch.GetElapsedTime(LastWrite, report.LastMoved) : TimeSpan.Zero;
        return (behind, Joined(faults.Concat(await VoteFaultsAsync(cancellationToken))));
    }

    /// <summary>Counts the votes that were acknowledged, without a hall.</summary>
    public async Task<string?> CheckVotesAsync(CancellationToken cancellationToken) => Joined(await VoteFaultsAsync(cancellationToken));

    private async Task<IEnumerable<string>> VoteFaultsAsync(CancellationToken cancellationToken)
    {
        var (faults, unknown) = (new List<string>(voteFaults), 0L);
        await using var db = DialogueDataOptions.Open(connectionString);
        foreach (var (question, expected) in voters)
        {
            var rows = await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from vote where question_id = {question}").SingleAsync(cancellationToken);
            var counter = await db.Questions.Where(q => q.Id == question).Select(q => q.Votes).SingleAsync(cancellationToken);
            unknown += rows - expected;
            if (rows < expected || counter != rows)
                faults.Add($"question {question}: {expected} voters were acknowledged, {rows} rows, counter {counter}");
        }
        // A vote whose answer did not come in time may have been counted or not, but only once.
        if (unknown > unanswered)
            faults.Add($"{unknown} votes are kept that nobody was told of, and only {unanswered} had no answer");
        return faults;
    }

    /// <summary>The database's counts of the questions that were voted on.</summary>
    private async Task<IReadOnlyDictionary<long, int>> CountsAsync(CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        return await db.Questions.Where(q => voters.Keys.Contains(q.Id)).ToDictionaryAsync(q => q.Id, q => q.Votes, cancellationToken);
    }

    private static string? Joined(IEnumerable<string> faults) => string.Join("; ", faults) is { Length: > 0 } fault ? fault : null;

    private async Task<IEnumerable<string>> QuestionFaultsAsync(CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        var kept = await db.Questions.Where(q => db.Sessions.Any(s => s.Code == Code && s.RoomId == q.RoomId)).Select(q => q.Id).ToListAsync(cancellationToken);
        var expected = Session.Questions.Concat(hidden).Concat(acknowledged).ToHashSet();
        return expected.SetEquals(kept) ? [] : [$"{expected.Count} questions were acknowledged, {kept.Count} are kept, {expected.Except(kept).Count()} are lost"];
    }

    private async Task<long> AskAsync(RunningCity city, Visitor visitor, string text, CancellationToken cancellationToken)
    {
        using var request = visitor.Post($"/api/sessions/{Code}/questions", JsonContent.Create(new { text, name = $"{Name} An", place = "Phường Láng" }));
        using var answer = await city.Script.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("id").GetInt64();
    }

    private async Task SetAsync(bool publishesAtOnce, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        await db.Sessions.Where(session => session.Code == Code)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.PublishesBeforeReading, publishesAtOnce), cancellationToken);
    }
}
