using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>The work that happens by itself: when it fires, how it went, what broke.</summary>
[Needs(Right.ReadJobs)]
public sealed class JobsModel(JobRunReads runs) : PageModel
{
    public JobsOverview Overview { get; private set; } = new([], [], [], 0);

    public async Task OnGetAsync(CancellationToken stop) => Overview = await runs.ReadAsync(stop);

    /// <summary>The colour of a run's chip; its words carry the meaning.</summary>
    public static string StateOf(JobRun run) => run.Outcome switch
    {
        JobOutcome.Running => "open",
        JobOutcome.Done => "kept",
        JobOutcome.Failed => "late",
        _ => "draft",
    };
}
