namespace Dialogue.Analytics.Topics;

// What a training run may vary. Part of the fingerprint, so two models with the same fingerprint answer the same.
internal sealed record TopicParameters
{
    // Raised when the code that reads or trains changes what a model answers.
    public int Version { get; init; } = 1;
    public int HashBits { get; init; } = 18;
    public int LongestCharacters { get; init; } = 5;
    public float AccentedWeight { get; init; } = 1f;
    public float StrippedWeight { get; init; } = 1f;
    public float CharacterWeight { get; init; } = 1f;
    public float LexiconWeight { get; init; } = 0.2f;
    public float LexiconPrior { get; init; } = 0.05f;
    public float Cost { get; init; } = 0.3f;
    public float PhraseCost { get; init; } = 0.2f;
    public float PositiveWeight { get; init; } = 2f;

    // A topic with many texts of our own is not for that a topic many citizens ask about: texts weigh less where there are more.
    public float Balance { get; init; } = 1f;
    public float UsualTexts { get; init; } = 80f;
    public int Passes { get; init; } = 8;
    public int Folds { get; init; } = 3;

    // Our own texts agree with each other more than with a stranger's, so the temperature found on them is too sure of itself.
    public float Softening { get; init; } = 0.75f;

    // An n-gram never seen lengthens the text's vector too, so a text of strange words gets a small say: nonsense abstains.
    public bool WeighUnseen { get; init; } = true;

    // Aimed at a precision of 0.90 on real texts.
    public float AnswerFrom { get; init; } = 0.65f;
}
