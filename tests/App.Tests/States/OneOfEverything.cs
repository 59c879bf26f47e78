using System.Text.Json;
using Dialogue.Core.Agencies;
using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Notices;
using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Core.PublishedIndices;
using Dialogue.Core.Questions;
using Dialogue.Core.Reports;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys.Paper;
using Dialogue.Core.Topics.Models;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using HalfYear = Dialogue.Core.Commitments.HalfYear;

namespace Dialogue.App.Tests.States;

/// <summary>One of everything that pages list: three dialogues, a question in each of its states, a letter that was given up, and so on.</summary>
internal sealed class OneOfEverything(TestCity city)
{
    public const string OpenWave = "2026-2";
    public const string ClosedWave = "2026-1";
    public const string Topic = "transport";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    /// <returns>What the parameters of addresses stand for.</returns>
    public async Task<Dictionary<string, string>> MakeAsync()
    {
        var (live, coming, past) = (await city.SessionAsync(), await city.SessionAsync(state: SessionState.Announced), await city.SessionAsync(state: SessionState.Published));
        await using (var db = city.OpenDatabase())
        {
            await QuestionsAsync(db, live, past);
            await WavesAsync(db, live.AgencyId);
            await OfficeAsync(db, coming);
            await AdministrationAsync(db);
        }
        await using (var scope = city.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AuditTrail>().WriteAsync(new("test.one", "row:0"), CancellationToken.None);
        return new()
        {
            ["code"] = live.Code,
            ["agency"] = Sample.AgencyCode,
            ["wave"] = OpenWave,
            ["person:guid"] = (await city.PersonAsync(new HeldRole(Role.DeskOfficer, live.AgencyId))).Id.ToString(),
        };
    }

    /// <summary>In the room that is live one question waits and one is public; the others were asked in the room before.</summary>
    private static async Task QuestionsAsync(DialogueDb db, Session live, Session past)
    {
        await QuestionAsync(db, live, $"topic_code = '{Topic}', topic_probability = 0.4, topic_needs_reading = true, topic_source = 'Software'");
        var shown = await QuestionAsync(db, live, $"state = 'Published', published_at = now(), topic_code = '{Topic}', topic_probability = 0.9, topic_source = 'Software'");
        await db.Database.ExecuteSqlAsync($"update session set line_up = array[{shown.Id}] where id = {live.Id}");
        await QuestionAsync(db, past, "state = 'AnsweredLive', published_at = now(), answered_at = now(), answer = 'Sẽ sửa trong tháng này.'");
        var due = DateOnly.FromDateTime(Now.Date).AddDays(20);
        var promised = await QuestionAsync(db, past, $"state = 'Deferred', published_at = now(), promise_unit = 'Phòng Hạ tầng', due_on = '{due:yyyy-MM-dd}', first_due_on = '{due:yyyy-MM-dd}'");
        db.Add(new Commitment { QuestionId = promised.Id, AgencyId = past.AgencyId, MadeAt = Now, Unit = "Phòng Hạ tầng", FirstDueOn = due, DueOn = due });
        await db.SaveChangesAsync();
        await QuestionAsync(db, past, "awaits_office = true, hops = 2");
        await QuestionAsync(db, past, "state = 'Refused', denial = 'OutOfScope', denial_words = 'Không thuộc phạm vi.', appeal = 'Open'");
    }

    private static async Task<Question> QuestionAsync(DialogueDb db, Session session, string set)
    {
        var question = Sample.Question(session);
        db.Add(question);
        await db.SaveChangesAsync();
#pragma warning disable EF1002 // statements of this test
        await db.Database.ExecuteSqlRawAsync($"update question set {set} where id = {question.Id}");
#pragma warning restore EF1002
        return question;
    }

    private static async Task WavesAsync(DialogueDb db, int agency)
    {
        await db.Database.ExecuteSqlAsync($"delete from wave where key not in ({OpenWave}, {ClosedWave})");
        await db.Database.ExecuteSqlAsync($"update wave set state = case key when {OpenWave} then 'Open' else 'Closed' end");
        var open = await db.Set<Core.Surveys.Wave>().SingleAsync(wave => wave.Key == OpenWave);
        db.Add(new PaperForm { Number = "P00000", WaveId = open.Id, AgencyId = agency, SubmissionKey = Guid.CreateVersion7(), Entered = [], EnteredOn = DateOnly.FromDateTime(Now.Date) });
        await db.SaveChangesAsync();
    }

    private static async Task OfficeAsync(DialogueDb db, Session coming)
    {
        db.Add(new Reminder { SessionId = coming.Id, AgencyId = coming.AgencyId, Kind = ReminderKind.Session, DueOn = DateOnly.FromDateTime(Now.Date), At = Now });
        db.Add(new OneStopImport { At = Now, FileName = "mot-cua.csv", Digest = [1], Lines = 1, Refused = 0, RefusedCells = "[]" });
        db.Add(new PublishedIndex { Instrument = "SIPAS", Design = "2022+", Year = 2023, Scope = "Hà Nội", Percent = 83.57, Source = "Bộ Nội vụ" });
        db.Add(new TopicModelVersion { Fingerprint = new string('a', 64), DataFingerprint = new string('b', 64), Corrections = 1, Body = [1], TrainedAt = Now });
        var half = HalfYear.Of(HalfYear.Of(CityZone.Hanoi.DayOf(Now)).First.AddDays(-1));
        db.Add(new Report
        {
            AgencyId = coming.AgencyId,
            Half = half.ToString(),
            Version = 1,
            MadeAt = Now,
            Inputs = "[]",
            InputsHash = [],
            Content = JsonSerializer.Serialize(new ReportContent(
                new AgencyLabel(Sample.AgencyCode, "Sở", "Department"), AgencyKind.Department, half.ToString(), half.Last,
                new ReportCounts(DutySum.Of([], default, new DutyRules()), Balance.Of([]), new LedgerCounts(0, 0, 0, 0, 0, 0), null), null, null, [])),
        });
        await db.SaveChangesAsync();
    }

    private static async Task AdministrationAsync(DialogueDb db)
    {
        db.Add(new Mail
        {
            Key = "one",
            Recipient = "nguoi@demo.invalid",
            Language = "vi",
            Subject = "Câu hỏi đã được trả lời",
            Body = "",
            CreatedAt = Now,
            NextAttemptAt = Now,
            Attempts = 6,
            GivenUpAt = Now,
        });
        db.Add(new JobRun { Job = "PruneJobRuns", Period = "2026-11-22", Node = "n", StartedAt = Now, FinishedAt = Now, LeaseUntil = Now, Outcome = JobOutcome.Done, Count = 1, Attempts = 1 });
        await db.Database.ExecuteSqlAsync($"delete from calendar_day");
        db.Add(new CalendarDay { Day = new DateOnly(2026, 9, 2), Works = false, NameVi = "Quốc khánh", NameEn = "National Day" });
        await db.SaveChangesAsync();
    }
}
