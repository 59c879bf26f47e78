using System.Globalization;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>The work that happens by itself: when it fires, how it went, what broke, and what somebody asked for.</summary>
[Needs(Right.ReadJobs)]
public sealed class JobsModel(JobRunReads runs, JobRequests requests, IEnumerable<JobPlan> plans) : PageModel
{
    public JobsOverview Overview { get; private set; } = new([], [], 0);
    public IReadOnlyList<JobRun> History { get; private set; } = [];
    public IReadOnlyList<JobRequest> Asked { get; private set; } = [];
    public long? Older { get; private set; }
    public JobOutcome? Outcome { get; private set; }

    public string? Job { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    public JobNames Names => new([.. plans], Texts.Language == "en", PolicyTable.Allows(User.ToHolder(), Right.RunJobs, null));

    public async Task OnGetAsync(CancellationToken stop)
    {
        var address = this.ReadAddress();
        Job = address.Choice("job", "jobs.job", plans.Select(plan => plan.Name));
        Outcome = address.Choice<JobOutcome>("outcome", "jobs.outcome");
        var cursor = address.Place("before");
        this.Tell(address);
        Overview = await runs.ReadAsync(stop);
        Asked = await requests.RecentAsync(stop);
        var found = await runs.HistoryAsync(Job, Outcome, cursor, stop);
        History = [.. found.Take(JobRunReads.RecentMost)];
        Older = found.Count > JobRunReads.RecentMost ? History[^1].Id : null;
    }

    public string AddressOf(long before) => "/office/jobs" + QueryString.Create(
    [
        KeyValuePair.Create("job", Job), KeyValuePair.Create("outcome", Outcome?.ToString()),
        KeyValuePair.Create("before", (string?)before.ToString(CultureInfo.InvariantCulture)),
    ]) + "#history";

    /// <summary>The colour of a run's chip; its words carry the meaning.</summary>
    public static string StateOf(JobRun run) => run.Outcome switch
    {
        JobOutcome.Running => "open",
        JobOutcome.Done => "kept",
        JobOutcome.Failed => "late",
        _ => "draft",
    };
}
