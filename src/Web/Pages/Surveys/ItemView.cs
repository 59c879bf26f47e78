using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>Model of <c>_Item</c>: one question with what was entered. Its first field bears the item's id, where a complaint leads.</summary>
public sealed record ItemView(InstrumentDefinition Instrument, ItemDefinition Item, IReadOnlyList<string> Entered, string? Complaint)
{
    public string ErrorId => $"{Item.Id}-error";
    public string HintId => $"{Item.Id}-hint";
    public string? DescribedBy => string.Join(' ', new[] { Item.Hint ? HintId : null, Complaint is not null ? ErrorId : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
    public IReadOnlyList<Option> Options => Instrument.OptionsOf(Item);

    public string Text(string key) => Instrument.Text(Texts.Language, key);

    public bool Has(Option option) => Entered.Contains($"{option.Code}");

    /// <summary>What a ranking's list of places sends for an option at a rank.</summary>
    public static string RankOf(int rank, Option option) => $"{rank}:{option.Code}";

    public string FieldId(int nth, Option option) => nth == 0 ? Item.Id : $"{Item.Id}-{option.Code}";
}
