using Dialogue.App.Tests.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Topics;
using Dialogue.Core.Topics.Models;
using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Scheduling;
using Dialogue.Jobs.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Jobs;

/// <summary>The jobs about topics, one fire at a time.</summary>
public sealed class TopicWorkTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private TestDatabase database = null!;
    private JobsHost host = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JobsHost.DatabaseAsync();
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await AgencySync.ApplyAsync(db, AgencyFile.Load(new CityFiles().AgenciesPath).File!, Today, CancellationToken.None);
        await TopicSync.ApplyAsync(db, TopicFile.Load(new CityFiles().TopicsPath).File!, Today, CancellationToken.None);
        host = JobsHost.Build(database);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Open_answers_get_a_topic_each_once_and_know_their_model()
    {
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await WaveSync.ApplyAsync(db, SurveyGround.Catalog, CancellationToken.None);
        var wave = await db.Set<Wave>().Select(w => w.Id).FirstAsync();
        string[] words = ["Bệnh viện chờ lâu quá, lấy số từ sáng sớm", "duong lang ngap nuoc, cong thoat nuoc tac", "Cán bộ một cửa nhiệt tình"];
        db.AddRange(words.Select(text => new ResponseText { Id = Guid.CreateVersion7(), WaveId = wave, AgencyId = 1, Item = "q40", Text = text, Waits = false }));
        await db.SaveChangesAsync();

        var finished = await FireAsync("ClassifySurveyTexts") + await FireAsync("ClassifySurveyTexts", 1);

        var read = await db.Set<ResponseTextTopic>().AsNoTracking().ToListAsync();
        Assert.Equal(1, finished);
        Assert.Equal(["health", "procedures", "water"], read.Select(topic => topic.TopicCode).Order());
        Assert.All(read, topic => Assert.Equal(64, topic.Model?.Length));
        Assert.False(await db.Set<ResponseTextUnread>().AnyAsync());
    }

    [Fact]
    public async Task A_reader_stopped_in_the_middle_of_a_long_row_loses_and_repeats_nothing()
    {
        const int all = 2 * ClassifyQuestions.Batch + 1;
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        var session = await SessionAsync(db);
        db.AddRange(Enumerable.Range(0, all).Select(_ => Sample.Question(session)));
        await db.SaveChangesAsync();
        using var stop = new CancellationTokenSource();

        await using (var scope = host.Services.CreateAsyncScope())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                ActivatorUtilities.CreateInstance<ClassifyQuestions>(scope.ServiceProvider).ReadAllAsync(_ => stop.Cancel(), stop.Token));
        var before = await db.TopicReadings.CountAsync();
        await FireAsync("ClassifyQuestions");

        Assert.Equal(ClassifyQuestions.Batch, before);
        Assert.Equal((all, all), (await db.TopicReadings.CountAsync(), await db.TopicReadings.Select(r => r.QuestionId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task The_first_reading_keeps_the_shipped_model_as_the_first_version()
    {
        var id = await AskedAsync("Xã thu hồi ruộng của bà con mà tiền đền bù mãi chưa chi trả");
        await FireAsync("ClassifyQuestions");

        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        var version = await db.Set<TopicModelVersion>().SingleAsync();
        var reading = await db.TopicReadings.SingleAsync(r => r.QuestionId == id);
        Assert.Equal((version.Fingerprint, "land"), (reading.Model, reading.TopicCode));
        Assert.NotNull(reading.Reasons);
        Assert.Equal(version.Id, (await db.Set<TopicPromotion>().SingleAsync()).ModelId);
    }

    [Fact]
    public async Task A_training_learns_what_people_read_keeps_the_sample_out_and_promotes_only_what_was_measured()
    {
        await AskedAsync("Xã thu hồi ruộng của bà con mà tiền đền bù mãi chưa chi trả");
        await FireAsync("ClassifyQuestions");
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        for (var i = 0; i < 30; i++)
            await AskedAsync($"Bà con xin làm nhà tang lễ cho cụm dân cư số {i}", "other");
        var sampled = await db.Questions.Where(q => q.TopicSource == TopicSource.Person).OrderBy(q => q.Id).Select(q => q.Id).Take(5).ToListAsync();
        db.AddRange(sampled.Select(id => new TopicSample { QuestionId = id, Place = id, DrawnAt = TimeProvider.System.GetUtcNow() }));
        await db.SaveChangesAsync();
        await AskForAsync(TopicWorkKind.Retrain);

        var finished = await FireAsync("RetrainTopics", 5);

        var versions = await db.Set<TopicModelVersion>().AsNoTracking().OrderBy(m => m.Id).ToListAsync();
        var learned = await db.Questions.CountAsync(q => q.TopicSource == TopicSource.Person && q.Id % 5 != 0 && !sampled.Contains(q.Id));
        Assert.Equal(1, finished);
        Assert.Equal([(0, 0), (learned, 1)], versions.Select(m => (m.Corrections, m.SelfTaught)));
        // Five of the sample and a fifth of the rest are too few to say that the new one is not worse.
        Assert.Equal(new TopicScores(null, null), TopicScores.Read(versions[1].Scores));
        Assert.Equal(1, await db.Set<TopicPromotion>().CountAsync());
        Assert.NotNull((await db.Set<TopicWork>().AsNoTracking().SingleAsync()).FinishedAt);
    }

    [Fact]
    public async Task Past_questions_are_read_again_only_when_asked_and_what_a_person_read_stays()
    {
        var (wrong, human) = (await AskedAsync("Nước máy đục ngầu có mùi tanh, công ty nước sạch có biết không"), await AskedAsync("Học phí trường công tăng", "business"));
        await FireAsync("ClassifyQuestions");
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await db.Questions.Where(q => q.Id == wrong).ExecuteUpdateAsync(set => set.SetProperty(q => q.TopicCode, "security"));
        await FireAsync("ReassignTopics", 1);
        Assert.Equal("security", (await db.Questions.AsNoTracking().SingleAsync(q => q.Id == wrong)).TopicCode);
        await AskForAsync(TopicWorkKind.Reassign);

        await FireAsync("ReassignTopics", 5);

        var work = await db.Set<TopicWork>().AsNoTracking().SingleAsync();
        Assert.Equal((1, 1), (work.Read, work.Changed));
        Assert.Equal("water", (await db.Questions.AsNoTracking().SingleAsync(q => q.Id == wrong)).TopicCode);
        Assert.Equal("security", (await db.TopicReadings.OrderByDescending(r => r.Id).FirstAsync(r => r.QuestionId == wrong)).FromCode);
        Assert.Equal("business", (await db.Questions.AsNoTracking().SingleAsync(q => q.Id == human)).TopicCode);
    }

    [Fact]
    public void A_candidate_is_not_worse_only_where_something_was_measured_and_nowhere_behind()
    {
        TopicScores.Beside? Beside(int candidate, int current) => TopicScores.Compare([.. Enumerable.Range(0, 40).Select(i => (i < candidate, i < current))]);

        Assert.True(new TopicScores(Beside(30, 30), null).NotWorse);
        Assert.True(new TopicScores(Beside(32, 30), Beside(35, 35)).NotWorse);
        Assert.False(new TopicScores(Beside(32, 30), Beside(34, 35)).NotWorse);
        Assert.False(new TopicScores(null, null).NotWorse);
        Assert.Null(TopicScores.Compare([(true, false)]));
    }

    private Task<int> FireAsync(string job, int seconds = 0) => host.Periods.FireAsync(
        Schedule.Find(job)!.Job, new JobFire(new DateTimeOffset(2026, 11, 22, 3, 0, seconds, TimeSpan.Zero)), "test", CancellationToken.None);

    private async Task AskForAsync(TopicWorkKind kind)
    {
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<TopicWorks>().AskAsync(kind, null, CancellationToken.None));
    }

    /// <summary>A question of a session that is over; with a topic, as a person read it.</summary>
    private async Task<long> AskedAsync(string text, string? read = null)
    {
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        var session = await db.Sessions.FirstOrDefaultAsync() ?? await SessionAsync(db);
        var question = Sample.Question(session);
        db.Add(question);
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync($"update question set text = {text}, topic_code = {read}, topic_source = case when {read}::text is not null then 'Person' end where id = {question.Id}");
        return question.Id;
    }

    private static async Task<Session> SessionAsync(DialogueDb db)
    {
        var starts = new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = await db.Agencies.Select(agency => agency.Id).FirstAsync(),
            Room = new Room(),
            TitleVi = "Đối thoại đã qua",
            StartsAt = starts,
            EndsAt = starts.AddHours(2),
        };
        db.Add(session);
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync($"update session set state = 'Published' where id = {session.Id}");
        return session;
    }
}
