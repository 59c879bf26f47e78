namespace Dialogue.Analytics.Topics;

// What a training run may vary. Part of the fingerprint, so two models with the same fingerprint answer the same.
internal sealed record TopicParameters
{
    // Raised when the code that reads or trains changes what a model answers.
    public int Version { get; init; } = 3;
    public int HashBits { get; init; } = 19;
    public int LongestCharacters { get; init; } = 5;
    public float AccentedWeight { get; init; } = 1f;
    public float StrippedWeight { get; init; } = 1f;
    public float CharacterWeight { get; init; } = 0.6f;
    public float LexiconWeight { get; init; } = 0.2f;
    public float LexiconPrior { get; init; } = 0.05f;
    public float Cost { get; init; } = 0.2f;
    public float PhraseCost { get; init; } = 0.2f;
    public float PositiveWeight { get; init; } = 2f;

    // A topic with many texts of our own is not for that a topic many citizens ask about: texts weigh less where there are more than
    // a topic of the corpus has on average.
    public float Balance { get; init; } = 1f;

    // Copies without marks and in a hurry weigh less than what somebody wrote. What one text alone has, its copies included, is chance.
    public float CopyCost { get; init; } = 0.5f;
    public int MinTexts { get; init; } = 2;
    public int Passes { get; init; } = 8;
    public int Folds { get; init; } = 3;

    // Our own texts agree with each other more than with a stranger's, so the temperature found on them is too sure of itself. The factor
    // is what folds of our own texts (0.92 at best) and of the news (0.83) asked for together.
    public float Softening { get; init; } = 0.85f;

    // A text of which fewer words than this share were ever seen is left to a reader, whatever the rest says: nonsense abstains.
    public float KnownWords { get; init; } = 0.5f;

    // What is answered should be right in nine of ten cases; a little more is asked of our own held-out texts, which are easier than a
    // stranger's. AnswerFrom stands where they cannot say.
    public float Precision { get; init; } = 0.92f;
    public float AnswerFrom { get; init; } = 0.65f;
}
