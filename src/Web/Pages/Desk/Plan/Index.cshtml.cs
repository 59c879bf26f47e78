using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>The plans of somebody's agencies: what is a draft, what is announced, whose results are due, what is over.</summary>
[Needs(Right.PlanSession)]
public sealed class IndexModel(PlanReads plans) : PageModel
{
    private const int PlansPerPage = 50;

    private static readonly (string Key, SessionState[] States)[] Kinds =
    [
        ("running", [SessionState.Live, SessionState.Paused]),
        ("drafts", [SessionState.Draft]),
        ("announced", [SessionState.Announced]),
        ("results", [SessionState.Closed]),
        ("over", [SessionState.Published, SessionState.Cancelled]),
    ];

    /// <summary>What stands on this page, with the number on all pages.</summary>
    public IReadOnlyList<(string Key, int All, IReadOnlyList<PlanReads.Row> Rows)> Groups { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    public async Task OnGetAsync(CancellationToken stop)
    {
        var agencies = PolicyTable.AgenciesOf(User.ToHolder(), Right.PlanSession);
        var counts = await plans.CountsAsync(agencies, stop);
        Pager = new Pager(this, counts.Values.Sum(), PlansPerPage, "plans-title");
        var rows = await plans.ListAsync(agencies, Pager.Skip, Pager.Size, stop);
        Groups = [.. Kinds.Select(kind => (kind.Key, kind.States.Sum(counts.GetValueOrDefault), (IReadOnlyList<PlanReads.Row>)[.. rows.Where(row => kind.States.Contains(row.State))]))];
    }
}
