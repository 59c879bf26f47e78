namespace Dialogue.Core.Questions.Totals;

/// <summary>How many questions of a month there are of one kind.</summary>
/// <param name="Month">Its first day, by the city's calendar.</param>
/// <param name="Key">A topic's code, an outcome, or empty; see <see cref="QuestionKind"/>.</param>
/// <param name="Count">Never 0.</param>
public sealed record QuestionCount(DateOnly Month, string Key, long Count);
