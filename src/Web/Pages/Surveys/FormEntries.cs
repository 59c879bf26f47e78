using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>Between a posted form and an instrument's items.</summary>
internal static class FormEntries
{
    private const int LongestLabel = 60;

    /// <summary>Everything the form holds for these items; an item left blank counts as entered blank.</summary>
    public static Dictionary<string, string[]> Of(IFormCollection form, IEnumerable<ItemDefinition> items) =>
        items.ToDictionary(item => item.Id, item => form[item.Id].OfType<string>().Where(value => value.Length > 0).ToArray());

    /// <summary>Names each refused question at the top of the page, cut short: its whole text stands at its field.</summary>
    /// <returns>What to say beside each field.</returns>
    public static Dictionary<string, string> Complain(
        ModelStateDictionary state, Texts texts, InstrumentDefinition instrument,
        IEnumerable<(ItemDefinition Item, AnswerReading.Refused Refusal)> refusals, string agency = "")
    {
        var beside = new Dictionary<string, string>();
        foreach (var (item, refusal) in refusals)
        {
            var reason = KeyOf(item, refusal.Reason);
            string complaint = texts[$"survey.refused.{reason}", refusal.Reason == AnswerRefusal.OtherAgency ? agency : refusal.Limit];
            state.AddModelError(item.Id, texts["survey.refused.summary", Label(instrument.Text(Texts.Language, item.TextKey)), complaint]);
            beside[item.Id] = complaint;
        }
        return beside;
    }

    private static string KeyOf(ItemDefinition item, AnswerRefusal reason) => (reason, item) switch
    {
        (AnswerRefusal.Required, { Kind: ItemKind.Multiple }) => "Required.choices",
        (AnswerRefusal.Required, { IsChoice: true }) => "Required.choice",
        (AnswerRefusal.Required, _) => "Required.entry",
        _ => reason.ToString(),
    };

    private static string Label(string question)
    {
        if (question.Length <= LongestLabel)
            return question;
        var end = question.LastIndexOf(' ', LongestLabel);
        return question[..(end > 0 ? end : LongestLabel)].TrimEnd(' ', ',', ';', ':') + "…";
    }
}
