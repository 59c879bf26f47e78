namespace Dialogue.Core.Surveys;

public sealed record IntakeOptions
{
    /// <summary>How many answers may wait. More are refused at once rather than kept waiting longer than a person does.</summary>
    public int QueueLength { get; init; } = 2000;

    public int GroupSize { get; init; } = 256;

    /// <summary>How many answers of a wave become visible together at least. Not a setting: tests of other things use 1.</summary>
    public int FewestTogether { get; init; } = 10;
}
