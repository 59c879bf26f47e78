using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Core.PublishedIndices;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Figures;
using Dialogue.Web.Overview;
using Dialogue.Web.Pages.OneStop;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Overview;

/// <summary>All agencies in a half-year, for the reform office.</summary>
[Needs(Right.ReadOffice)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(CityOverview overview, OverviewFigures figures, FigureBook book, OneStopReads oneStop) : PageModel
{
    private const int MostPublished = 20;
    private const int AgenciesPerPage = 100;

    public OverviewView View { get; private set; } = null!; // set before the page is rendered
    public Pager Pager { get; private set; } = null!; // likewise
    public IReadOnlyList<DrawnFigure> Figures { get; private set; } = [];
    public OneStopView OneStop { get; private set; } = null!; // likewise
    public DateOnly Today => overview.Today;

    /// <summary>In the order of the whole list.</summary>
    public IReadOnlyList<PublishedIndex> LatestPublished =>
        [.. View.Published.Index().OrderByDescending(index => index.Item.Year).Take(MostPublished).OrderBy(index => index.Index).Select(index => index.Item)];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var written = this.ReadAddress();
        var address = OverviewAddress.Read(written, Today);
        this.Tell(written);
        View = await overview.ReadAsync(address, stop);
        Pager = new Pager(this, View.Rows.Count(row => !row.IsQuiet), AgenciesPerPage, "agencies-title");
        Figures = await book.DrawAsync(figures.SubjectOf(address), await figures.OfAsync(View, FiguresOf(View), stop), stop);
        OneStop = new OneStopView(await oneStop.LatestAsync(null, OneStopView.Months, stop), IsCity: true);
    }

    /// <summary>All that fit a page, or those that its table shows.</summary>
    private IReadOnlyList<OverviewRow> FiguresOf(OverviewView view) => view.Rows.Count > 2 * AgenciesPerPage ? Pager.Of(view.Rows.Where(row => !row.IsQuiet)) : view.Rows;
}
