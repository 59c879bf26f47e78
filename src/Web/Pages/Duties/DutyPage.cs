using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Web.Addresses;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Duties;

/// <summary>The duty calendar of a year, as everybody and as the reform office see it.</summary>
public abstract class DutyPage(DutyReads duties, DutyRules rules, DutyFigure figure, FigureBook book) : PageModel
{
    /// <summary>A picture of more agencies is longer than a screen and waits to be unfolded.</summary>
    public const int MostUnfolded = 20;
    private const int RowsPerPage = 100;

    public DutyFilter Filter { get; private set; } = null!; // set before the page is rendered

    /// <summary>All that the filter lets through.</summary>
    public IReadOnlyList<DutyReads.Row> Rows { get; private set; } = [];

    /// <summary>Those on this page of the table.</summary>
    public IReadOnlyList<DutyReads.Row> Shown { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<DrawnFigure> Map { get; private set; } = [];
    public IReadOnlyList<AgencyKind> Kinds { get; private set; } = [];
    public DutySum Sum { get; private set; } = null!; // likewise
    public DutyRules Rules { get; } = rules;
    public DateOnly Today => Duties.Today;
    public abstract string Address { get; }
    protected DutyReads Duties { get; } = duties;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var address = this.ReadAddress();
        Filter = DutyFilter.Of(address, Today);
        this.Tell(address);
        var all = await Duties.YearAsync(Filter.Year, null, stop);
        Kinds = [.. all.Select(row => row.Kind).Distinct()];
        Rows = [.. Filter.Of(all, Today, Rules)];
        Pager = new Pager(this, Rows.Count, RowsPerPage, "duty-table");
        Shown = Pager.Of(Rows);
        Sum = DutySum.Of([.. Rows.SelectMany(row => row.Halves)], Today, Rules);
        Map = await book.DrawAsync(figure.SubjectOf(Filter), [await figure.OfAsync(Filter, Shown, stop)], stop);
        await LoadMoreAsync(stop);
    }

    protected virtual Task LoadMoreAsync(CancellationToken stop) => Task.CompletedTask;
}
