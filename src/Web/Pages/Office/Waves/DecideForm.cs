using Dialogue.Core.Questions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>What an officer says about one figure that no rule decides; before a wave's release and, for its correction, after it.</summary>
public sealed class DecideForm(DecideFigure decide, Texts texts)
{
    public const int LongestReason = 400;

    /// <param name="Shown">As the button says it: yes or no.</param>
    public sealed record Sent(string Wave, bool IsOfTable, int Figure, string? Shown, string? Why);

    /// <returns>The status of a refusal, with its words in the model state; null when it is decided.</returns>
    public async Task<int?> RunAsync(Sent sent, PublishWave.Officer by, ModelStateDictionary state, CancellationToken stop)
    {
        var reason = CitizenText.Clean(sent.Why ?? "");
        if (reason.Length is 0 or > LongestReason)
            state.AddModelError($"why-{sent.Figure}", texts["breakdown.decide.reason.needed", LongestReason]);
        if (sent.Shown is not ("yes" or "no"))
            state.AddModelError($"why-{sent.Figure}", texts["breakdown.decide.choice.needed"]);
        if (!state.IsValid)
            return StatusCodes.Status400BadRequest;
        var outcome = await decide.RunAsync(new DecideFigure.Asked(sent.Wave, sent.IsOfTable, sent.Figure, sent.Shown == "yes", reason), by, stop);
        if (outcome is DecideFigure.Decided)
            return null;
        state.AddModelError("", texts["breakdown.decide." + outcome.GetType().Name]);
        return StatusCodes.Status409Conflict;
    }
}
