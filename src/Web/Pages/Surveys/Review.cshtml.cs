using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>Everything entered, to look over and hand in once. Handing in twice gives the same receipt.</summary>
[Needs(Right.AnswerSurvey)]
[ResponseCache(NoStore = true)]
public sealed class ReviewModel(
    SurveyReads surveys, SurveyDrafts drafts, SurveyIntake intake, SurveyCookie cookie, Texts texts, CityTime time) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set before the page is rendered
    public InstrumentDefinition Instrument { get; private set; } = null!; // likewise
    public SurveyDraft Draft { get; private set; } = null!; // likewise
    public Questionnaire Questionnaire { get; private set; } = null!; // likewise
    public string AgencyName { get; private set; } = "";

    public string Text(string key) => Instrument.Text(Texts.Language, key);

    public IEnumerable<string> AnswerTo(ItemDefinition item) => Questionnaire.Route.Answers.GetValueOrDefault(item.Id) switch
    {
        Answer.Words words => [words.Text],
        Answer.Chosen chosen when item.Kind == ItemKind.Ranking =>
            chosen.Codes.Select((code, nth) => $"{nth + 1}. {Text(Instrument.OptionsOf(item).Single(option => option.Code == code).TextKey)}"),
        Answer.Chosen chosen when item.IsChoice =>
            Instrument.OptionsOf(item).Where(option => chosen.Codes.Contains(option.Code)).Select(option => Text(option.TextKey)),
        Answer.Chosen chosen => chosen.Codes.Select(code => code.ToString(CultureInfo.CurrentCulture)),
        _ => [texts["survey.review.unanswered"]],
    };

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop) =>
        await LoadAsync(wave, stop) ? await ShowAsync(stop) : Redirect($"/surveys/{wave}/form");

    public async Task<IActionResult> OnPostAsync(string wave, Guid key, CancellationToken stop)
    {
        if (!await LoadAsync(wave, stop))
            return await AgainAsync(wave, key, stop);
        var answer = Submission.From(
            Instrument, Questionnaire.Route, Wave.Id, Draft.AgencyId, Draft.SessionId, Draft.SubmissionKey, Draft.Mode, time.Today) with
        { Invited = Draft.Invited };
        switch (await intake.SubmitAsync(answer, stop))
        {
            case IntakeOutcome.Accepted accepted:
                await drafts.ForgetAsync(Draft, stop);
                if (Draft is { Mode: WaveMode.Web, Invited: false })
                    cookie.KeepAnswered(HttpContext, wave, Draft.AgencyId);
                return Done(wave, accepted.Receipt);
            case IntakeOutcome.Busy busy:
                Response.Headers.RetryAfter = ((int)busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return await RefuseAsync(StatusCodes.Status503ServiceUnavailable, "survey.review.busy", stop);
            case IntakeOutcome.WaveClosed:
                return Redirect($"/surveys/{wave}");
            default:
                return await RefuseAsync(StatusCodes.Status409Conflict, "survey.review.conflict", stop);
        }
    }

    /// <summary>The draft is gone: a second tap on "send", or a reload, finds the answer by its key.</summary>
    private async Task<IActionResult> AgainAsync(string waveKey, Guid key, CancellationToken stop)
    {
        var wave = await surveys.WaveAsync(waveKey, stop);
        return wave is not null && await surveys.IsInAsync(wave.Id, key, stop)
            ? Done(waveKey, SurveyReceipt.Of(key))
            : Redirect($"/surveys/{waveKey}/form");
    }

    private RedirectResult Done(string wave, string receipt)
    {
        cookie.KeepReceipt(HttpContext, wave, receipt);
        return Redirect($"/surveys/{wave}/thanks");
    }

    private async Task<IActionResult> RefuseAsync(int status, string key, CancellationToken stop)
    {
        ModelState.AddModelError("", texts[key]);
        Response.StatusCode = status;
        return await ShowAsync(stop);
    }

    private async Task<bool> LoadAsync(string key, CancellationToken stop)
    {
        if (await surveys.WaveAsync(key, stop) is not { } wave || cookie.DraftCode(HttpContext, key) is not { } code
            || await drafts.FindAsync(code, stop) is not { } draft || draft.WaveId != wave.Id)
            return false;
        (Wave, Draft, Instrument) = (wave, draft, surveys.InstrumentOf(wave));
        Questionnaire = await surveys.QuestionnaireAsync(wave, draft, stop);
        return Questionnaire.FirstUnfinished is null && Questionnaire.Route.ScreenedOut is null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        AgencyName = await surveys.AgencyNameAsync(Draft.AgencyId, stop);
        return Page();
    }
}
