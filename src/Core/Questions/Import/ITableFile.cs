namespace Dialogue.Core.Questions.Import;

/// <summary>A file as rows of cells, read from front to back without holding it in memory. Some early row names the columns.</summary>
internal interface ITableFile
{
    /// <summary>A row with more cells than the header is a row that was cut in the wrong places.</summary>
    bool ExtraCellsMeanWrongCuts { get; }

    IEnumerable<RawRow> Rows();
}
