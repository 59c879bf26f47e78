namespace Dialogue.Core.Surveys.Definitions;

/// <summary>What a person answered to one item. An item without an answer has no <see cref="Answer"/> at all.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    public sealed record Chosen(IReadOnlyList<short> Codes) : Answer;

    public sealed record Words(string Text) : Answer;
}
