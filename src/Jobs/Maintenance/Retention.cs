using Dialogue.Core.Maintenance;
using Dialogue.Core.Notices;
using Dialogue.Jobs.Notices;
using Dialogue.Jobs.Surveys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Maintenance;

/// <summary>How long each kind of data is kept, for whoever answers for it. The jobs named here keep the rules.</summary>
internal static class Retention
{
    public static IReadOnlyList<Func<IServiceProvider, RetentionRule>> Rules { get; } =
    [
        Of("sign_in", "at", jobs => jobs.KeepSignIns, nameof(PurgeSignIns), "Lịch sử đăng nhập (lần gần nhất của mỗi người vẫn giữ)", "Sign-ins (each person's latest stays)"),
        Of("room_event", null, jobs => jobs.KeepRoomEvents, nameof(ForgetRoomEvents), "Tin trực tiếp của các phiên", "Live messages of the rooms"),
        Of("job_run", "started_at", jobs => jobs.KeepRuns, nameof(PruneJobRuns), "Nhật ký tác vụ chạy theo ngày, giờ", "History of jobs that run by the clock"),
        Of("job_run", "started_at", jobs => jobs.KeepTicks, nameof(PruneJobRuns), "Nhật ký tác vụ chạy vài giây một lần", "History of jobs that run every few seconds"),
        OfNotices("follower", notices => notices.KeepContactDays, "Địa chỉ nhận tin, tính từ khi câu hỏi kết thúc", "Followers' addresses, after the question's end"),
        OfNotices("mail", notices => notices.KeepMailDays, "Dấu vết thư đã gửi (địa chỉ và nội dung đã xóa ngay khi gửi)", "Traces of sent letters (address and words go at sending)"),
        Of("survey_draft", "expires_at", _ => TimeSpan.Zero, nameof(PurgeSurveyDrafts), "Phiếu khảo sát làm dở, từ khi hết hạn", "Unfinished questionnaires, once expired"),
        Of("invitation_batch", null, jobs => jobs.KeepInvitations, nameof(PurgeWaves), "Mã mời của đợt khảo sát, từ khi công bố", "Invitations of a wave, after its release"),
        Of("response_text", null, jobs => jobs.KeepSurveyWords, nameof(PurgeWaves), "Ý kiến bằng lời, từ khi công bố", "Words written in surveys, after the release"),
        Of("response", null, jobs => jobs.KeepSurveyAnswers, nameof(PurgeWaves), "Phiếu trả lời đã mã hóa, từ khi công bố", "Coded answers, after the release"),
        _ => new RetentionRule("audit_entry", "at", null, null, "Nhật ký thao tác", "The audit log"),
        _ => new RetentionRule("question", null, null, null, "Câu hỏi, diễn biến và lời hẹn", "Questions, their histories and promises"),
    ];

    private static Func<IServiceProvider, RetentionRule> Of(string table, string? age, Func<JobOptions, TimeSpan> keep, string job, string vi, string en) =>
        services => new RetentionRule(table, age, keep(services.GetRequiredService<IOptions<JobOptions>>().Value), job, vi, en);

    private static Func<IServiceProvider, RetentionRule> OfNotices(string table, Func<NoticeOptions, int> days, string vi, string en) =>
        services => new RetentionRule(table, null, TimeSpan.FromDays(days(services.GetRequiredService<IOptions<NoticeOptions>>().Value)), nameof(PurgeContacts), vi, en);
}
