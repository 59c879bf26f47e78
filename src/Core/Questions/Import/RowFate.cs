namespace Dialogue.Core.Questions.Import;

internal enum RowFate
{
    Added,
    AlreadyThere,

    /// <summary>The row's id already belongs to a question with other words.</summary>
    IdTaken,
}
