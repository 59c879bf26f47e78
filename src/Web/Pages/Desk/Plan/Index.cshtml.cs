using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>The plans of somebody's agencies: what is a draft, what is announced, whose results are due, what is over.</summary>
[Needs(Right.PlanSession)]
public sealed class IndexModel(PlanReads plans) : PageModel
{
    public IReadOnlyList<(string Key, IReadOnlyList<PlanReads.Row> Rows)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var rows = await plans.ListAsync(PolicyTable.AgenciesOf(User.ToHolder(), Right.PlanSession), stop);
        Groups =
        [
            ("running", Of(SessionState.Live, SessionState.Paused)),
            ("drafts", Soonest(SessionState.Draft)),
            ("announced", Soonest(SessionState.Announced)),
            ("results", Of(SessionState.Closed)),
            ("over", Of(SessionState.Published, SessionState.Cancelled)),
        ];

        List<PlanReads.Row> Of(params SessionState[] states) => [.. rows.Where(row => states.Contains(row.State))];
        List<PlanReads.Row> Soonest(SessionState state) => [.. Of(state).OrderBy(row => row.StartsAt)];
    }
}
