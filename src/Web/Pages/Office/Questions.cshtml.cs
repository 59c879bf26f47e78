using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office;

/// <summary>What the reform office decides: whose a question is that two agencies passed on, and refusals read a second time.</summary>
[Needs(Right.DecideTransfers)]
[ResponseCache(NoStore = true)]
public sealed class QuestionsModel(DeskWork work, DialogueDb db, CityCalendar calendar, TimeProvider clock) : PageModel
{
    private const int ItemsPerPage = 50;

    private KeptForm? kept;

    public Pager Transfers { get; private set; } = null!; // set before the page is rendered
    public Pager Appeals { get; private set; } = null!; // likewise
    public DeskWork.Office Work { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    /// <summary>What was typed about a question, when it was declined just now.</summary>
    public KeptForm? KeptOf(long question, params string[] acts) => kept?.Question == question && acts.Contains(kept.Act) ? kept : null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        TakeKept();
        Now = clock.GetUtcNow();
        var today = calendar.DayOf(Now);
        var (transfers, appeals) = await work.CountOfficeAsync(stop);
        Transfers = new Pager(this, transfers, ItemsPerPage, "transfers-title", "transfers");
        Appeals = new Pager(this, appeals, ItemsPerPage, "appeals-title", "appeals");
        Work = await work.OfficeAsync(Transfers.Skip, Appeals.Skip, ItemsPerPage, stop);
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.ValidTo == null || a.ValidTo >= today).ToListAsync(stop);
        Agencies = agencies.InOrderOfNames(agency => Texts.Language == "en" ? agency.NameEn : agency.NameVi);
    }

    private void TakeKept()
    {
        kept = KeptForm.Of(TempData);
        if (kept is not { At: { } field, Fault: { } fault })
            return;
        ModelState.AddModelError(kept.Act == "assign" ? $"{field}-{kept.Question}" : $"appeal-{kept.Question}", fault);
        ViewData["Kept"] = true;
    }
}
