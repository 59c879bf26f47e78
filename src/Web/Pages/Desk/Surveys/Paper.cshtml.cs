using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Office.Surveys;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Desk.Surveys;

/// <summary>The questionnaire on paper, with the code of every answer beside its box, for whoever keys it in.</summary>
[Needs(Right.TakeAnswers)]
public sealed class PaperModel(SurveyReads surveys) : CounterPage(surveys)
{
    /// <summary>Says which wave, agency and wording a sheet belongs to.</summary>
    public string FormCode => $"{Wave.Key} · {Agency.Code} · {Wave.DefinitionHash[..6]}";

    public QuestionnaireView View => new(Instrument, Texts.Language);

    public async Task<IActionResult> OnGetAsync(string wave, string agency, CancellationToken stop) =>
        await LoadAsync(wave, agency, stop) ? Page() : NotFound();
}
