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
    public float LexiconPrior { get; init; } = 0.2f;
    public float Cost { get; init; } = 0.3f;
    public float PhraseCost { get; init; } = 0.2f;
    public float PositiveWeight { get; init; } = 2f;
    public int Passes { get; init; } = 12;
    public int Folds { get; init; } = 3;
    public float Softening { get; init; } = 1f;
    public bool WeighUnseen { get; init; } = true;
    public float AnswerFrom { get; init; } = 0.5f;
}
