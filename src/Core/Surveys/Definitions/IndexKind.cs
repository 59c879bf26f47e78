namespace Dialogue.Core.Surveys.Definitions;

public enum IndexKind
{
    /// <summary>Answers in the numerator among answers in the denominator.</summary>
    Share,

    /// <summary>People whose every answered item lies in the numerator, among people who answered any.</summary>
    AllAnswered,

    /// <summary>The mean of the answered codes.</summary>
    Mean,

    /// <summary>Answers in the numerator less those in <see cref="IndexDefinition.Against"/>, among answers in the denominator.</summary>
    Net,
}
