namespace Dialogue.Core.Questions.Import;

/// <summary>A row that was left out: where it stands in the file, which field is wrong and why.</summary>
public sealed record RefusedRow(int Line, string? RowId, ImportField? Field, string ReasonVi, string ReasonEn);
