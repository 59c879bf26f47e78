using Dialogue.Core.Maintenance;

namespace Dialogue.Web.Pages.Office;

/// <summary>Jobs and their periods as people say them.</summary>
/// <param name="Plans">The schedule.</param>
/// <param name="English">In English, otherwise in Vietnamese.</param>
/// <param name="MayRun">The reader may ask for a run.</param>
public sealed record JobNames(IReadOnlyList<JobPlan> Plans, bool English, bool MayRun)
{
    /// <summary>A job that is not in the schedule any more keeps the name it ran under.</summary>
    public string Of(string job) => Plans.FirstOrDefault(plan => plan.Name == job)?.What(English) ?? job;

    public bool Has(string job) => Plans.Any(plan => plan.Name == job);

    public static string RunAddress(string job, string? period = null) =>
        $"/office/jobs/{Uri.EscapeDataString(job)}/run{(period is null ? "" : QueryString.Create("period", period))}";
}
