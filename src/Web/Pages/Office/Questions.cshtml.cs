using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office;

/// <summary>What the reform office decides: whose a question is that two agencies passed on, and refusals read a second time.</summary>
[Needs(Right.DecideTransfers)]
[ResponseCache(NoStore = true)]
public sealed class QuestionsModel(DeskWork work, DialogueDb db, CityCalendar calendar, TimeProvider clock) : PageModel
{
    public DeskWork.Office Work { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Now = clock.GetUtcNow();
        var today = calendar.DayOf(Now);
        Work = await work.OfficeAsync(stop);
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.ValidTo == null || a.ValidTo >= today).ToListAsync(stop);
        Agencies = agencies.InOrderOfNames(agency => Texts.Language == "en" ? agency.NameEn : agency.NameVi);
    }
}
