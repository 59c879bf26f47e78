using Dialogue.Jobs.Duties;
using Dialogue.Jobs.Maintenance;
using Dialogue.Jobs.Notices;
using Dialogue.Jobs.Questions;
using Dialogue.Jobs.Reports;
using Dialogue.Jobs.Scheduling;
using Dialogue.Jobs.Surveys;
using Dialogue.Jobs.Topics;

namespace Dialogue.Jobs;

/// <summary>Everything that happens by itself. A new job is a class, its line here, and its test.</summary>
public static class Schedule
{
    public static IReadOnlyList<ScheduledJob> Jobs { get; } =
    [
        ScheduledJob.EverySeconds<ClassifyQuestions>(1,
            "Xếp lĩnh vực cho câu hỏi mới",
            "Gives new questions their topic"),
        ScheduledJob.EverySeconds<ClassifySurveyTexts>(1,
            "Xếp lĩnh vực cho ý kiến viết tay trong phiếu khảo sát",
            "Gives open answers of surveys their topic"),
        ScheduledJob.At<AskForRetraining>("0 40 2 * * ?",
            "Đề nghị huấn luyện lại phần mềm xếp lĩnh vực khi có lượt đọc mới của cán bộ",
            "Asks for a new training of the topic model when people have read since"),
        ScheduledJob.EverySeconds<RetrainTopics>(5,
            "Huấn luyện lại phần mềm xếp lĩnh vực theo yêu cầu",
            "Trains the topic model when that was asked for"),
        ScheduledJob.EverySeconds<ReassignTopics>(5,
            "Đọc lại lĩnh vực các câu hỏi cũ theo yêu cầu",
            "Reads the topics of past questions again when that was asked for"),
        ScheduledJob.EverySeconds<WriteNotices>(5,
            "Báo tin cho người theo dõi câu hỏi",
            "Tells the followers of questions what happened"),
        ScheduledJob.At<PurgeContacts>("0 20 2 * * ?",
            "Xóa địa chỉ nhận tin của các câu hỏi đã kết thúc quá thời hạn lưu",
            "Deletes addresses of followers past their keeping time"),
        ScheduledJob.EverySeconds<SendMail>(5,
            "Gửi thư báo tin đang chờ",
            "Sends the letters that wait"),
        ScheduledJob.EverySeconds<MoveWaves>(5,
            "Mở và đóng các đợt khảo sát đúng thời điểm",
            "Opens and closes survey waves at their instants"),
        ScheduledJob.EverySeconds<ReleaseLastAnswers>(30,
            "Đưa những phiếu cuối của đợt đã đóng vào số liệu chung",
            "Puts the last answers of a closed wave among the others"),
        ScheduledJob.EverySeconds<FoldSurveyCounts>(5,
            "Cộng dồn số phiếu khảo sát vừa nhận",
            "Folds newly taken survey answers into the totals"),
        ScheduledJob.EverySeconds<FoldQuestionCounts>(5,
            "Cộng dồn số câu hỏi vừa thay đổi",
            "Folds changes of questions into their totals"),
        ScheduledJob.EverySeconds<EstimateWaves>(10,
            "Ước lượng kết quả các đợt khảo sát có thêm phiếu",
            "Estimates the figures of survey waves that have new answers"),
        ScheduledJob.At<RemindAgencies>("0 5 * * * ?",
            "Nhắc cơ quan trước hạn thông báo, trước phiên đối thoại và trước hạn công bố kết quả",
            "Reminds agencies of the dates to announce a dialogue, to hold it and to publish its results"),
        ScheduledJob.At<RemindCounters>("0 30 8 * * ?",
            "Nhắc cơ quan nhận phiếu khảo sát chậm so với kế hoạch, mỗi tuần một lần",
            "Reminds agencies whose survey answers are behind the plan, once a week"),
        ScheduledJob.At<CheckSurveyCounts>("0 0 2 * * ?",
            "Đếm lại toàn bộ phiếu khảo sát và đối chiếu với số đang hiển thị",
            "Counts all survey answers anew and compares them with the counts shown"),
        ScheduledJob.At<CheckQuestionCounts>("0 10 2 * * ?",
            "Đếm lại toàn bộ câu hỏi và đối chiếu với số đang hiển thị",
            "Counts all questions anew and compares them with the counts shown"),
        ScheduledJob.At<PurgeSurveyDrafts>("0 10 * * * ?",
            "Xóa phiếu khảo sát làm dở đã quá hạn lưu",
            "Deletes unfinished questionnaires past their keeping time"),
        ScheduledJob.At<OrderReports>("0 10 3 * * ?",
            "Đặt lập báo cáo của nửa năm vừa kết thúc cho mọi cơ quan",
            "Asks for every agency's report of the half-year that is over"),
        ScheduledJob.EverySeconds<ComposeReports>(5,
            "Lập báo cáo nửa năm của các cơ quan khi có yêu cầu",
            "Composes the agencies' half-year reports when that was asked for"),
        ScheduledJob.At<PurgeWaves>("0 40 2 * * ?",
            "Xóa mã mời, ý kiến bằng lời và phiếu trả lời của các đợt đã công bố quá thời hạn lưu; số liệu vẫn giữ",
            "Deletes invitations, words and answers of released waves past their keeping time; the figures stay"),
        ScheduledJob.EverySeconds<RunAskedJobs>(2,
            "Chạy ngay những tác vụ mà quản trị viên yêu cầu",
            "Runs at once the jobs that an administrator asked for"),
        ScheduledJob.At<PurgeSignIns>("0 50 2 * * ?",
            "Xóa lịch sử đăng nhập và liên kết mời đã quá thời hạn lưu",
            "Forgets sign-ins and invitation links past their keeping time"),
        ScheduledJob.At<ForgetRoomEvents>("0 20 2 * * ?",
            "Dọn tin trực tiếp cũ của các phiên; trạng thái và lịch sử câu hỏi vẫn giữ nguyên",
            "Forgets old live messages of the rooms; states and histories of questions stay"),
        ScheduledJob.At<PruneJobRuns>("0 30 2 * * ?",
            "Dọn nhật ký chạy tác vụ đã quá thời hạn lưu",
            "Forgets job runs older than the history is kept"),
    ];

    public static ScheduledJob? Find(string name) => Jobs.FirstOrDefault(job => job.Name == name);
}
