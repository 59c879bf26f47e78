namespace Dialogue.Core.Questions.Import;

/// <summary>One row as a file holds it, cell by cell. A row that cannot be read at all carries its trouble instead.</summary>
internal sealed record RawRow(int Line, IReadOnlyList<string> Cells, Trouble? Trouble = null)
{
    public bool IsBlank => Trouble is null && Cells.All(string.IsNullOrWhiteSpace);
}
