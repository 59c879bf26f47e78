namespace Dialogue.Core.Questions;

/// <summary>Where in a text something private probably stands.</summary>
/// <param name="Start">In UTF-16 units, as browsers count, too.</param>
public sealed record PrivateDetail(PrivateKind Kind, int Start, int Length)
{
    public string In(string text) => text.Substring(Start, Length);
}
