namespace Dialogue.Core.Questions.Import;

/// <summary>What a column of a source can mean.</summary>
public enum ImportField
{
    Text,
    Id,
    Agency,
    AskedAt,
    Answer,
    AnsweredAt,
    Topic,
    Name,
    Place,
}
