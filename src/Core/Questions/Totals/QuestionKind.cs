namespace Dialogue.Core.Questions.Totals;

/// <summary>By what questions are counted; the names are those of the cells in the database.</summary>
public enum QuestionKind
{
    /// <summary>All that an agency was asked, by <see cref="QuestionOutcome"/>.</summary>
    Outcome,

    /// <summary>Public ones of the agency that answers, by topic; under the empty key those without a topic that is sure.</summary>
    Topic,

    /// <summary>The same by what software said, sure or not; without those that it has not read.</summary>
    Software,

    /// <summary>Public ones that were answered, under the empty key.</summary>
    Answered,
}
