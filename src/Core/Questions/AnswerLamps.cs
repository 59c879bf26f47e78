namespace Dialogue.Core.Questions;

/// <summary>What a reader may expect of a written answer. Lit by heuristics, shown to the desk before it publishes, never blocking.</summary>
[Flags]
public enum AnswerLamps : short
{
    None = 0,
    AnswersDirectly = 1,
    NamesUnit = 2,
    GivesDateOrNextStep = 4,
    CitesBasis = 8,
    LinksEvidence = 16,
}
