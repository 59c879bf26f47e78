namespace Dialogue.Core.Questions.Import;

/// <summary>One row whose every cell has been found good: a question of a past dialogue.</summary>
internal sealed record ArchiveRow
{
    public required int Line { get; init; }
    public required string? RowId { get; init; }
    public required string Text { get; init; }
    public required string? Name { get; init; }
    public required string? Place { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required string? Answer { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }
    public required int AgencyId { get; init; }
    public required string AgencyCode { get; init; }

    /// <summary>The same row of the same source always gets the same key; a unique index keeps it single.</summary>
    public required string ImportKey { get; init; }
}
