using System.Diagnostics;
using Dialogue.Bench.City;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Bench.Rows;

/// <summary>
/// DESK: an officer with 500 questions waiting and 2,000 done in one room: the page, the list that the page asks for while it is
/// open, and one step after another, each from the client's side on loopback, one at a time.
/// </summary>
internal sealed class DeskTime : IBench
{
    private const int Waiting = 500;
    private const int Done = 2_000;
    private const int WarmUps = 20;
    private const int Steps = 200;
    private const double TargetMilliseconds = 100;

    public string Name => "desk";
    public string Id => "DESK";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var city = await ground.CityAsync(cancellationToken);
        var session = await LiveSession.CreateAsync(city.ConnectionString, 0, cancellationToken);
        var waiting = await FillAsync(city.ConnectionString, session.Code, cancellationToken);
        var officer = await DeskOfficer.SignInAsync(city, LiveSession.AgencyCode, cancellationToken);

        var page = await MeasureAsync(officer, $"/desk/sessions/{session.Code}", effort, cancellationToken);
        var list = await MeasureAsync(officer, $"/api/desk/sessions/{session.Code}/queue", effort, cancellationToken);
        var (step, published) = await PublishAsync(officer, waiting, cancellationToken);
        var counted = await CountAsync(city.ConnectionString, session.Code, cancellationToken);
        return
        [
            new Row(Id, $"the desk's page at {Waiting} waiting and {Done} done, p95 ({page.Spread})", page.Quantile(0.95), "ms").AtMost(TargetMilliseconds),
            new Row(Id, $"its list anew, p95 ({list.Spread})", list.Quantile(0.95), "ms").AtMost(TargetMilliseconds),
            new Row(Id, $"one step, p95 ({step.Spread})", step.Quantile(0.95), "ms")
            {
                Fault = counted == published ? null : $"{published} steps were acknowledged and {counted} questions are public",
            }.AtMost(TargetMilliseconds),
        ];
    }

    private static async Task<Timings> MeasureAsync(DeskOfficer officer, string path, Effort effort, CancellationToken cancellationToken)
    {
        var times = new Timings();
        for (var i = -WarmUps; i < effort.Runs * 40; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await officer.GetAsync(path, cancellationToken);
            if (i >= 0)
                times.AddSince(start);
            answer.EnsureSuccessStatusCode();
        }
        return times;
    }

    private static async Task<(Timings Times, int Published)> PublishAsync(DeskOfficer officer, IReadOnlyList<long> waiting, CancellationToken cancellationToken)
    {
        var times = new Timings();
        for (var i = 0; i < Steps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await officer.PostAsync($"/desk/questions/{waiting[i]}/publish", [], cancellationToken);
            if (i >= WarmUps)
                times.AddSince(start);
            answer.EnsureSuccessStatusCode();
        }
        return (times, Steps);
    }

    private static async Task<int> CountAsync(string connectionString, string code, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        return await db.Questions.CountAsync(q => q.State == QuestionState.Published && db.Sessions.Any(s => s.Code == code && s.RoomId == q.RoomId), cancellationToken);
    }

    private static async Task<IReadOnlyList<long>> FillAsync(string connectionString, string code, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        var session = await db.Sessions.SingleAsync(s => s.Code == code, cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var questions = Enumerable.Range(0, Waiting + Done).Select(i => Question(session, i, now.AddSeconds(i - Waiting - Done))).ToList();
        foreach (var done in questions.Take(Done))
            done.KeepAsArchive("Xí nghiệp Chiếu sáng sửa trước ngày 30/11.", now);
        db.AddRange(questions);
        await db.SaveChangesAsync(cancellationToken);
        return [.. questions.Skip(Done).Select(q => q.Id)];
    }

    private static Question Question(Session session, int number, DateTimeOffset at)
    {
        var text = $"{LiveSession.TextOf(number)} {SeedTexts.All[number * 53 % SeedTexts.All.Count]}";
        return new Question
        {
            RoomId = session.RoomId,
            SessionId = session.Id,
            AgencyId = session.AgencyId,
            AskedAgencyId = session.AgencyId,
            AskedCode = session.Code,
            Receipt = Codes.ForReceipt(),
            SendKey = Guid.CreateVersion7(),
            Text = text,
            Folded = CitizenText.Fold(text),
            Name = "Trần Văn Bình",
            AskedAt = at,
        };
    }
}
