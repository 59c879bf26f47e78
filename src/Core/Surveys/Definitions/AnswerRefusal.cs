namespace Dialogue.Core.Surveys.Definitions;

public enum AnswerRefusal
{
    Required,
    UnknownOption,
    OnlyOne,
    TooMany,
    NotANumber,
    OutOfRange,
    TooLong,

    /// <summary>Says something else than the agency that was chosen.</summary>
    OtherAgency,
}
