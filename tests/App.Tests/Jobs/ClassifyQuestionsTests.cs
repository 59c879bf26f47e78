using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Topics;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Jobs;

public sealed class ClassifyQuestionsTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private string code = "";

    public async ValueTask InitializeAsync()
    {
        database = await JobsHost.DatabaseAsync();
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        var today = new DateOnly(2026, 11, 22);
        await AgencySync.ApplyAsync(db, AgencyFile.Load(new CityFiles().AgenciesPath).File!, today, CancellationToken.None);
        await TopicSync.ApplyAsync(db, TopicFile.Load(new CityFiles().TopicsPath).File!, today, CancellationToken.None);
        code = await OpenSessionAsync(db);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Questions_asked_while_the_scheduler_runs_have_their_topics_within_seconds()
    {
        await using var node = await JobsHost.StartAsync(database);
        await WarmAsync(node);

        await AskAsync(node, "Gia đình tôi bị thu hồi đất làm đường, bao giờ được nhận tiền đền bù?");
        await AskAsync(node, "nuoc may nha toi duc va co mui tanh may tuan nay, cong ty nuoc sach co biet khong");
        var questions = await WithinAsync(TimeSpan.FromSeconds(8), rows => rows.Count == 2 && rows.TrueForAll(q => q.TopicCode is not null));

        Assert.Equal(["land", "water"], questions.Select(q => q.TopicCode));
        Assert.All(questions, q => Assert.InRange(q.TopicProbability!.Value, 0.2f, 1f));
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        Assert.Equal(2, await db.TopicReadings.CountAsync());
        var runs = await db.JobRuns.Where(run => run.Job == "ClassifyQuestions").ToListAsync();
        Assert.All(runs, run => Assert.Equal(JobOutcome.Done, run.Outcome));
        Assert.Equal(2, runs.Sum(run => run.Count));
    }

    [Fact]
    public async Task A_long_row_of_questions_is_read_to_its_end_and_each_one_once()
    {
        await using (var node = JobsHost.Build(database))
            for (var i = 0; i < 30; i++)
                await AskAsync(node, $"Đường ngõ {i} trước nhà ngập mỗi khi mưa, bao giờ sửa cống thoát nước?");

        await using var one = await JobsHost.StartAsync(database);
        await using var other = await JobsHost.StartAsync(database);
        await WithinAsync(TimeSpan.FromSeconds(60), rows => rows.TrueForAll(q => q.TopicCode is not null));

        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        Assert.Equal(30, await db.TopicReadings.CountAsync());
        Assert.Equal(30, await db.TopicReadings.Select(r => r.QuestionId).Distinct().CountAsync());
    }

    private static async Task<string> OpenSessionAsync(DialogueDb db)
    {
        var starts = new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = await db.Agencies.Select(agency => agency.Id).FirstAsync(),
            Room = new Room(),
            TitleVi = "Đối thoại về hạ tầng",
            StartsAt = starts,
            EndsAt = starts.AddHours(2),
        };
        session.TryMove(SessionState.Announced, starts);
        session.TryMove(SessionState.Live, starts);
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Code;
    }

    /// <summary>The model is trained beside the start of the host; a citizen's first question comes later.</summary>
    private async Task WarmAsync(JobsHost node)
    {
        await AskAsync(node, "Lịch tiếp công dân của phường là ngày nào trong tuần?");
        await WithinAsync(TimeSpan.FromSeconds(60), rows => rows.TrueForAll(q => q.TopicCode is not null));
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await WithinAsync(TimeSpan.FromSeconds(5), _ => !db.JobRuns.Any(run => run.Outcome == JobOutcome.Running));
        await db.Questions.ExecuteDeleteAsync();
        await db.JobRuns.ExecuteDeleteAsync();
    }

    private async Task AskAsync(JobsHost node, string text)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var ask = scope.ServiceProvider.GetRequiredService<AskQuestion>();
        Assert.IsType<AskQuestion.Asked>(
            await ask.AskAsync(new AskQuestion.Input(code, Guid.CreateVersion7(), text, null, null, null), CancellationToken.None));
    }

    private async Task<List<Question>> WithinAsync(TimeSpan most, Predicate<List<Question>> reached)
    {
        var clock = TimeProvider.System;
        var begin = clock.GetTimestamp();
        while (true)
        {
            await using var db = DialogueDataOptions.Open(database.ConnectionString);
            var rows = await db.Questions.AsNoTracking().OrderBy(q => q.Id).ToListAsync();
            if (reached(rows))
                return rows;
            Assert.True(clock.GetElapsedTime(begin) < most, $"Not within {most}.");
            await Task.Delay(200);
        }
    }
}
