using Dialogue.Jobs.Maintenance;
using Dialogue.Jobs.Scheduling;
using Dialogue.Jobs.Topics;

namespace Dialogue.Jobs;

/// <summary>Everything that happens by itself. A new job is a class, its line here, and its test.</summary>
public static class Schedule
{
    public static IReadOnlyList<ScheduledJob> Jobs { get; } =
    [
        ScheduledJob.EverySeconds<ClassifyQuestions>(2,
            "Gắn chủ đề cho câu hỏi mới",
            "Gives new questions their topic"),
        ScheduledJob.At<PruneJobRuns>("0 30 2 * * ?",
            "Dọn nhật ký chạy tác vụ đã quá thời hạn lưu",
            "Forgets job runs older than the history is kept"),
    ];

    public static ScheduledJob? Find(string name) => Jobs.FirstOrDefault(job => job.Name == name);
}
