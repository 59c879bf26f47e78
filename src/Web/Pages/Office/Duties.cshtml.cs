using Dialogue.Core.Duties;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.Duties;

namespace Dialogue.Web.Pages.Office;

/// <summary>The duty calendar for the reform office: the same figures, and which agency was reminded of what.</summary>
[Needs(Right.ReadOffice)]
public sealed class DutiesModel(DutyReads duties, DutyRules rules, DutyFigure figure, FigureBook book) : DutyPage(duties, rules, figure, book)
{
    private const int MostReminders = 200;

    public IReadOnlyList<(DutyReads.Reminded Reminder, DutyReads.Row Agency)> Reminders { get; private set; } = [];

    public override string Address => "/office/duties";

    protected override async Task LoadMoreAsync(CancellationToken stop)
    {
        var shown = Rows.ToDictionary(row => row.AgencyId);
        Reminders = [.. (await Duties.RemindersAsync(MostReminders, stop)).Where(one => shown.ContainsKey(one.AgencyId)).Select(one => (one, shown[one.AgencyId]))];
    }
}
