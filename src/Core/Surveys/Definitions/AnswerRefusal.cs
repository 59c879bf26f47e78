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
}
