namespace Dialogue.Core.Topics;

/// <summary>One topic as the taxonomy's file writes it; its place in the file is its place on the page.</summary>
public sealed record TopicEntry
{
    public required string Code { get; init; }
    public required string NameVi { get; init; }
    public required string NameEn { get; init; }
    public required string CoversVi { get; init; }
    public required string CoversEn { get; init; }
    public required string Colour { get; init; }
    public DateOnly? RetiredOn { get; init; }
    public string? SuccessorCode { get; init; }
}
