using Dialogue.Core.Duties;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.Duties;
using Dialogue.Web.Pages.Shared;

namespace Dialogue.Web.Pages.Office;

/// <summary>The duty calendar for the reform office: the same figures, and which agency was reminded of what.</summary>
[Needs(Right.ReadOffice)]
public sealed class DutiesModel(DutyReads duties, DutyRules rules, DutyFigure figure, FigureBook book) : DutyPage(duties, rules, figure, book)
{
    private const int RemindersPerPage = 50;

    public IReadOnlyList<(DutyReads.Reminded Reminder, DutyReads.Row Agency)> Reminders { get; private set; } = [];

    public Pager ReminderPager { get; private set; } = null!; // set before the page is rendered

    public override string Address => "/office/duties";

    protected override async Task LoadMoreAsync(CancellationToken stop)
    {
        var shown = Rows.ToDictionary(row => row.AgencyId);
        ReminderPager = new Pager(this, await Duties.CountRemindersAsync(shown.Keys, stop), RemindersPerPage, "reminders", "told");
        Reminders = [.. (await Duties.RemindersAsync(shown.Keys, ReminderPager.Skip, ReminderPager.Size, stop)).Select(one => (one, shown[one.AgencyId]))];
    }
}
