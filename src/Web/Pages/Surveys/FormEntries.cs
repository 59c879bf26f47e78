using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>Between a posted form and an instrument's items.</summary>
internal static class FormEntries
{
    /// <summary>Everything the form holds for these items; an item left blank counts as entered blank.</summary>
    public static Dictionary<string, string[]> Of(IFormCollection form, IEnumerable<ItemDefinition> items) =>
        items.ToDictionary(item => item.Id, item => form[item.Id].OfType<string>().Where(value => value.Length > 0).ToArray());

    public static void Complain(
        ModelStateDictionary state, Texts texts, InstrumentDefinition instrument,
        IEnumerable<(ItemDefinition Item, AnswerReading.Refused Refusal)> refusals)
    {
        foreach (var (item, refusal) in refusals)
            state.AddModelError(item.Id, texts[$"survey.refused.{refusal.Reason}", instrument.Text(Texts.Language, item.TextKey), refusal.Limit]);
    }
}
