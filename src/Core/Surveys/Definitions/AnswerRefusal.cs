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

    /// <summary>Two options have the same rank, or one has two.</summary>
    RankedTwice,

    /// <summary>Says something else than the agency that was chosen.</summary>
    OtherAgency,
}
