namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Codes of one item that contradict the agency a person has chosen to rate.</summary>
public sealed record AgencyFit(string Item, IReadOnlyList<short> Contradictions)
{
    public bool Refuses(ItemDefinition item, AnswerReading reading) =>
        item.Id == Item && reading is AnswerReading.Answered { Answer: Answer.Chosen chosen } && chosen.Codes.Any(Contradictions.Contains);
}
