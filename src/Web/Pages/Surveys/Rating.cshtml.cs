using System.Globalization;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>One screen after a dialogue, answered by whoever likes to.</summary>
[Needs(Right.AnswerSurvey)]
[ResponseCache(NoStore = true)]
public sealed class RatingModel(
    DialogueDb db, SurveyReads surveys, SurveyIntake intake, SurveyCookie cookie, Texts texts, CityTime time) : PageModel
{
    private Wave? wave;
    private Dictionary<string, string> complaints = [];

    public Session Session { get; private set; } = null!; // set by LoadAsync before the page is rendered
    public InstrumentDefinition? Instrument { get; private set; }
    public Questionnaire? Questionnaire { get; private set; }
    public string? Receipt { get; private set; }
    public bool HasBegun => Session.StartedAt is not null;
    public bool IsAsked => Receipt is null && Instrument is not null && HasBegun;

    public string SessionTitle => Texts.Language == "en" && Session.TitleEn.Length > 0 ? Session.TitleEn : Session.TitleVi;

    /// <summary>Made when the form is shown, so that a double tap counts once.</summary>
    [BindProperty(Name = "key")]
    public Guid Key { get; set; }

    public string Text(string key) => Instrument?.Text(Texts.Language, key) ?? "";

    public ItemView View(InstrumentDefinition instrument, ItemDefinition item) =>
        new(instrument, item, Questionnaire?.EnteredFor(item) ?? [], complaints.GetValueOrDefault(item.Id));

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (!await LoadAsync(code, stop))
            return NotFound();
        Key = Submission.NewKey();
        Receipt = cookie.Receipt(HttpContext, Place);
        return Page();
    }

    /// <param name="code">The session's code.</param>
    /// <param name="language">Set by the switch of languages, which is a button of this form.</param>
    /// <param name="keep">Shows what was entered and sends nothing: where the switch leads, with the form sent once more.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<IActionResult> OnPostAsync(string code, string? language, [FromQuery] bool keep, CancellationToken stop)
    {
        if (language is not null && !keep)
            return LocalRedirectPreserveMethod(PreferencesComposition.Choose(HttpContext, language, $"/sessions/{Uri.EscapeDataString(code)}/rating?keep=true"));
        if (!await LoadAsync(code, stop))
            return NotFound();
        if (wave is null || Instrument is null || !HasBegun)
            return Page();
        if (Key == Guid.Empty)
            Key = Submission.NewKey();
        Questionnaire = new Questionnaire(Instrument, FormEntries.Of(Request.Form, Instrument.Items.Values));
        if (keep)
            return Page();
        if (Questionnaire.FirstUnfinished is { } page)
        {
            complaints = FormEntries.Complain(ModelState, texts, Instrument, Questionnaire.RefusalsOf(page));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        var answer = Submission.From(
            Instrument, Questionnaire.Route, wave.Id, Session.AgencyId, Session.Id, Key, WaveMode.Web, time.Today);
        return Answered(await intake.SubmitAsync(answer, stop));
    }

    private string Place => $"session-{Session.Code}";

    private IActionResult Answered(IntakeOutcome outcome)
    {
        switch (outcome)
        {
            case IntakeOutcome.Accepted accepted:
                cookie.KeepReceipt(HttpContext, Place, accepted.Receipt);
                return Redirect($"/sessions/{Session.Code}/rating");
            case IntakeOutcome.Busy busy:
                Response.Headers.RetryAfter = ((int)busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return Refuse(StatusCodes.Status503ServiceUnavailable, "survey.review.busy");
            case IntakeOutcome.WaveClosed:
                return Refuse(StatusCodes.Status409Conflict, "survey.rating.closed");
            default:
                return Refuse(StatusCodes.Status409Conflict, "survey.review.conflict");
        }
    }

    private PageResult Refuse(int status, string key)
    {
        ModelState.AddModelError("", texts[key]);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.Code == canonical && session.State != SessionState.Draft, stop)
            is not { } session)
            return false;
        Session = session;
        wave = await surveys.SessionWaveAsync(stop);
        Instrument = wave is null ? null : surveys.InstrumentOf(wave);
        return true;
    }
}
