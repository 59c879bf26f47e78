using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Web.Pages.Office.Surveys;

/// <summary>Model of <c>_Questionnaire</c>: an instrument in one language, whichever the reader's own is.</summary>
public sealed record QuestionnaireView(InstrumentDefinition Instrument, string Language)
{
    public string Text(string key) => Instrument.Text(Language, key);

    /// <summary>The label that a code of an item carries in this language; the code itself where it has none.</summary>
    public string LabelOf(string item, short code) =>
        Instrument.OptionsOf(Instrument.Items[item]).FirstOrDefault(option => option.Code == code) is { } option ? Text(option.TextKey) : $"{code}";
}
