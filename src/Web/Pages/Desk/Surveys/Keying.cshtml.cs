using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Paper;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Surveys;

/// <summary>
/// A paper form is keyed in twice, the second time without seeing the first. Where the two differ both are shown, and whoever has the
/// sheet says what it says.
/// </summary>
[Needs(Right.TakeAnswers)]
[ResponseCache(NoStore = true)]
public sealed class KeyingModel(SurveyReads surveys, PaperForms forms, SurveyIntake intake, Texts texts, CityTime time) : CounterPage(surveys)
{
    private Dictionary<string, string[]> entered = [];
    private Dictionary<string, string> complaints = [];

    /// <summary>The sheet's number; empty in the first keying.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    /// <summary>Items whose difference has been looked at.</summary>
    [BindProperty(Name = "seen")]
    public string[] Seen { get; set; } = [];

    /// <summary>The number just given to a sheet.</summary>
    public string? Kept { get; private set; }
    public bool IsDone { get; private set; }

    public ItemView View(ItemDefinition item) => new(Instrument, item, entered.GetValueOrDefault(item.Id) ?? [], complaints.GetValueOrDefault(item.Id));

    public async Task<IActionResult> OnGetAsync(string wave, string agency, CancellationToken stop)
    {
        if (!await LoadAsync(wave, agency, stop) || !TakesPaper)
            return NotFound();
        return string.IsNullOrEmpty(Number) || await forms.FindAsync(Wave.Id, Agency.Id, Number, stop) is not null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string wave, string agency, CancellationToken stop)
    {
        if (!await LoadAsync(wave, agency, stop) || !TakesPaper)
            return NotFound();
        entered = FormEntries.Of(Request.Form, Instrument.Items.Values);
        if (PaperKeying.Refusals(Instrument, entered) is { Count: > 0 } refusals)
        {
            complaints = FormEntries.Complain(ModelState, texts, Instrument, refusals);
            return Refuse(StatusCodes.Status400BadRequest);
        }
        if (await ContradictionAsync(stop) is { } refusal)
            return refusal;
        if (string.IsNullOrEmpty(Number))
        {
            Kept = await forms.KeepAsync(Wave.Id, Agency.Id, entered, time.Today, stop);
            entered = [];
            return Page();
        }
        return await forms.FindAsync(Wave.Id, Agency.Id, Number, stop) is { } first ? await CompareAsync(first, stop) : NotFound();
    }

    /// <summary>A sheet that says something else than the agency, or that its writer does not belong to the survey.</summary>
    private async Task<IActionResult?> ContradictionAsync(CancellationToken stop)
    {
        var questionnaire = new Questionnaire(Instrument, entered, await Surveys.FitAsync(Wave, Agency.Id, stop));
        if (questionnaire.Route.ScreenedOut is { } rule)
        {
            ModelState.AddModelError("", texts["counter.keying.screened", Text(rule.TextKey)]);
            return Refuse(StatusCodes.Status400BadRequest);
        }
        var other = questionnaire.Route.Pages.SelectMany(questionnaire.RefusalsOf).Where(refused => refused.Refusal.Reason == AnswerRefusal.OtherAgency).ToList();
        if (other.Count == 0)
            return null;
        complaints = FormEntries.Complain(ModelState, texts, Instrument, other, Agency.Name);
        return Refuse(StatusCodes.Status400BadRequest);
    }

    private async Task<IActionResult> CompareAsync(PaperForm first, CancellationToken stop)
    {
        var differences = PaperKeying.Differences(Instrument, first.Entered, entered).Where(item => !Seen.Contains(item.Id)).ToList();
        if (differences.Count > 0)
        {
            foreach (var item in differences)
            {
                complaints[item.Id] = texts["counter.keying.differs", Words(item, first.Entered), Words(item, entered)];
                ModelState.AddModelError(item.Id, texts["counter.keying.differs.at", item.Id, complaints[item.Id]]);
            }
            Seen = [.. Seen, .. differences.Select(item => item.Id)];
            return Refuse(StatusCodes.Status409Conflict);
        }
        var route = new Questionnaire(Instrument, entered).Route;
        var answer = Submission.From(Instrument, route, Wave.Id, Agency.Id, null, first.SubmissionKey, WaveMode.Paper, first.EnteredOn);
        switch (await intake.SubmitAsync(answer, stop))
        {
            case IntakeOutcome.Accepted:
                await forms.ForgetAsync(first.Number, stop);
                (IsDone, Number, entered) = (true, null, []);
                return Page();
            case IntakeOutcome.Busy busy:
                Response.Headers.RetryAfter = ((int)busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                ModelState.AddModelError("", texts["survey.review.busy"]);
                return Refuse(StatusCodes.Status503ServiceUnavailable);
            default:
                ModelState.AddModelError("", texts["survey.review.conflict"]);
                return Refuse(StatusCodes.Status409Conflict);
        }
    }

    private string Words(ItemDefinition item, IReadOnlyDictionary<string, string[]> keyed) =>
        keyed.GetValueOrDefault(item.Id) is { Length: > 0 } values
            ? string.Join(", ", values.Select(value => Instrument.OptionsOf(item).FirstOrDefault(option => $"{option.Code}" == value) is { } option ? $"{value} {Text(option.TextKey)}" : value))
            : texts["survey.review.unanswered"];

    private PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
