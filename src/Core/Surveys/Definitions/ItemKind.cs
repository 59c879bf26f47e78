namespace Dialogue.Core.Surveys.Definitions;

public enum ItemKind
{
    Single,
    Multiple,
    Scale,
    YesNo,
    Number,
    ShortText,
    LongText,
}
