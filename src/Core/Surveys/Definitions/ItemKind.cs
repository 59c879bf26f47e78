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

    /// <summary>Options put in order, as many of them as a person likes.</summary>
    Ranking,

    /// <summary>One of many options, such as a service, out of a list that unfolds.</summary>
    Picker,
}
