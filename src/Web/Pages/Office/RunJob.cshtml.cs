using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>Lets a job work now, or a period of it once more. Jobs bear being repeated; the question is asked all the same.</summary>
[Needs(Right.RunJobs)]
[ResponseCache(NoStore = true)]
public sealed class RunJobModel(JobRequests requests, JobRunReads runs, IEnumerable<JobPlan> plans) : PageModel
{
    public JobPlan Plan { get; private set; } = null!; // set before the page is rendered
    public JobRun? Latest { get; private set; }

    /// <summary>The key of a text.</summary>
    public string? Problem { get; private set; }

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Period { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public async Task<IActionResult> OnGetAsync(string job, CancellationToken stop)
    {
        if (!await FindAsync(job, stop))
            return NotFound();
        var address = this.ReadAddress();
        if (Period is not null && Latest is null)
        {
            address.Refuse("period", "jobs.period", hasField: false);
            Period = null;
        }
        this.Tell(address);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string job, CancellationToken stop)
    {
        if (!await FindAsync(job, stop))
            return NotFound();
        var outcome = await requests.AskAsync(job, Period, SignInDesk.PersonOf(User) ?? Guid.Empty, stop);
        if (outcome == JobRequests.Outcome.Asked)
        {
            Notice = "jobs.run.asked";
            return Redirect("/office/jobs#asked");
        }
        Problem = outcome == JobRequests.Outcome.UnderWay ? "jobs.run.underWay" : "jobs.run.noPeriod";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> FindAsync(string job, CancellationToken stop)
    {
        Plan = plans.FirstOrDefault(plan => plan.Name == job) ?? Plan;
        Period = string.IsNullOrEmpty(Period) ? null : Period;
        Latest = Plan is null ? null : await runs.LatestAsync(job, Period, stop);
        return Plan is not null;
    }
}
