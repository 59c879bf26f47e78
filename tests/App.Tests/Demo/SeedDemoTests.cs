using Dialogue.App.Tests.Surveys;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Demo;
using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Demo;

public sealed class SeedDemoTests
{
    [Fact]
    public async Task The_city_is_filled_once_and_emptied_of_exactly_that()
    {
        await using var ground = await DemoGround.CreateAsync();
        var untouched = await ground.RowsAsync();

        var filled = Assert.IsType<DemoCity.Filled>(await SeedDemo.RunAsync(ground.Services, DemoGround.Small, null, CancellationToken.None));
        var second = await SeedDemo.RunAsync(ground.Services, DemoGround.Small, null, CancellationToken.None);
        await DialoguesStandWhereTheyShouldAsync(ground);
        await EveryAccountOpensAsync(ground);
        await FiguresAreOutAsync(ground, filled.Answers);
        Assert.True(await ground.Services.GetRequiredService<DemoSign>().IsShownAsync(CancellationToken.None));

        await ImportAsync(ground);
        await AnswerAsync(ground);
        var emptied = await ground.City.EmptyAsync(CancellationToken.None);

        Assert.IsType<DemoCity.AlreadyThere>(second);
        Assert.Equal((filled.Sessions, DemoPeople.All.Count, filled.Answers, 1L), (emptied.Sessions, emptied.People, emptied.Answers, emptied.AnswersKept));
        var left = await ground.RowsAsync();
        Assert.Equal((untouched["session"] + 1, 1, 1), (left["session"], left["question"], left["response"]));
        foreach (var table in (string[])["room_event", "question_event", "vote", "commitment", "session_minutes", "minutes_version", "topic_reading", "person", "appointment", "response_text", "wave_estimate"])
            Assert.Equal(untouched[table], left[table]);
        await using var db = ground.Open();
        var open = await db.Set<Wave>().SingleAsync(wave => wave.Key == "2026-2");
        Assert.Empty(await CountFold.RecountAsync(db, open.Id, CancellationToken.None));
        Assert.Equal(DemoState.Emptied, await ground.City.StateAsync(CancellationToken.None));
        Assert.Null(await SeedDemo.WhenEmptyAsync(ground.Services, DemoGround.Small, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_demonstration_of_days_ago_is_live_again_under_the_codes_that_people_know()
    {
        await using var ground = await DemoGround.CreateAsync();
        await SeedDemo.RunAsync(ground.Services, DemoGround.Small, null, CancellationToken.None);
        Assert.Equal(0, await ground.City.RefreshAsync(CancellationToken.None));
        await using var db = ground.Open();
        SessionState[] running = [SessionState.Live, SessionState.Paused];
        var before = await db.Sessions.Where(s => running.Contains(s.State)).OrderBy(s => s.Code).Select(s => s.Code).ToListAsync();
        var past = await db.Sessions.CountAsync(s => s.State == SessionState.Published);
        await db.Sessions.Where(s => s.State != SessionState.Published && s.Kind == SessionKind.Dialogue).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.StartsAt, s => s.StartsAt.AddDays(-60)).SetProperty(s => s.EndsAt, s => s.EndsAt.AddDays(-60)));

        Assert.NotEqual(0, await ground.City.RefreshAsync(CancellationToken.None));

        var after = await db.Sessions.AsNoTracking().Where(s => running.Contains(s.State)).OrderBy(s => s.Code).ToListAsync();
        Assert.Equal(before, after.Select(s => s.Code));
        Assert.All(after, s => Assert.True(s.Demo && s.EndsAt > SurveyGround.Now && s.OnStageQuestionId is not null == (s.State == SessionState.Live)));
        Assert.Equal(past, await db.Sessions.CountAsync(s => s.State == SessionState.Published));
        Assert.Equal(0, await ground.City.RefreshAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_database_that_holds_something_real_is_left_alone()
    {
        await using var ground = await DemoGround.CreateAsync();
        await ImportAsync(ground);
        var before = await ground.RowsAsync();

        var outcome = await SeedDemo.RunAsync(ground.Services, DemoGround.Small, null, CancellationToken.None);

        Assert.Equal(1, Assert.IsType<DemoCity.HoldsRealData>(outcome).Sessions);
        Assert.Equal(before, await ground.RowsAsync());
        Assert.False(await ground.Services.GetRequiredService<DemoSign>().IsShownAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_password_that_everybody_tries_first_makes_no_accounts_and_no_city()
    {
        await using var ground = await DemoGround.CreateAsync();
        var before = await ground.RowsAsync();

        var outcome = await ground.City.FillAsync(DemoGround.Small with { Password = "matkhaucuatoi" }, null, CancellationToken.None);

        Assert.Contains("PasswordTooCommon", Assert.IsType<DemoCity.PasswordRefused>(outcome).Codes);
        Assert.Equal(before, await ground.RowsAsync());
    }

    private static async Task DialoguesStandWhereTheyShouldAsync(DemoGround ground)
    {
        await using var db = ground.Open();
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.Kind == SessionKind.Dialogue).ToListAsync();
        Assert.All(sessions, session => Assert.True(session.Demo));
        Assert.Equal(
            [SessionState.Announced, SessionState.Live, SessionState.Paused, SessionState.Published],
            sessions.Select(session => session.State).Distinct().OrderBy(state => state));
        Assert.All(sessions.Where(s => s.State == SessionState.Published), s => Assert.True(s.StartsAt < SurveyGround.Now.AddDays(-30) && s.PublishedAt > s.ClosedAt));
        Assert.All(sessions.Where(s => s.State == SessionState.Live), s => Assert.True(s.StartsAt < SurveyGround.Now && s.EndsAt > SurveyGround.Now && s.OnStageQuestionId != null));
        var questions = await db.Questions.AsNoTracking().ToListAsync();
        Assert.All(questions, question => Assert.True(question.AskedAt <= SurveyGround.Now && question.TopicCode != null));
        Assert.All(questions, question => Assert.DoesNotContain('{', question.Text + question.Answer + question.DenialWords));
        Assert.Equal(
            Enum.GetValues<QuestionState>(),
            questions.Select(question => question.State).Distinct().OrderBy(state => state));
        Assert.Equal(questions.Where(question => question.RootId is null).Sum(question => question.Votes), await db.Votes.CountAsync(vote => vote.RootId != null));
        await FatesAreOfEveryKindAsync(ground);
        // As if it had happened: steps are in the order of their time.
        var steps = await db.QuestionEvents.AsNoTracking().OrderBy(step => step.Id).ToListAsync();
        Assert.All(steps.GroupBy(step => step.RoomId), room => Assert.Equal(room.OrderBy(step => step.At).Select(step => step.Id), room.Select(step => step.Id)));
    }

    private static async Task FatesAreOfEveryKindAsync(DemoGround ground)
    {
        await using var db = ground.Open();
        var days = new CityCalendar(db, CityZone.Hanoi);
        var promises = await db.Commitments.AsNoTracking().ToListAsync();
        Assert.Equal(Enum.GetValues<CommitmentStatus>(), promises.Select(promise => promise.StatusOn(days.DayOf(SurveyGround.Now))).Distinct().Order());
        Assert.Contains(promises, promise => promise.Extensions > 0);
        var questions = await db.Questions.AsNoTracking().ToListAsync();
        Assert.Equal(Enum.GetValues<AppealState>(), questions.Select(question => question.Appeal).Distinct().Order());
        Assert.Contains(questions, question => question is { Bound: true, Hops: 2 });
        Assert.Contains(questions, question => question.AgencyId != question.AskedAgencyId && !question.Bound);
        var past = await db.Sessions.AsNoTracking().Where(s => s.State == SessionState.Published).Select(s => s.Code).ToListAsync();
        foreach (var code in past)
            Assert.True(ChainCheck.Of((await new ChainReads(db).ReadAsync(code, CancellationToken.None))!).CoversRelease); // every past dialogue has its minutes
    }

    private static async Task EveryAccountOpensAsync(DemoGround ground)
    {
        await using var scope = ground.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        foreach (var account in DemoPeople.All)
        {
            var person = await accounts.FindByEmailAsync(account.Email);
            Assert.NotNull(person);
            Assert.True(await accounts.CheckPasswordAsync(person, DemoOptions.KnownPassword));
        }
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        var roles = await db.Appointments.Select(appointment => appointment.Role).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<Role>(), roles.Order());
    }

    private static async Task FiguresAreOutAsync(DemoGround ground, int answers)
    {
        await using var db = ground.Open();
        var waves = await db.Set<Wave>().AsNoTracking().Where(wave => wave.InstrumentId == "sipas").OrderBy(wave => wave.OpensAt).ToListAsync();
        Assert.Equal(
            [("2025-2", WaveState.Published), ("2026-1", WaveState.Published), ("2026-2", WaveState.Open), ("2027-1", WaveState.Planned)],
            waves.Select(wave => (wave.Key, wave.State)));
        Assert.Equal(answers, waves.Sum(wave => wave.EstimatedResponses ?? 0));
        foreach (var wave in waves.Take(3))
            Assert.Empty(await CountFold.RecountAsync(db, wave.Id, CancellationToken.None));

        var import = await db.Set<OneStopImport>().SingleAsync();
        var months = await db.Set<OneStopMonth>().CountAsync(month => month.ImportId == import.Id);
        Assert.Equal((months, months), (import.Lines, import.Added));

        var overall = await db.Set<WaveEstimate>().AsNoTracking()
            .Where(estimate => estimate.WaveId == waves[1].Id && estimate.AgencyId != null && estimate.Measure == "overall")
            .Join(db.Agencies, estimate => estimate.AgencyId, agency => agency.Id, (estimate, agency) => new { agency.Code, estimate })
            .ToDictionaryAsync(one => one.Code, one => one.estimate);
        Assert.True(overall.Values.Count(estimate => estimate.IsShown && estimate.Value is > 0.6 and < 0.97) >= 4);
        Assert.Equal(FigureGate.HideForDisclosure, overall["xa-soc-son"].Gate);
    }

    /// <summary>As the import leaves it: a dialogue and a question of the archive that are not of the demonstration.</summary>
    private static async Task ImportAsync(DemoGround ground)
    {
        await using var db = ground.Open();
        var agency = await db.Agencies.Where(a => a.Code == "phuong-lang").Select(a => a.Id).SingleAsync();
        var session = new Session
        {
            Code = "RSTV34",
            AgencyId = agency,
            Room = new Room(),
            TitleVi = "Đối thoại năm 2019",
            StartsAt = SurveyGround.Now.AddYears(-7),
            EndsAt = SurveyGround.Now.AddYears(-7),
            ArchiveKey = "2019",
        };
        session.KeepAsArchive(session.StartsAt);
        db.Add(session);
        await db.SaveChangesAsync();
        db.Add(new Question
        {
            RoomId = session.RoomId,
            SessionId = session.Id,
            AgencyId = agency,
            AskedAgencyId = agency,
            AskedCode = session.Code,
            Receipt = Codes.ForReceipt(),
            SendKey = Guid.CreateVersion7(),
            Text = "Ngõ 12 bao giờ có nước máy?",
            Folded = "ngo 12 bao gio co nuoc may?",
            AskedAt = session.StartsAt,
        });
        await db.SaveChangesAsync();
    }

    private static async Task AnswerAsync(DemoGround ground)
    {
        await using var db = ground.Open();
        var wave = await db.Set<Wave>().Where(w => w.Key == "2026-2").Select(w => w.Id).SingleAsync();
        var agency = await db.Agencies.Where(a => a.Code == "phuong-lang").Select(a => a.Id).SingleAsync();
        Assert.IsType<IntakeOutcome.Accepted>(
            await ground.Services.GetRequiredService<SurveyIntake>().SubmitAsync(SurveyGround.Answer(wave, agency), CancellationToken.None));
    }
}
