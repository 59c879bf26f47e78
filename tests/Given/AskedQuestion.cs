namespace Dialogue.Given;

/// <summary>What an asker is told at once.</summary>
public sealed record AskedQuestion(long Id, string Receipt);
