using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Surveys;

/// <summary>What a counter does for a wave is about one wave and one agency; the address names both.</summary>
public abstract class CounterPage(SurveyReads surveys) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set by LoadAsync before the page is rendered
    public AgencyChoice Agency { get; private set; } = null!; // likewise
    public InstrumentDefinition Instrument { get; private set; } = null!; // likewise

    public bool TakesAnswers => Wave.State == WaveState.Open;

    /// <summary>Sheets are keyed in for a while after the wave has closed.</summary>
    public bool TakesPaper => Wave.State is WaveState.Open or WaveState.Closed;

    public string Text(string key) => Instrument.Text(Texts.Language, key);

    protected SurveyReads Surveys => surveys;

    protected async Task<bool> LoadAsync(string wave, string agency, CancellationToken stop)
    {
        if (await surveys.WaveAsync(wave, stop) is not { } found
            || (await surveys.AgenciesAsync(found, stop)).FirstOrDefault(choice => choice.Code == agency) is not { } choice)
            return false;
        (Wave, Agency, Instrument) = (found, choice, surveys.InstrumentOf(found));
        return true;
    }
}
