using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Paper;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Office.Waves;
using Dialogue.Web.Pages.Shared;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Desk.Surveys;

/// <summary>Everything a counter does for a wave: help somebody answer, make a tablet a kiosk, hang up the QR code, print and key in paper.</summary>
[Needs(Right.TakeAnswers)]
[ResponseCache(NoStore = true)]
public sealed class CounterModel(SurveyReads surveys, SurveyDrafts drafts, SurveyCookie cookie, PaperForms forms, WaveProgress progress, CityTime time, TimeProvider clock) : CounterPage(surveys)
{
    private const int SheetsPerPage = 50;

    public IReadOnlyList<string> Waiting { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    /// <summary>How far this agency is against the wave's plan.</summary>
    public PlanView.Place? Place { get; private set; }

    /// <summary>Fewer answers than the plan needs by now.</summary>
    public bool IsBehind { get; private set; }

    public async Task<IActionResult> OnGetAsync(string wave, string agency, CancellationToken stop)
    {
        if (!await LoadAsync(wave, agency, stop))
            return NotFound();
        Waiting = await forms.WaitingAsync(Wave.Id, Agency.Id, stop);
        Pager = new Pager(this, Waiting.Count, SheetsPerPage, "waiting-title");
        Place = await progress.ReadAsync(wave, time.Today, stop) is { } report ? PlanView.Of(report).Places.FirstOrDefault(place => place.Row.Agency.Id == Agency.Id) : null;
        IsBehind = Place is { } mine && CounterPace.IsBehind(Wave, mine.Row.Answers, mine.Planned, clock.GetUtcNow());
        return Page();
    }

    /// <param name="wave">The wave's key.</param>
    /// <param name="agency">The agency's code.</param>
    /// <param name="start">"kiosk" makes this device a kiosk and signs its officer out; anything else begins one answer for somebody.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<IActionResult> OnPostAsync(string wave, string agency, string? start, CancellationToken stop)
    {
        if (!await LoadAsync(wave, agency, stop))
            return NotFound();
        if (!TakesAnswers)
            return Redirect($"/desk/surveys/{wave}/{agency}");
        if (start == "kiosk")
        {
            cookie.KeepKiosk(HttpContext, wave, agency);
            await HttpContext.RequestServices.GetRequiredService<SignInDesk>().LeaveAsync(HttpContext);
            return Redirect($"/surveys/{wave}/kiosk");
        }
        var first = Instrument.Pages[0].Id;
        cookie.KeepDraft(HttpContext, wave, await drafts.StartAsync(new SurveyDrafts.Beginning(Wave.Id, Agency.Id, first, WaveMode.Clerk), stop));
        return Redirect($"/surveys/{wave}/form/{first}");
    }
}
