namespace Dialogue.Core.Topics;

/// <summary>What citizens raise. A retired topic keeps its history; one merged into another names its successor.</summary>
public sealed class Topic
{
    public required string Code { get; init; }

    /// <summary>The version of the taxonomy in which the topic last changed.</summary>
    public required int Version { get; set; }

    public required string NameVi { get; set; }
    public required string NameEn { get; set; }
    public required string CoversVi { get; set; }
    public required string CoversEn { get; set; }
    public required string Colour { get; set; }
    public required int Position { get; set; }
    public DateOnly? RetiredOn { get; set; }
    public string? SuccessorCode { get; set; }
}
