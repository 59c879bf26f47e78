using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>One page of the questionnaire. Going on needs its entries to stand; going back, or leaving, loses nothing.</summary>
[Needs(Right.AnswerSurvey)]
[ResponseCache(NoStore = true)]
public sealed class FormModel(SurveyReads surveys, SurveyDrafts drafts, SurveyCookie cookie, Texts texts) : PageModel
{
    private Dictionary<string, string> complaints = [];

    public Wave Wave { get; private set; } = null!; // set by LoadAsync before the page is rendered
    public InstrumentDefinition Instrument { get; private set; } = null!; // likewise
    public SurveyDraft Draft { get; private set; } = null!; // likewise
    public Questionnaire Questionnaire { get; private set; } = null!; // likewise
    public RoutePage Current { get; private set; } = null!; // likewise
    public string Code { get; private set; } = "";
    public string AgencyName { get; private set; } = "";

    public int Number => Instrument.Pages.ToList().FindIndex(page => page.Id == Current.Page.Id) + 1;

    public string Text(string key) => Instrument.Text(Texts.Language, key);

    public ItemView View(ItemDefinition item) =>
        new(Instrument, item, Questionnaire.EnteredFor(item), complaints.GetValueOrDefault(item.Id));

    public async Task<IActionResult> OnGetAsync(string wave, string? part, CancellationToken stop)
    {
        if (await LoadAsync(wave, stop) is { } elsewhere)
            return elsewhere;
        var asked = Questionnaire.Route.Find(part ?? Draft.Page);
        var unfinished = Questionnaire.FirstUnfinished;
        // Nobody gets past a page that is not answered as it must be, not even by its address.
        if (asked is null || (unfinished is not null && IsAfter(asked, unfinished)))
            return Redirect(Address((unfinished ?? Questionnaire.Route.Pages[0]).Page.Id));
        return part is null ? Redirect(Address(asked.Page.Id)) : await ShowAsync(asked, stop);
    }

    public async Task<IActionResult> OnPostAsync(string wave, string? part, string? go, string? language, CancellationToken stop)
    {
        if (await LoadAsync(wave, stop) is { } elsewhere)
            return elsewhere;
        if (Questionnaire.Route.Find(part ?? "") is not { } asked)
            return Redirect(Address(null));
        var entered = FormEntries.Of(Request.Form, asked.Items);
        await drafts.SaveAsync(Draft, entered, asked.Page.Id, stop);
        Questionnaire = await surveys.QuestionnaireAsync(Wave, Draft, stop);
        if (language is not null)
            return LocalRedirect(PreferencesComposition.Choose(HttpContext, language, Address(asked.Page.Id)));
        if (go == "back")
            return Redirect(Questionnaire.Route.Before(asked.Page.Id) is { } before ? Address(before.Page.Id) : $"/surveys/{wave}");

        var refusals = Questionnaire.RefusalsOf(asked);
        if (refusals.Count > 0)
        {
            complaints = FormEntries.Complain(ModelState, texts, Instrument, refusals, await surveys.AgencyNameAsync(Draft.AgencyId, stop));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(asked, stop);
        }
        return await GoOnAsync(asked, stop);
    }

    private async Task<IActionResult> GoOnAsync(RoutePage from, CancellationToken stop)
    {
        if (Questionnaire.Route.ScreenedOut is { } rule)
        {
            await drafts.ForgetAsync(Draft, stop);
            return Redirect($"/surveys/{Wave.Key}/ended/{rule.Id}");
        }
        if (Questionnaire.Route.After(from.Page.Id) is not { } next)
            return Redirect($"/surveys/{Wave.Key}/review");
        await drafts.SaveAsync(Draft, new Dictionary<string, string[]>(), next.Page.Id, stop);
        return Redirect(Address(next.Page.Id));
    }

    private async Task<IActionResult?> LoadAsync(string key, CancellationToken stop)
    {
        if (await surveys.WaveAsync(key, stop) is not { } wave)
            return NotFound();
        if (cookie.Receipt(HttpContext, key) is not null)
            return Redirect($"/surveys/{key}/thanks?again=true");
        var code = cookie.DraftCode(HttpContext, key);
        var draft = code is null ? null : await drafts.FindAsync(code, stop);
        if (code is null || draft is null || draft.WaveId != wave.Id || wave.State != WaveState.Open)
            return Redirect(wave.State != WaveState.Open ? $"/surveys/{key}" : code is null ? "/surveys/resume" : "/surveys/resume?gone=true");
        (Wave, Draft, Code) = (wave, draft, code);
        Instrument = surveys.InstrumentOf(wave);
        Questionnaire = await surveys.QuestionnaireAsync(wave, draft, stop);
        return null;
    }

    private async Task<IActionResult> ShowAsync(RoutePage page, CancellationToken stop)
    {
        Current = page;
        AgencyName = await surveys.AgencyNameAsync(Draft.AgencyId, stop);
        return Page();
    }

    private bool IsAfter(RoutePage page, RoutePage other)
    {
        var pages = Questionnaire.Route.Pages.ToList();
        return pages.IndexOf(page) > pages.IndexOf(other);
    }

    private string Address(string? page) => page is null ? $"/surveys/{Wave.Key}/form" : $"/surveys/{Wave.Key}/form/{page}";
}
