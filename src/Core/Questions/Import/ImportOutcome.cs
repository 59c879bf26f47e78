namespace Dialogue.Core.Questions.Import;

public abstract record ImportOutcome
{
    public sealed record Finished(ImportProgress Rows, int NewSessions) : ImportOutcome;

    /// <summary>The file or the request cannot be used at all; nothing was written.</summary>
    public sealed record Unusable(IReadOnlyList<string> Errors) : ImportOutcome;
}
